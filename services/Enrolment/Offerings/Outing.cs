using System.ComponentModel.DataAnnotations;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>How an offering reaches the children.</summary>
public enum Delivery
{
    /// <summary>In the school, by who is with them (校内).</summary>
    OnSite,

    /// <summary>By an online resource, with a teacher in the room (线上课后服务资源+线下教师服务指导).</summary>
    OnlineWithTeacher,

    /// <summary>At a place outside the school (校外场所).</summary>
    OffCampus,
}

/// <summary>Where an offering outside the school is held and how the children come there; families read it before they ask (校外活动).</summary>
/// <param name="Venue">Kind of place, as pages list them: youthPalace, museum, practiceBase, …</param>
/// <param name="Place">What the place is called.</param>
/// <param name="Partner">Who receives the children there, where it is not the school's own people.</param>
/// <param name="Metres">How far from the school.</param>
/// <param name="Travel">How they go and come back: on foot, by hired bus, …</param>
/// <param name="IsFree">Whether the place charges nothing.</param>
public sealed record Outing(
    [property: Required, StringLength(50, MinimumLength = 2)] string Venue,
    [property: Required, StringLength(100, MinimumLength = 2)] string Place,
    [property: StringLength(100)] string? Partner,
    [property: Range(1, 200_000)] int Metres,
    [property: Required, StringLength(200, MinimumLength = 2)] string Travel,
    bool IsFree
);

/// <summary>What an offering shows of the school, besides its activity.</summary>
public enum OfferingTag
{
    /// <summary>Held in the open air (室外活动).</summary>
    Outdoor,

    /// <summary>The school's own feature (办学特色).</summary>
    SchoolFeature,

    /// <summary>At one of the school's course bases (课程基地).</summary>
    CourseBase,
}
