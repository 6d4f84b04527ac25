using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Agreements;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>
/// POST /offerings/{id}/change — fee, time or room of an offering on the menu change; who signed for a fee and a time is asked to sign
/// anew (弹性调整).
/// </summary>
internal static class ChangeOffering
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, Collision, NoContent>> Handle(
        Guid id,
        OfferingChange change,
        Desk desk,
        Rescheduling rescheduling,
        TimetableBook book,
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
        if (!change.Changes(offering))
            return TypedResults.NoContent();
        if (!await book.MayUseAsync(offering.SchoolId, change.RoomId, ct))
            return Invalid.Field("RoomId", OfferingShape.NoSuchRoom);

        var governed = await desk.GovernedAsync(plan, ct);
        var around = await PublishOffering.AroundAsync(offering, plan, governed.School, desk.Clock.Today(), desk, ct);
        var plea = await desk.Rulings.HearAsync(id, change.Reason, ct);
        var asksAnew = change.AsksAnew(offering);
        var ruling = offering.Change(change, governed, around, plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("change-offering", id), ruling, plea, ct) is { } no)
            return no;
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        // Whoever signs just now is waited for, and is asked anew like the others.
        await desk.Db.Database.ExecuteSqlAsync($"select 1 from offering where id = {id} for update", ct);
        await desk.Db.Database.ExecuteSqlAsync($"select 1 from seats where offering_id = {id} for update", ct);
        // What families rank, and what is frozen for the draw, stays what was announced.
        if (asksAnew && await desk.Db.RoundOfferings.AnyAsync(one => one.OfferingId == id && one.IsLive, ct))
            return TypedResults.Conflict();
        await book.LockAsync([.. new[] { offering.RoomId }.OfType<Guid>()], ct);
        if (await rescheduling.RunAsync(offering, governed, around.Day, ct) is { } collision)
            return collision;

        desk.Outbox.Publish(PublishOffering.Published(offering, desk.Clock.Now()));
        if (asksAnew)
            await agreements.RenewAsync(offering, plan, governed, ct);
        if (await book.SaveAsync(ct) is { } taken)
            return taken;
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A change of an offering on the menu.</summary>
/// <param name="FeePerTerm">Per pupil and term, in yuan, where it changes.</param>
/// <param name="Weekly">When it is held every week, where that changes.</param>
/// <param name="Reason">Why.</param>
/// <param name="RoomId">The room, where that changes.</param>
public sealed record OfferingChange(
    Money? FeePerTerm,
    [property: MaxLength(35)] WeeklySlot[]? Weekly,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Reason,
    Guid? RoomId = null
)
{
    /// <summary>Whether anything would be otherwise.</summary>
    internal bool Changes(Offering offering) => AsksAnew(offering) || (RoomId is { } room && room != offering.RoomId);

    /// <summary>Whether what families signed for would be otherwise.</summary>
    internal bool AsksAnew(Offering offering) =>
        (FeePerTerm is { } fee && fee != offering.FeePerTerm)
        || (Weekly is { } weekly && !weekly.SequenceEqual(offering.Weekly));

    internal ValidationProblem? WrongIn() =>
        FeePerTerm < Money.Zero ? Invalid.Field("FeePerTerm", "A fee is not below 0.")
        : Weekly is null ? null
        : OfferingShape.WrongIn(Weekly);
}
