using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Schools;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.Persons;

/// <summary>GET /persons?schoolId= and GET /persons/{id}</summary>
internal static class ShowPersons
{
    public static async Task<Results<NotFound, Ok<PersonShown>>> One(Guid id, PersonDesk desk, CancellationToken ct) =>
        await desk.OpenAsync(id, ct) is var (person, _)
            ? TypedResults.Ok(PersonShown.Of(person))
            : TypedResults.NotFound();

    public static Task<Results<NotFound, Ok<IReadOnlyList<PersonLine>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        SchoolLists lists,
        StaffingDb db,
        HttpContext http
    ) =>
        lists.ShowAsync(
            schoolId,
            db.Persons,
            person => new PersonLine(person.Id, person.Category, person.Status, person.ClearedUntil),
            cut,
            http
        );
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
    string? FilingNumber,
    DateOnly? FiledUntil,
    IReadOnlyList<CheckShown> Checks,
    IReadOnlyList<EngagementShown> Contracts,
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
            person.FilingNumber,
            person.FiledUntil,
            [.. person.Checks.OrderBy(check => check.On).Select(CheckShown.Of)],
            [
                .. person
                    .Contracts.OrderBy(one => one.From)
                    .Select(one => new EngagementShown(one.Id, one.Kind, one.From, one.Until, one.Remuneration)),
            ],
            person.Lessons
        );
}

/// <summary>A contract of the school with the person.</summary>
public sealed record EngagementShown(Guid Id, ContractKind Kind, DateOnly From, DateOnly Until, string Remuneration);

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
