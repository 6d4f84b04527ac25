using System.Text.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Contracts.Fees;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Bills;

/// <summary>
/// Issues a bill when everything that must come first is there, in whatever order it came. The caller holds the bill's row in a
/// transaction and saves.
/// </summary>
internal sealed class BillIssuing(
    FeesDb db,
    Editions<FeesPack> packs,
    Settings settings,
    Outbox outbox,
    DutyBook duties,
    TimeProvider clock,
    [FromKeyedServices("Grounds")] KeyRing grounds
)
{
    /// <summary>
    /// Judges the bill and, where the rules permit, issues it. What is judged is returned for the caller to enter; null: the roll
    /// has not told enough yet, or the timetable that the price is counted in is missing.
    /// </summary>
    public async Task<Judged?> IssueAsync(Bill bill, CancellationToken ct)
    {
        if (await Roll.OfAsync(bill, db, ct) is not { } roll)
            return null;
        // The day the bill is about: the pupil's first, or today when that has passed.
        var day = bill.FirstDay > clock.Today() ? bill.FirstDay : clock.Today();
        if (packs.Governing(roll.School, roll.Term) is not { } pack)
            return new Judged(Editions.NoPage(roll.School.Division, roll.Term.FirstDay), Matter(bill, roll, null));
        if (await db.EndedPlaces.AnyAsync(one => one.PlaceId == bill.PlaceId, ct))
        {
            bill.Cancel();
            return new Judged(Ruling.Permitted, Matter(bill, roll, pack));
        }

        var facts = await ChargeFacts.ReadAsync(bill, roll, day, db, ct);
        var guards = Ruling.All(
            ChargeGuardsRule.Judge(facts, clock.Today(), pack),
            ChargeFreezeRule.Judge(facts, pack)
        );
        if (!guards.Permits)
            return new Judged(guards, Matter(bill, roll, pack));
        if (BillPrice.Cap(facts.Standard!, bill, facts, pack) is not { } cap)
            return null;

        var entitled = WaiverRule.Entitles(Grounds(roll), pack);
        var local = await settings.FindAsync<JsonElement>(WaiverRule.Setting, roll.School.Division, day, null, ct);
        var percent = WaiverRule.Percent(local);
        var waiver = WaiverRule.Judge(entitled, percent, pack);
        if (waiver.Findings.Count > 0)
        {
            bill.AwaitWaiverRule();
            return new Judged(waiver, Matter(bill, roll, pack));
        }

        bill.Issue(
            BillPrice.Of(bill.Agreed, cap, entitled ? percent!.Value : 0),
            facts.Standard!.Id,
            pack.Edition,
            clock.Now()
        );
        if (entitled)
            await duties.DoneAsync(WaiverRule.Code, bill.SchoolId, local!.Sources[0].Document, ct);
        Tell(bill);
        return new Judged(Ruling.Permitted, Matter(bill, roll, pack));
    }

    private void Tell(Bill bill)
    {
        outbox.Publish(
            new BillIssued
            {
                BillId = bill.Id,
                PlaceId = bill.PlaceId,
                PupilId = bill.PupilId,
                SchoolId = bill.SchoolId,
                TermId = bill.TermId,
                AmountFen = bill.Amount.Fen,
                OccurredAt = clock.Now(),
            }
        );
        outbox.Publish(Notices.ToGuardians("bill-issued", bill, bill.Amount, clock.Now()));
        if (bill.State is BillState.Paid)
            outbox.Publish(Notices.Settled(bill, clock.Now()));
    }

    // The seal opens here and nowhere else; what is inside is never kept.
    private string Grounds(Roll roll) =>
        roll.Pupil.GroundsSealed is { Length: > 0 } box ? grounds.Open(box, $"{roll.Pupil.Id}/grounds") : "";

    // The school is the subject, so that the waiver rule is owed once for a school and not once for a bill.
    private static Matter Matter(Bill bill, Roll roll, FeesPack? pack) =>
        new(
            "issue-bill",
            bill.State is BillState.AwaitingWaiverRule ? bill.SchoolId : bill.Id,
            bill.SchoolId,
            roll.School.CompetentAuthority,
            pack?.Edition
        );
}

/// <summary>What was judged of a bill, for the caller to enter.</summary>
internal sealed record Judged(Ruling Ruling, Matter Matter);

/// <summary>Messages about a bill.</summary>
internal static class Notices
{
    public static NoticeDue ToGuardians(
        string template,
        Bill bill,
        ServiceDefaults.Codes.Money amount,
        DateTimeOffset now
    ) =>
        new()
        {
            NoticeId = Guid.CreateVersion7(),
            SubjectId = bill.Id,
            Template = template,
            ToAccountId = null,
            ToGuardiansOfPupilId = bill.PupilId,
            SchoolId = bill.SchoolId,
            About = null,
            AmountFen = amount.Fen,
            Deadline = null,
            OccurredAt = now,
        };

    public static BillPaid Settled(Bill bill, DateTimeOffset now) =>
        new()
        {
            BillId = bill.Id,
            PlaceId = bill.PlaceId,
            SchoolId = bill.SchoolId,
            AmountFen = bill.Paid.Fen,
            OccurredAt = now,
        };
}
