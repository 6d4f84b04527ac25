using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.WorkRecords;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.OnlineResources;

/// <summary>PUT /online-resources/{id} — a school offers a resource to its pupils, an education authority to the schools of its division.</summary>
internal static class OfferResource
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, NoContent>> Handle(
        Guid id,
        ResourceOffered offered,
        Desk desk,
        WorkBook book,
        CancellationToken ct
    )
    {
        if ((offered.SchoolId is null) == (offered.Division is null))
            return Invalid.Field("SchoolId", "Either a school offers it or the authority of a division.");
        if (await OffererAsync(offered, desk, ct) is not { } division)
            return TypedResults.NotFound();
        if (offered.Grades.Any(grade => grade is < 1 or > 9))
            return Invalid.Field("Grades", "Grades are 1 to 9.");
        var claim = await desk.Creations.ClaimAsync(id, offered, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();
        var resource = new OnlineResource
        {
            Id = id,
            SchoolId = offered.SchoolId,
            Division = division,
            Origin = offered.Origin,
            Title = offered.Title,
            Platform = offered.Platform,
            Url = offered.Url,
            Activity = offered.Activity,
            Grades = [.. offered.Grades.Distinct().Order()],
            OfferedBy = desk.Caller.AccountId,
            At = desk.Clock.Now(),
        };
        desk.Db.OnlineResources.Add(resource);
        await book.OfferedAsync(resource, ct);
        await desk.Db.SaveChangesAsync(ct);
        // What the school owes changes with it: its term is looked at anew. Schools of an authority are, the next day.
        await desk.Db.TermLooks.Where(look => look.SchoolId == offered.SchoolId).ExecuteDeleteAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<DivisionCode?> OffererAsync(ResourceOffered offered, Desk desk, CancellationToken ct)
    {
        if (offered.Division is { } said)
        {
            var division = TextValue.Read<DivisionCode>(said);
            return desk.Caller.IsOf(Departments.Education) && desk.Caller.Covers(division) ? division : null;
        }

        return
            await desk.RunsSchoolAsync(offered.SchoolId!.Value, ct)
            && await desk.Db.Schools.AsNoTracking().FirstOrDefaultAsync(one => one.Id == offered.SchoolId, ct)
                is { } school
            ? school.Division
            : null;
    }
}

/// <summary>POST /online-resources/{id}/withdraw — who offered it takes it back.</summary>
internal static class WithdrawResource
{
    public static async Task<Results<NotFound, NoContent>> Handle(Guid id, Desk desk, CancellationToken ct)
    {
        var resource = await desk.Db.OnlineResources.FindAsync([id], ct);
        var isOwn =
            resource is not null
            && (
                resource.SchoolId is { } school
                    ? await desk.RunsSchoolAsync(school, ct)
                    : desk.Caller.IsOf(Departments.Education) && desk.Caller.Covers(resource.Division)
            );
        if (!isOwn)
            return TypedResults.NotFound();
        resource!.Withdraw(desk.Clock.Now());
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>An online resource.</summary>
/// <param name="SchoolId">The school that offers it to its pupils; none where an authority does.</param>
/// <param name="Division">Two to six digits: the division whose authority offers it to its schools; none where a school does.</param>
/// <param name="Origin">national, provincial, local or school.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Platform">The platform it is on.</param>
/// <param name="Url">Its address, https; it costs nothing.</param>
/// <param name="Activity">Code of the activity it is for.</param>
/// <param name="Grades">Grades it is for.</param>
public sealed record ResourceOffered(
    Guid? SchoolId,
    [property: RegularExpression("^[0-9]{2}([0-9]{2}){0,2}$")] string? Division,
    ResourceOrigin Origin,
    [property: Required, StringLength(200, MinimumLength = 2)] string Title,
    [property: Required, StringLength(100, MinimumLength = 2)] string Platform,
    [property: Required, StringLength(500), RegularExpression(@"^https:\/\/[^\s""<>]+$")] string Url,
    [property: Required, StringLength(50)] string Activity,
    [property: Required, Length(1, 9)] int[] Grades
);
