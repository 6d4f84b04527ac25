using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.SeatClaims;

/// <summary>
/// POST /offerings/{id}/open-claims — what the draw left goes to whoever comes first (余位开放直选). As long as anybody who
/// asked waits for a seat, or a round with it is to be drawn, there is nothing left over: first come is no way past those who wait.
/// </summary>
internal static class OpenClaims
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        ClaimsOpened opened,
        Desk desk,
        Seating seating,
        PriorityGrounds grounds,
        CancellationToken ct
    )
    {
        var offering = await desk.Db.Offerings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            offering is null
            || !await desk.RunsSchoolAsync(offering.SchoolId, ct)
            || await desk.Governing.OfAsync(offering.SchoolId, offering.TermId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimVerbAsync(id, "open-claims", opened, ct);
        if (claim != Claim.New || offering.Status != OfferingStatus.Published)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        if (await seating.LockAsync(id, ct) is null)
            return TypedResults.Conflict();
        var asking = await desk
            .Db.AskingInVain()
            .Where(one => one.OfferingId == id)
            .Select(one => one.PupilId)
            .Distinct()
            .ToListAsync(ct);
        // Who is elsewhere at that time by now waits for nothing that is free today.
        var elsewhere = await seating.ElsewhereAsync(offering, [.. asking], ct);
        var waiting = asking.Where(one => !elsewhere.Contains(one)).ToList();
        var first = await grounds.AmongAsync(waiting, governed.Pack, ct);
        var ruling = PriorityFirstRule.Judge(takerHasPriority: false, first.Count, governed.Pack);
        if (await desk.Rulings.EnterAsync(governed.Matter("open-claims", id), ruling, Plea.None, ct) is { } no)
        {
            await transaction.CommitAsync(ct);
            return no;
        }

        if (waiting.Count > 0 || await desk.Db.RoundOfferings.AnyAsync(one => one.OfferingId == id && one.IsLive, ct))
            return TypedResults.Conflict();
        var seats = await desk.Db.Seats.SingleAsync(one => one.OfferingId == id, ct);
        seats.Open(opened.From ?? desk.Clock.Now(), opened.HoldHours);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>How an offering is opened to claims.</summary>
/// <param name="From">From when on; at once unless said.</param>
/// <param name="HoldHours">Hours for which a seat is held where class and school decide before the place.</param>
public sealed record ClaimsOpened(DateTimeOffset? From = null, [property: Range(1, 240)] int HoldHours = 48);
