using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.CountyPolicies;

/// <summary>PUT /county-policies/{id} — the education authority records its own policy for the service, with its validity (一县一策).</summary>
internal static class RecordCountyPolicy
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, NoContent>> Handle(
        Guid id,
        CountyPolicyRecorded recorded,
        Desk desk,
        CountyPolicyBook book,
        CancellationToken ct
    )
    {
        var division = TextValue.Read<DivisionCode>(recorded.Division);
        if (!desk.Caller.IsOf(Departments.Education) || !desk.Caller.Covers(division))
            return TypedResults.NotFound();
        if (recorded.Until < recorded.From)
            return Invalid.Field("Until", "The last day is not before the first.");
        var claim = await desk.Creations.ClaimAsync(id, recorded, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        var policy = new CountyPolicy
        {
            Id = id,
            Division = division,
            Title = recorded.Title,
            Number = recorded.Number,
            From = recorded.From,
            Until = recorded.Until,
            Words = recorded.Words,
            Sha256 = recorded.Sha256,
            RecordedBy = desk.Caller.AccountId,
        };
        desk.Db.CountyPolicies.Add(policy);
        await book.DoneAsync(policy, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A county's policy.</summary>
/// <param name="Division">Four or six digits: a city or a county, and all below it.</param>
/// <param name="Title">Title of the document.</param>
/// <param name="Number">Its number (文号).</param>
/// <param name="From">First day it is in force.</param>
/// <param name="Until">Last day; none where it names none.</param>
/// <param name="Words">What it says, in short.</param>
/// <param name="Sha256">SHA-256 of the document, hexadecimal.</param>
public sealed record CountyPolicyRecorded(
    [property: Required, RegularExpression("^[0-9]{4}([0-9]{2})?$")] string Division,
    [property: Required, StringLength(300)] string Title,
    [property: Required, StringLength(100)] string Number,
    DateOnly From,
    DateOnly? Until,
    [property: Required, StringLength(4_000)] string Words,
    [property: RegularExpression("^[0-9a-f]{64}$")] string? Sha256 = null
);
