using System.Text.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Contracts.Fees;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.Fees.Waivers;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
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
    Seals seals
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
        if (packs.Governing(roll.School, roll.Term) is not { } pack)
            return new Judged(Editions.NoPage(roll.School.Division, roll.Term.FirstDay), Matter(bill, roll, null));
        if (await db.EndedPlaces.AnyAsync(one => one.PlaceId == bill.PlaceId, ct))
        {
            bill.Cancel();
            return new Judged(Ruling.Permitted, Matter(bill, roll, pack));
        }

        var day = DayOf(bill, roll.Term);
        var facts = await ChargeFacts.ReadAsync(bill, roll, pack, day, db, ct);
        var waiver = await WaiverAsync(bill, roll, pack, day, ct);
        // Nobody is charged who owes nothing: no guard keeps that.
        var guards =
            bill.Agreed == Money.Zero || waiver.Percent == 100
                ? ChargeFreezeRule.Judge(facts with { IsFrozen = false }, pack)
                : Ruling.All(ChargeGuardsRule.Judge(facts, clock.Today(), pack), ChargeFreezeRule.Judge(facts, pack));
        if (!guards.Permits)
            return new Judged(guards, Matter(bill, roll, pack));
        if (Cap(bill, waiver, facts, pack) is not { } cap)
            return null;

        var needed = waiver.Percent is null ? WaiverRule.Judge(null, pack) : Ruling.Permitted;
        if (needed.Findings.Count > 0)
        {
            bill.AwaitWaiverRule();
            return new Judged(needed, Matter(bill, roll, pack));
        }

        bill.Issue(
            BillPrice.Of(bill.Agreed, cap, waiver.Percent!.Value),
            facts.Standard?.Id,
            pack.Edition,
            clock.Now()
        );
        if (waiver.LocalRule is { } document)
            await duties.DoneAsync(WaiverRule.Code, bill.SchoolId, document, ct);
        await OweAsync(bill, roll, facts, pack, ct);
        Tell(bill);
        return new Judged(Ruling.Permitted, Matter(bill, roll, pack));
    }

    // The day the bill is about: the pupil's first, or today when that has passed; never one after the term.
    private DateOnly DayOf(Bill bill, Term term)
    {
        var day = bill.FirstDay > clock.Today() ? bill.FirstDay : clock.Today();
        return day > term.LastDay ? term.LastDay : day;
    }

    // Whoever owes nothing needs no standard to be counted by.
    private static Money? Cap(Bill bill, Waiver waiver, ChargeFacts facts, FeesPack pack) =>
        bill.Agreed == Money.Zero || waiver.Percent == 100 ? bill.Agreed
        : facts.Standard is { } standard ? BillPrice.Cap(standard, bill, facts, pack)
        : pack.ChargeGuards is null ? bill.Agreed
        : null;

    private async Task<Waiver> WaiverAsync(Bill bill, Roll roll, FeesPack pack, DateOnly day, CancellationToken ct)
    {
        var entitled = WaiverRule.Entitles(seals.GroundsOf(roll.Pupil), pack);
        var local = await settings.FindAsync<JsonElement>(WaiverRule.Setting, roll.School.Division, day, null, ct);
        var decided = await db
            .SchoolWaivers.AsNoTracking()
            .FirstOrDefaultAsync(one => one.PupilId == bill.PupilId && one.TermId == bill.TermId, ct);
        var percent = WaiverRule.Percent(entitled, WaiverRule.Entered(local), decided?.Percent, pack);
        return new Waiver(percent, entitled && percent > 0 ? local?.Sources[0].Document : null);
    }

    // What the school owes once it charges: tasks of its own, that no family waits for.
    private async Task OweAsync(Bill bill, Roll roll, ChargeFacts facts, FeesPack pack, CancellationToken ct)
    {
        if (bill.Amount == Money.Zero)
            return;
        var isPublished = await db.FeePublications.AnyAsync(one => one.TermId == bill.TermId, ct);
        var owed = Ruling.All(
            PublicationFieldsRule.JudgeCharging(isPublished, pack),
            StandardSetterRule.JudgeCharging(facts.Standard, pack)
        );
        foreach (var duty in owed.Duties)
            await duties.OpenAsync(duty, Matter(bill, roll, pack) with { SubjectId = bill.TermId }, ct);
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
        // Who owes nothing is asked for nothing.
        if (bill.State is BillState.Paid)
            outbox.Publish(Notices.Settled(bill, clock.Now()));
        else
            outbox.Publish(Notices.ToGuardians("bill-issued", bill, bill.Amount, clock.Now()));
    }

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

/// <summary>What is waived of a bill.</summary>
/// <param name="Percent">0 to 100; none while the local rule that would say it is missing.</param>
/// <param name="LocalRule">Title of the local rule that gave it.</param>
internal sealed record Waiver(int? Percent, string? LocalRule);

/// <summary>What was judged of a bill, for the caller to enter.</summary>
internal sealed record Judged(Ruling Ruling, Matter Matter);

/// <summary>Messages about a bill.</summary>
internal static class Notices
{
    public static NoticeDue ToGuardians(string template, Bill bill, Money amount, DateTimeOffset now) =>
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
