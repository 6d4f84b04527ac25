using System.Collections.Frozen;
using AfterSchool.Enrolment.Offerings;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Which activities fall under a kind of content that documents list (内容类别): our words for theirs, the same in every place.</summary>
internal static class ActivityKinds
{
    private static readonly FrozenDictionary<string, string[]> Under = new Dictionary<string, string[]>
    {
        ["homeworkHelp"] = ["homework", "marking"], // 作业辅导
        ["academicGuidance"] = ["learningExtension", "remedialHelp"], // 学业指导
        ["questionsAnswers"] = ["questions"], // 答疑解惑
        ["sportsArts"] = ["sport", "arts"], // 体艺活动
        ["reading"] = ["independentReading", "readingActivity"], // 课外阅读
        ["interestGroup"] = ["club"], // 兴趣小组
        ["practice"] = ["labour", "integratedPractice"], // 实践活动
        ["integratedPractice"] = ["labour", "practice"], // 综合实践
        ["scienceInnovation"] = ["science"], // 科技创新
    }.ToFrozenDictionary();

    /// <summary>Whether the kind is that activity, or the activity falls under it.</summary>
    public static bool Cover(string kind, string activity) =>
        kind == activity || (Under.TryGetValue(kind, out var under) && under.Contains(activity));

    /// <summary>As for its activity; a kind may also be a whole category.</summary>
    public static bool Cover(string kind, Offering offering, EnrolmentPack pack) =>
        Cover(kind, offering.Activity) || kind == ReadingClass.Of(offering, pack).Code();
}
