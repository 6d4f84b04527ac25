using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.WorkRecords;

/// <summary>PUT /school-records/{id} — the school records what it did beside the service (工作记录).</summary>
internal static class RecordSchoolWork
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, NoContent>> Handle(
        Guid id,
        SchoolWorkRecorded recorded,
        Desk desk,
        TermBook terms,
        CancellationToken ct
    )
    {
        if (
            !await desk.RunsSchoolAsync(recorded.SchoolId, ct)
            || await desk.Governing.OfAsync(recorded.SchoolId, recorded.TermId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        if (recorded.On > desk.Clock.Today() || recorded.On > governed.Term.LastDay)
            return Invalid.Field("On", "Record what has been done, by the term's last day.");
        var claim = await desk.Creations.ClaimAsync(id, recorded, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();
        desk.Db.WorkRecords.Add(
            new WorkRecord
            {
                Id = id,
                SchoolId = recorded.SchoolId,
                TermId = recorded.TermId,
                Division = governed.School.Division,
                Kind = recorded.Kind,
                On = recorded.On,
                Title = recorded.Title,
                Words = recorded.Words,
                Sha256 = recorded.Sha256,
                RecordedBy = desk.Caller.AccountId,
                At = desk.Clock.Now(),
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        await terms.ReviewAsync(governed, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>PUT /authority-records/{id} — the education authority, or its teaching-research unit (教研部门), records what it did.</summary>
internal static class RecordAuthorityWork
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, NoContent>> Handle(
        Guid id,
        AuthorityWorkRecorded recorded,
        Desk desk,
        WorkBook book,
        CancellationToken ct
    )
    {
        var division = TextValue.Read<DivisionCode>(recorded.Division);
        if (!desk.Caller.IsOf(Departments.Education) || !desk.Caller.Covers(division))
            return TypedResults.NotFound();
        if (recorded.On > desk.Clock.Today())
            return Invalid.Field("On", "Record what has been done.");
        var claim = await desk.Creations.ClaimAsync(id, recorded, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();
        var record = new WorkRecord
        {
            Id = id,
            Division = division,
            Kind = recorded.Kind,
            On = recorded.On,
            Title = recorded.Title,
            Words = recorded.Words,
            Sha256 = recorded.Sha256,
            RecordedBy = desk.Caller.AccountId,
            At = desk.Clock.Now(),
        };
        desk.Db.WorkRecords.Add(record);
        await book.DoneAsync(record, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What a school did.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term.</param>
/// <param name="Kind">schoolResearch, fiveManagements or homeSchool.</param>
/// <param name="On">The day; not after today.</param>
/// <param name="Title">What it was.</param>
/// <param name="Words">What was done, and where it can be seen.</param>
/// <param name="Sha256">SHA-256 of the material, hexadecimal.</param>
public sealed record SchoolWorkRecorded(
    Guid SchoolId,
    Guid TermId,
    WorkKind Kind,
    DateOnly On,
    [property: Required, StringLength(200, MinimumLength = 2)] string Title,
    [property: Required, StringLength(4_000, MinimumLength = 2)] string Words,
    [property: RegularExpression("^[0-9a-f]{64}$")] string? Sha256 = null
);

/// <summary>What an authority did.</summary>
/// <param name="Division">Four or six digits: a city or a county.</param>
/// <param name="Kind">schoolResearch, fiveManagements or homeSchool.</param>
/// <param name="On">The day; not after today.</param>
/// <param name="Title">What it was.</param>
/// <param name="Words">What was done, and where it can be seen.</param>
/// <param name="Sha256">SHA-256 of the material, hexadecimal.</param>
public sealed record AuthorityWorkRecorded(
    [property: Required, RegularExpression("^[0-9]{4}([0-9]{2})?$")] string Division,
    WorkKind Kind,
    DateOnly On,
    [property: Required, StringLength(200, MinimumLength = 2)] string Title,
    [property: Required, StringLength(4_000, MinimumLength = 2)] string Words,
    [property: RegularExpression("^[0-9a-f]{64}$")] string? Sha256 = null
);
