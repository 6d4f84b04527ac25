using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.OffCampus;

/// <summary>GET /off-campus-choices — the school's, with <c>schoolId</c>; without it those of the caller's own children.</summary>
internal static class ReadOffCampusChoices
{
    public static async Task<Ok<IReadOnlyList<OffCampusChoiceShown>>> List(
        Guid? schoolId,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        var runs = schoolId is { } school && await desk.RunsSchoolAsync(school, http.RequestAborted);
        var own = desk
            .Db.GuardianLinks.Where(link => link.GuardianAccountId == desk.Caller.AccountId && link.IsActive)
            .Select(link => link.PupilId);
        var seen = desk.Db.OffCampusChoices.Where(one => runs ? one.SchoolId == schoolId : own.Contains(one.PupilId));
        return await seen.PageAsync(one => one.Id, one => OffCampusChoiceShown.Of(one), cut, http);
    }
}

/// <summary>A choice as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term.</param>
/// <param name="At">When.</param>
/// <param name="ReminderId">The reminder that was sent.</param>
public sealed record OffCampusChoiceShown(
    Guid Id,
    Guid PupilId,
    Guid SchoolId,
    Guid TermId,
    DateTimeOffset At,
    Guid? ReminderId
)
{
    internal static OffCampusChoiceShown Of(OffCampusChoice one) =>
        new(one.Id, one.PupilId, one.SchoolId, one.TermId, one.At.InChina(), one.ReminderId);
}
