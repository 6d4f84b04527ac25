using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Refunds;

/// <summary>PUT /refunds/{id} — asked for in writing by a guardian, or opened by the school.</summary>
internal static class RequestRefund
{
    public static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid id,
        RefundRequested requested,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        var bill = await desk.Db.LockedBillAsync(requested.BillId, ct);
        if (bill is null || !await desk.Reach.ReadsBillAsync(bill, ct))
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, requested, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : desk.Conflict("conflict");
        if (bill.Net <= Money.Zero)
            return desk.Conflict("nothing-to-refund");
        if (await Books.OfAsync(bill.SchoolId, bill.TermId, desk, ct) is not { Pack: { } pack } books)
            return TypedResults.NotFound();
        if (await desk.Db.Refunds.AnyAsync(IsOpen(bill), ct))
            return desk.Conflict("refund-open");

        var refund = await CountAsync(id, requested, bill, desk, ct);
        var ruling = Ruling.All(
            RefundOwedRule.JudgeWriting(requested.WrittenApplication, pack),
            RefundOwedRule.Judge(requested.ReasonKind.Code(), pack),
            TreasuryRules.JudgeRefund(pack),
            RefundOwedRule.NoteFormula(refund.SessionsRemaining, refund.SessionsPlanned, pack)
        );
        // The bill is the subject: whoever asks, the refund is owed once.
        if (await desk.Rulings.EnterAsync(books.Matter("request-refund", bill.Id), ruling, Plea.None, ct) is { } no)
        {
            await transaction.CommitAsync(ct);
            return no;
        }

        desk.Db.Refunds.Add(refund);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static System.Linq.Expressions.Expression<Func<Refund, bool>> IsOpen(Bill bill) =>
        other =>
            other.BillId == bill.Id && (other.State == RefundState.Requested || other.State == RefundState.Approved);

    private static async Task<Refund> CountAsync(
        Guid id,
        RefundRequested requested,
        Bill bill,
        Desk desk,
        CancellationToken ct
    )
    {
        // The day that Enrolment told counts before any that somebody claims.
        var ended = await desk
            .Db.EndedPlaces.AsNoTracking()
            .FirstOrDefaultAsync(one => one.PlaceId == bill.PlaceId, ct);
        var from = ended?.EffectiveOn ?? requested.From ?? desk.Clock.Today();
        var timetable = await desk
            .Db.Timetables.AsNoTracking()
            .FirstOrDefaultAsync(one => one.OfferingId == bill.OfferingId, ct);
        var formula = RefundFormula.Of(
            bill.Net,
            timetable?.SessionsFrom(bill.FirstDay) ?? 0,
            timetable?.SessionsFrom(from > bill.FirstDay ? from : bill.FirstDay) ?? 0,
            await desk.Db.AttendedAsync(bill, ct)
        );
        return new Refund
        {
            Id = id,
            BillId = bill.Id,
            PupilId = bill.PupilId,
            SchoolId = bill.SchoolId,
            TermId = bill.TermId,
            Reason = requested.ReasonKind,
            From = from,
            WrittenApplication = requested.WrittenApplication ?? "",
            Amount = formula.Amount,
            SessionsRemaining = formula.Remaining,
            SessionsPlanned = formula.Planned,
            RequestedAt = desk.Clock.Now(),
        };
    }
}

/// <summary>A refund asked for.</summary>
/// <param name="BillId">The bill.</param>
/// <param name="ReasonKind">Why.</param>
/// <param name="WrittenApplication">
/// The application's own words; an electronic one counts as written. None where the family only said so.
/// </param>
/// <param name="From">First day without the pupil, where the place has not ended.</param>
public sealed record RefundRequested(
    Guid BillId,
    RefundReason ReasonKind,
    [property: StringLength(2_000, MinimumLength = 2)] string? WrittenApplication = null,
    DateOnly? From = null
);
