using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Where the service is held, and what its supply should be like.</summary>
public sealed partial record EnrolmentPack
{
    /// <summary>Kinds of places outside the school that may be used; anyFree stands for whatever costs nothing (校外育人场所).</summary>
    public Cited<string[]>? OffCampusVenues { get; init; }

    /// <summary>Kinds of content that a rural school may give by an online resource with a teacher in the room (线上资源+线下教师).</summary>
    public Cited<string[]>? OnlineWithTeacher { get; init; }

    /// <summary>Whether schools use free online resources of public platforms (免费线上学习服务).</summary>
    public Cited<bool>? OnlineResources { get; init; }

    /// <summary>Whether the education authority offers and manages them (数字教育资源的利用和管理).</summary>
    public Cited<bool>? OnlineResourcesByAuthority { get; init; }

    /// <summary>Whether a class without physical education on a day should have sport in the service then (当天没有体育课).</summary>
    public Cited<bool>? SportWithoutLesson { get; init; }

    /// <summary>Whether there should be more activities in the open air and more exercise (室外活动、体育锻炼).</summary>
    public Cited<bool>? OutdoorTime { get; init; }

    /// <summary>Whether the supply should be rich and attractive (丰富课后服务项目).</summary>
    public Cited<bool>? RichSupply { get; init; }

    /// <summary>Whether the school's feature and course bases should be used (办学特色、课程基地).</summary>
    public Cited<bool>? SchoolFeature { get; init; }
}
