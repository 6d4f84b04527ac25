using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Persons;

/// <summary>GET /persons?schoolId= and GET /persons/{id}</summary>
internal static class ShowPersons
{
    public static async Task<Results<NotFound, Ok<PersonShown>>> One(Guid id, PersonDesk desk, CancellationToken ct) =>
        await desk.OpenAsync(id, ct) is var (person, _)
            ? TypedResults.Ok(PersonShown.Of(person))
            : TypedResults.NotFound();

    public static async Task<Results<NotFound, Ok<IReadOnlyList<PersonLine>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        Reach reach,
        StaffingDb db,
        HttpContext http
    )
    {
        if (!await reach.ReadsSchoolAsync(schoolId, http.RequestAborted))
            return TypedResults.NotFound();
        return await db
            .Persons.AsNoTracking()
            .Where(person => person.SchoolId == schoolId)
            .PageAsync(
                person => person.Id,
                person => new PersonLine(person.Id, person.Category, person.Status, person.ClearedUntil),
                cut,
                http
            );
    }
}

/// <summary>A person in a list.</summary>
public sealed record PersonLine(Guid Id, StaffCategory Category, ClearanceStatus Status, DateOnly? ClearedUntil);

/// <summary>A person's file, for the school office and the education authority.</summary>
public sealed record PersonShown(
    Guid Id,
    Guid SchoolId,
    StaffCategory Category,
    Guid? VendorId,
    bool OwnDutiesFulfilled,
    ClearanceStatus Status,
    DateOnly? ClearedUntil,
    string? Edition,
    bool? Approved,
    string? ApprovalNumber,
    IReadOnlyList<CheckShown> Checks,
    IReadOnlyList<Lesson> Lessons
)
{
    internal static PersonShown Of(StaffMember person) =>
        new(
            person.Id,
            person.SchoolId,
            person.Category,
            person.VendorId,
            person.OwnDutiesFulfilled,
            person.Status,
            person.ClearedUntil,
            person.Edition,
            person.Approved,
            person.ApprovalNumber,
            [.. person.Checks.OrderBy(check => check.On).Select(CheckShown.Of)],
            person.Lessons
        );
}

/// <summary>A check.</summary>
public sealed record CheckShown(
    Guid Id,
    BackgroundDimension Dimension,
    bool Passed,
    DateOnly On,
    string Checker,
    DateOnly ValidUntil,
    bool ValidityIsDefault
)
{
    internal static CheckShown Of(BackgroundCheck check) =>
        new(
            check.Id,
            check.Dimension,
            check.Passed,
            check.On,
            check.Checker,
            check.ValidUntil,
            check.ValidityIsDefault
        );
}
