using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>What an offering is for.</summary>
public enum Category
{
    /// <summary>Help with homework and lessons (学业辅导).</summary>
    AcademicSupport,

    /// <summary>Sport, arts, reading, science, clubs (素质拓展).</summary>
    Enrichment,

    /// <summary>Care after the sessions (延时托管).</summary>
    ExtendedCare,
}

/// <summary>Who gives it.</summary>
public enum ProviderKind
{
    /// <summary>The school's own teachers (本校教师).</summary>
    OwnStaff,

    /// <summary>Individuals from outside (校外人员).</summary>
    External,

    /// <summary>A vendor (第三方机构).</summary>
    Vendor,

    /// <summary>A public-welfare organisation (公益组织).</summary>
    PublicWelfare,
}

/// <summary>In what form pupils are taught.</summary>
public enum TeachingForm
{
    /// <summary>One pupil at a time (个别辅导).</summary>
    Individual,

    /// <summary>A few pupils (小组).</summary>
    SmallGroup,

    /// <summary>A lecture (讲座).</summary>
    Lecture,

    /// <summary>Several classes together (大班制).</summary>
    LargeClass,
}

/// <summary>Where an offering stands.</summary>
public enum OfferingStatus
{
    /// <summary>The school works on it.</summary>
    Draft,

    /// <summary>On the menu (已公布).</summary>
    Published,

    /// <summary>Stopped until further notice (暂停).</summary>
    Suspended,
}

/// <summary>An offering on the menu (菜单项): what, for whom, by whom, when, for how much.</summary>
public sealed partial class Offering
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The plan it belongs to.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>Its school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Its term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>What parents read.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for.</summary>
    public required Category Category { get; init; }

    /// <summary>Code of the activity, as the page lists them.</summary>
    public required string Activity { get; init; }

    /// <summary>The subject of the curriculum it is allotted to (学科), e.g. mathematics; none for most.</summary>
    public string? Subject { get; init; }

    /// <summary>Who gives it.</summary>
    public required ProviderKind ProviderKind { get; init; }

    /// <summary>The vendor, when one gives it.</summary>
    public Guid? VendorId { get; init; }

    /// <summary>Grades it is for, 1 to 9.</summary>
    public required int[] Grades { get; init; }

    /// <summary>Per pupil and term.</summary>
    public required Money FeePerTerm { get; set; }

    /// <summary>Places it has.</summary>
    public required int Capacity { get; init; }

    /// <summary>Whether written homework is set in it (布置书面家庭作业).</summary>
    public required bool AssignsWrittenHomework { get; init; }

    /// <summary>In what form pupils are taught, where the school says.</summary>
    public TeachingForm? Form { get; init; }

    /// <summary>When it is held every week.</summary>
    public required WeeklySlot[] Weekly { get; set; }

    /// <summary>Sessions on single days besides.</summary>
    public required ExtraSession[] Extra { get; init; }

    /// <summary>The room it is held in, from the school's ledger; none where the school names none.</summary>
    public Guid? RoomId { get; set; }

    /// <summary>How it reaches the children; none says no more than that it is held in the school.</summary>
    public Delivery? Delivery { get; init; }

    /// <summary>Where it is held, outside the school.</summary>
    public Outing? Outing { get; init; }

    /// <summary>What it shows of the school, by the codes of <see cref="OfferingTag"/>.</summary>
    public string[]? Tags { get; init; }

    /// <summary>Where it stands.</summary>
    public OfferingStatus Status { get; private set; } = OfferingStatus.Draft;

    /// <summary>Edition it was published under.</summary>
    public string? Edition { get; private set; }

    /// <summary>Day it was put on the menu.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>Seats that the school fills itself, as its plan declared them when this was put on the menu (预留名额).</summary>
    public InternalSeats[]? InternalSeats { get; private set; }

    /// <summary>Seats that families can ask for.</summary>
    public int OpenSeats => Capacity - (InternalSeats ?? []).Sum(seats => seats.Seats);

    /// <summary>Minutes offered in a week.</summary>
    public int WeeklyMinutes => Weekly.Sum(slot => slot.Minutes);

    /// <summary>Weekdays from Monday to Friday it is held on.</summary>
    internal IEnumerable<DayOfWeek> WorkingDays() =>
        Weekly.Select(slot => slot.Weekday).Where(day => !day.IsWeekend()).Distinct();

    /// <summary>The earliest start on a class day; null where it is held at weekends only.</summary>
    internal TimeOnly? StartsOnClassDays() =>
        Weekly
            .Where(slot => !slot.Weekday.IsWeekend())
            .Select(slot => (TimeOnly?)slot.Starts)
            .Concat(
                Extra.Where(one => ChinaCalendar.Announced.IsClassDay(one.Day)).Select(one => (TimeOnly?)one.Starts)
            )
            .Min();

    /// <summary>Whether it may be kept as an item of the menu at all; compulsory it may be nowhere.</summary>
    internal Ruling Keep(bool isCompulsory, Governed governed, IReadOnlyCollection<string> optIns, Plea plea) =>
        Ruling.All(NoCoercionRule.Judge(isCompulsory, governed.Pack), Item(governed, optIns)).Heard(plea);

    /// <summary>Puts the offering on the menu, unless the jurisdiction's rules refuse it.</summary>
    internal Ruling Publish(Governed governed, MenuAround around, DateOnly today, Plea plea)
    {
        if (Status is not OfferingStatus.Draft)
            throw new InvalidOperationException($"Offering {Id} is {Status}; only a draft can be published.");

        var pack = governed.Pack;
        var ruling = Ruling
            .All(
                Item(governed, around.Plan.OptIns),
                Opening(governed, around, today),
                Content(around, pack),
                Hours(governed, around)
            )
            .Heard(plea);
        if (ruling.Permits)
        {
            (Status, Edition, PublishedOn) = (OfferingStatus.Published, pack.Edition, today);
            InternalSeats = Declared(around.Plan);
        }

        return ruling;
    }

    // What the plan holds back of each offering of this activity, and never more than there is.
    private InternalSeats[] Declared(ServicePlan plan)
    {
        var left = Capacity;
        return
        [
            .. (plan.InternalSeats ?? [])
                .Where(seats => seats.Activity == Activity)
                .Select(seats => seats with { Seats = Math.Min(seats.Seats, left) })
                .TakeWhile(seats => (left -= seats.Seats) >= 0 && seats.Seats > 0),
        ];
    }

    /// <summary>Fee, time and room change while it is on the menu, judged as when it came there.</summary>
    internal Ruling Change(OfferingChange change, Governed governed, MenuAround around, Plea plea)
    {
        (FeePerTerm, Weekly) = (change.FeePerTerm ?? FeePerTerm, change.Weekly ?? Weekly);
        RoomId = change.RoomId ?? RoomId;
        return Ruling.All(Content(around, governed.Pack), Hours(governed, around)).Heard(plea);
    }

    /// <summary>Stops it until further notice; false when it was not on the menu.</summary>
    public bool Suspend()
    {
        if (Status is not OfferingStatus.Published)
            return false;
        Status = OfferingStatus.Suspended;
        return true;
    }

    private Ruling Item(Governed governed, IReadOnlyCollection<string> optIns) =>
        Ruling.All(
            ExcludedActivityRule.Judge(Activity, governed.Pack),
            VenueRule.Judge(Outing, governed.Pack),
            OnlineRule.Judge(this, governed.School, governed.Pack),
            EveningStudyRule.Judge(this, governed.Pack),
            ContentBansRule.Judge(Activity, governed.Pack),
            HomeworkRule.Judge(this, governed.Pack),
            TutoringRule.Judge(Activity, Form, governed.Pack),
            PreviewReviewRule.Judge(Activity, governed.Pack),
            VendorContentRule.Judge(this, governed.Pack),
            CompulsoryStagesRule.JudgeGrades(Grades, governed.School, optIns, governed.Pack)
        );

    private Ruling Opening(Governed governed, MenuAround around, DateOnly today) =>
        Ruling.All(
            MenuAfterPlanRule.Judge(around.Plan, governed.Pack),
            OpeningSequenceRule.Judge(around.Plan, OpeningStep.Menu, governed.Pack),
            RuralOpeningRule.JudgeCounty(governed.School, around.IsDecidedOpen, governed.Pack),
            VendorAdmissionRule.Judge(this, around.VendorIsAdmitted, governed.Pack),
            NeedsRule.JudgeItem(Activity, around.Wished, governed.Pack),
            TimetableAheadRule.Judge(around.Begins, today, governed.Pack)
        );

    private Ruling Content(MenuAround around, EnrolmentPack pack) =>
        Ruling.All(
            CurriculumRule.JudgeSubject(this, pack),
            EveningStudyRule.JudgeLimits(this, pack),
            FeeWithinSchemeRule.Judge(this, around.Plan, pack),
            FeeWithinStandardRule.Judge(this, around.Standard, pack),
            EnrichmentShareRule.Judge(this, around.WeekWith(this), pack),
            MainContentRule.Judge(this, around.WeekWith(this), pack),
            DailyAcademicHourRule.JudgeGrades(this, around.WeekWith(this), pack)
        );

    private Ruling Hours(Governed governed, MenuAround around)
    {
        var (pack, planned) = (governed.Pack, around.PlannedWith(this));
        return Ruling.All(
            ClassDaysRule.Judge(this, pack),
            NoonAndBreaksRule.Judge(this, around.Day, pack),
            StartAfterCurriculumRule.Judge(this, around.Day, pack),
            EndNearOffWorkRule.Judge(planned, pack),
            DailyHoursRule.JudgeLeast(this, planned, pack),
            DailyHoursRule.JudgeMost(this, planned, around.Day, pack),
            DailyHoursRule.JudgeEnd(this, planned, around.Day, pack),
            ClassHourRule.Judge(this, around.IsBilledByClassHour, pack),
            RidesRule.Judge(this, governed.School, around.Rides, pack)
        );
    }
}

/// <summary>A weekly slot; China Standard Time.</summary>
/// <param name="Weekday">The day of the week.</param>
/// <param name="Starts">Start.</param>
/// <param name="Ends">End.</param>
public sealed record WeeklySlot(DayOfWeek Weekday, TimeOnly Starts, TimeOnly Ends)
{
    internal int Minutes => (int)(Ends - Starts).TotalMinutes;
}

/// <summary>A session on a single day; China Standard Time.</summary>
/// <param name="Day">The day.</param>
/// <param name="Starts">Start.</param>
/// <param name="Ends">End.</param>
public sealed record ExtraSession(DateOnly Day, TimeOnly Starts, TimeOnly Ends);
