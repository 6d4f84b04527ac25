using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.OnlineResources;

/// <summary>GET /online-resources?schoolId= — what a school's pupils may use: its own, and those of the authorities over it; public to all who are signed in.</summary>
internal static class ReadOnlineResources
{
    public static async Task<Results<NotFound, Ok<IReadOnlyList<OnlineResourceShown>>>> Handle(
        Guid schoolId,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        var school = await desk
            .Db.Schools.AsNoTracking()
            .FirstOrDefaultAsync(one => one.Id == schoolId, http.RequestAborted);
        if (school is null)
            return TypedResults.NotFound();
        var holders = school.Division.Holders;
        return await desk
            .Db.OnlineResources.AsNoTracking()
            .Where(one => one.WithdrawnAt == null)
            .Where(one => one.SchoolId == schoolId || (one.SchoolId == null && holders.Contains(one.Division)))
            .PageAsync(
                one => one.Id,
                one => new OnlineResourceShown(
                    one.Id,
                    one.SchoolId,
                    one.Origin,
                    one.Title,
                    one.Platform,
                    one.Url,
                    one.Activity,
                    one.Grades
                ),
                cut,
                http
            );
    }
}

/// <summary>An online resource as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SchoolId">The school that offers it; none where an authority does.</param>
/// <param name="Origin">Whose it is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Platform">The platform it is on.</param>
/// <param name="Url">Its address.</param>
/// <param name="Activity">Code of the activity it is for.</param>
/// <param name="Grades">Grades it is for.</param>
public sealed record OnlineResourceShown(
    Guid Id,
    Guid? SchoolId,
    ResourceOrigin Origin,
    string Title,
    string Platform,
    string Url,
    string Activity,
    IReadOnlyList<int> Grades
);
