using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Agreements;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>POST /offerings/{id}/change — fee or time of an offering on the menu change; who signed for it is asked to sign anew (弹性调整).</summary>
internal static class ChangeOffering
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, NoContent>> Handle(
        Guid id,
        OfferingChange change,
        Desk desk,
        Seating seating,
        AgreementBook agreements,
        CancellationToken ct
    )
    {
        var offering = await desk.Db.Offerings.FindAsync([id], ct);
        if (offering is null || await desk.OwnPlanAsync(offering.PlanId, ct) is not { } plan)
            return TypedResults.NotFound();
        if (change.WrongIn() is { } wrong)
            return wrong;
        if (offering.Status != OfferingStatus.Published)
            return TypedResults.Conflict();
        var (fee, weekly) = (change.FeePerTerm ?? offering.FeePerTerm, change.Weekly ?? offering.Weekly);
        var isOtherTime = !weekly.SequenceEqual(offering.Weekly);
        if (fee == offering.FeePerTerm && !isOtherTime)
            return TypedResults.NoContent();

        var governed = await desk.GovernedAsync(plan, ct);
        var around = await PublishOffering.AroundAsync(offering, plan, governed.School, desk.Clock.Today(), desk, ct);
        var plea = await desk.Rulings.HearAsync(id, change.Reason, ct);
        var ruling = offering.Change(fee, weekly, governed, around, plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("change-offering", id), ruling, plea, ct) is { } no)
            return no;
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        // Whoever signs just now is waited for, and is asked anew like the others.
        await desk.Db.Database.ExecuteSqlAsync($"select 1 from offering where id = {id} for update", ct);
        await seating.LockFreeAsync(id, ct);
        // What families rank, and what is frozen for the draw, stays what was announced.
        if (await desk.Db.RoundOfferings.AnyAsync(one => one.OfferingId == id && one.IsLive, ct))
            return TypedResults.Conflict();
        if (isOtherTime)
        {
            await desk.RescheduleAsync(offering, governed, around.Day?.Exchanged ?? [], ct);
            if (!await seating.MoveAsync(offering, ct))
                return TypedResults.Conflict();
        }

        desk.Outbox.Publish(PublishOffering.Published(offering, desk.Clock.Now()));
        await agreements.RenewAsync(offering, plan, governed, ct);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A change of an offering on the menu.</summary>
/// <param name="FeePerTerm">Per pupil and term, in yuan, where it changes.</param>
/// <param name="Weekly">When it is held every week, where that changes.</param>
/// <param name="Reason">Why.</param>
public sealed record OfferingChange(
    Money? FeePerTerm,
    [property: MaxLength(35)] WeeklySlot[]? Weekly,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Reason
)
{
    internal ValidationProblem? WrongIn() =>
        FeePerTerm < Money.Zero ? Invalid.Field("FeePerTerm", "A fee is not below 0.")
        : Weekly is null ? null
        : OfferingShape.WrongIn(Weekly);
}
