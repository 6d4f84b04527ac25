using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What a school owes for a term as a whole, asked again whenever something of it changes and once a day.</summary>
/// <remarks>ENR-002, 009 to 013, 015, 032, 033, 036, 037, 041 to 043, 080, 081, 085, 087, 094, 103. Nothing of it stops a family or the service.</remarks>
internal static class TermDuties
{
    // What a term is given its first half to do.
    private static readonly string[] OfSecondHalf = [.. WorkRecordRule.OfSchool.Values, OnlineResourcesRule.OfSchool];

    /// <summary>Each duty that a term can bring; what is no longer broken is done.</summary>
    public static readonly string[] Codes =
    [
        "plan-due",
        "prior-consultation",
        "service-not-opened",
        "menu-not-published",
        "teacher-not-named",
        OnlineRule.TeacherMissing,
        "service-days-missing",
        "weekend-day-missing",
        "holiday-opening-short",
        "inventory-missing",
        "needs-survey-missing",
        "form-before-inventory",
        "classes-not-counted",
        "notice-incomplete",
        "notice-channel-missing",
        AgreementFormRule.Rule,
        .. OfSecondHalf,
    ];

    // What is asked only once there is a plan, or a menu: while it is not asked, it is neither owed nor done.
    private static readonly string[] OfPlan =
    [
        "inventory-missing",
        "needs-survey-missing",
        "form-before-inventory",
        "classes-not-counted",
    ];

    private static readonly string[] OfMenu = ["notice-incomplete", "notice-channel-missing", AgreementFormRule.Rule];

    /// <summary>What is asked now.</summary>
    public static IEnumerable<string> AskedOf(TermFacts facts) =>
        Codes
            .Except(facts.IsMade ? [] : OfPlan)
            .Except(facts.Menu.Count > 0 ? [] : OfMenu)
            .Except(facts.IsHalfOver ? [] : OfSecondHalf);

    /// <summary>Every duty that is broken now, with its last day; null leaves the usual working days.</summary>
    public static IEnumerable<(Ruling Ruling, DateOnly? DueOn)> Judge(
        TermFacts facts,
        School school,
        EnrolmentPack pack
    )
    {
        yield return (JudgePlan(facts, pack), DueDay(facts.Term, pack));
        yield return (
            facts.Plan is { } plan ? ConsultationRule.JudgeMissing(plan, facts.Menu.Count > 0, pack) : Ruling.Permitted,
            null
        );
        yield return (JudgeOpened(facts, school, pack), facts.Eve);
        yield return (JudgeMenu(facts, pack), facts.Eve);
        yield return (TeacherNamedRule.Judge(facts.WithoutTeacher, pack), null);
        yield return (OnlineRule.JudgeTeacher(facts.OnlineWithoutTeacher, pack), null);
        yield return (JudgeDays(facts, pack), null);
        yield return (JudgeWeekend(facts, pack), null);
        yield return (JudgeHoliday(facts, pack), facts.Term.LastDay);
        foreach (var ruling in JudgeNeeds(facts, pack))
            yield return (ruling, null);
        if (!facts.IsHalfOver)
            yield break;
        foreach (var ruling in WorkRecordRule.JudgeSchool(facts.Recorded, pack))
            yield return (ruling, facts.Term.LastDay);
        yield return (OnlineResourcesRule.JudgeSchool(facts.HasOnlineResource, pack), facts.Term.LastDay);
    }

    // 「进行摸底调查，建立工作台账」「广泛征询课后服务需求」「主动向家长告知」: each comes before the plan is made or the menu stands.
    private static IEnumerable<Ruling> JudgeNeeds(TermFacts facts, EnrolmentPack pack)
    {
        if (facts.IsMade)
        {
            yield return NeedsRule.JudgeInventory(facts.Needs, pack);
            yield return NeedsRule.JudgeSurvey(facts.Needs, pack);
            yield return NeedsRule.JudgeForm(facts.Needs, pack);
            yield return NeedsRule.JudgeClasses(facts.Needs, pack);
        }

        if (facts.Menu.Count > 0)
        {
            yield return NoticeRule.JudgeFields(facts.Told, pack);
            yield return NoticeRule.JudgeChannels(facts.Channels, pack);
            yield return AgreementFormRule.JudgeOwed(facts.Plan, pack);
        }
    }

    /// <summary>The last day to complete the plan of that term; null where the page names none.</summary>
    public static DateOnly? DueDay(Term term, EnrolmentPack pack) =>
        // 「于8月底前」 of one year means the term that begins in what is left of that year.
        pack.PlanDeadline
            is { Value: var named }
        && named.Year == term.FirstDay.Year
        && named <= term.FirstDay
            ? named
        : pack.PlanDaysBeforeTerm is { Value: var days } ? term.FirstDay.AddDays(-days)
        : null;

    private static Ruling JudgePlan(TermFacts facts, EnrolmentPack pack)
    {
        if (DueDay(facts.Term, pack) is not { } due || facts.Plan?.CompletedOn <= due)
            return Ruling.Permitted;
        var compared = new { DueOn = due, facts.Plan?.CompletedOn };
        return pack.PlanDeadline is { } named && named.Value == due
            ? named.Broken("plan-due", compared)
            : pack.PlanDaysBeforeTerm!.Broken("plan-due", compared);
    }

    // 「全市义务教育学校全部…开展课后服务」: where opening is a duty of the schools in scope.
    private static Ruling JudgeOpened(TermFacts facts, School school, EnrolmentPack pack) =>
        pack.Stages is { Force: Force.Duty } stages
        && CompulsoryStagesRule.IsInScope(school, pack)
        && !RuralOpeningRule.IsLeftToNeed(school, pack)
        && facts is { IsPlanInForce: false, Menu.Count: 0 }
            ? stages.Broken("service-not-opened", new { school.Stages })
            : Ruling.Permitted;

    private static Ruling JudgeMenu(TermFacts facts, EnrolmentPack pack)
    {
        if (pack.MenuPublishDeadline is not { } deadline)
            return Ruling.Permitted;
        var isOwed = deadline.Value switch
        {
            "beforeTermStart" => facts.MenuSince is not { } since || since > facts.Eve,
            "beforeApplication" => facts.HasRequests && facts.Plan?.PublishedOn is null,
            _ => facts.Menu.Count > 0 && facts.Plan?.PublishedOn is null,
        };
        return isOwed ? deadline.Broken("menu-not-published", new { Deadline = deadline.Value }) : Ruling.Permitted;
    }

    // Class days say where the service lies; named weekdays say how often it is owed.
    private static Ruling JudgeDays(TermFacts facts, EnrolmentPack pack)
    {
        if (pack.ServiceDays is not { Force: Force.Duty } days || facts.Menu.Count == 0)
            return Ruling.Permitted;
        var missing = days.Value.Where(code => Weekdays.Named(code) is { } day && !Serves(facts, [day])).ToArray();
        return missing.Length == 0 ? Ruling.Permitted : days.Broken("service-days-missing", new { Missing = missing });
    }

    // 「双休日中的1天用于开展课后服务」
    private static Ruling JudgeWeekend(TermFacts facts, EnrolmentPack pack) =>
        pack.WeekendServiceDays is { Value: > 0 } weekend
        && facts.Menu.Count > 0
        && !Serves(facts, [DayOfWeek.Saturday, DayOfWeek.Sunday])
            ? weekend.Broken("weekend-day-missing", new { Owed = weekend.Value })
            : Ruling.Permitted;

    // 「寒假开放1周、暑假开放3周」: owed for the holiday that follows the term.
    private static Ruling JudgeHoliday(TermFacts facts, EnrolmentPack pack)
    {
        var owed = facts.HolidayAhead switch
        {
            Holiday.Winter => pack.WinterOpenWeeks,
            Holiday.Summer => pack.SummerOpenWeeks,
            _ => null,
        };
        return owed?.Value is { } weeks && facts.HolidayWeeks < weeks
            ? owed.Broken("holiday-opening-short", new { Weeks = facts.HolidayWeeks, Owed = weeks })
            : Ruling.Permitted;
    }

    private static bool Serves(TermFacts facts, DayOfWeek[] days) =>
        facts.Menu.Any(one => one.Weekly.Any(slot => days.Contains(slot.Weekday)));
}
