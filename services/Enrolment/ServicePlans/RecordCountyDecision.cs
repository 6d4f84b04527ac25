using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>PUT /county-decisions/{id} — the education authority records what the county government decided on a rural school.</summary>
internal static class RecordCountyDecision
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, NoContent>> Handle(
        Guid id,
        CountyDecisionRecorded recorded,
        Desk desk,
        CancellationToken ct
    )
    {
        if (!await desk.Reach.OverseesAsync(recorded.SchoolId, Departments.Education, ct))
            return TypedResults.NotFound();
        if (recorded.On > desk.Clock.Today())
            return Invalid.Field("On", "A decision is not recorded before its day.");
        var claim = await desk.Creations.ClaimAsync(id, recorded, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();
        desk.Db.CountyDecisions.Add(
            new CountyDecision
            {
                Id = id,
                SchoolId = recorded.SchoolId,
                Opens = recorded.Opens,
                On = recorded.On,
                Number = recorded.Number,
                Words = recorded.Words,
                RecordedBy = desk.Caller.AccountId,
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A county government's decision on a rural school.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Opens">Whether it runs the service.</param>
/// <param name="On">The day; not after today.</param>
/// <param name="Number">Number of the document or the minutes.</param>
/// <param name="Words">What it says.</param>
public sealed record CountyDecisionRecorded(
    Guid SchoolId,
    bool Opens,
    DateOnly On,
    [property: Required, StringLength(100)] string Number,
    [property: Required, StringLength(2_000)] string Words
);
