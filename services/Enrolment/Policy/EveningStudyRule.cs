using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Evening self-study (晚自习): excluded, or open to junior pupils on working days, within limits.</summary>
/// <remarks>ENR-055, ENR-056. Where it is excluded the school may still run it outside the service.</remarks>
internal static class EveningStudyRule
{
    private const string EveningStudy = "eveningStudy";

    /// <summary>Whether it may be an item of the menu at all.</summary>
    public static Ruling Judge(Offering offering, EnrolmentPack pack)
    {
        if (offering.Activity != EveningStudy || pack.EveningStudy is not { } evening)
            return Ruling.Permitted;
        var compared = new { offering.Activity };
        return evening.Value switch
        {
            "excluded" => evening.Broken("evening-study-excluded", compared),
            "undecided" => evening.Broken("evening-study-undecided", compared),
            // 「初中学校…工作日晚上」: of other stages and of weekends the document says nothing.
            _ when !IsJunior(offering) || !OnWorkingDays(offering) => evening.Broken(
                "evening-study-undecided",
                Force.OpenList,
                compared
            ),
            _ => Ruling.Permitted,
        };
    }

    /// <summary>「不得分配到学科，原则上结束时间不晚于20:30」: 20:30 itself is in time.</summary>
    public static Ruling JudgeLimits(Offering offering, EnrolmentPack pack)
    {
        if (offering.Activity != EveningStudy)
            return Ruling.Permitted;
        var late = offering.Weekly.Select(slot => slot.Ends).Concat(offering.Extra.Select(one => one.Ends)).Max();
        return Ruling.All(
            offering.Subject is { } subject && pack.EveningStudySubjectAllotmentForbidden is { Value: true } forbidden
                ? forbidden.Broken("evening-study-subject", new { Subject = subject })
                : Ruling.Permitted,
            pack.EveningStudyLatestEnd is { } latest && late > latest.Value
                ? latest.Broken("evening-study-late", new { Ends = late, Latest = latest.Value })
                : Ruling.Permitted
        );
    }

    private static bool IsJunior(Offering offering) => offering.Grades.All(grade => Stage.Of(grade) == Stage.Junior);

    private static bool OnWorkingDays(Offering offering) => !offering.Weekly.Any(slot => slot.Weekday.IsWeekend());
}
