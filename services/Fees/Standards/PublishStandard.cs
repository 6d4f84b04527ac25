using AfterSchool.Contracts.Fees;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Standards;

/// <summary>POST /standards/{id}/publish</summary>
internal static class PublishStandard
{
    public static async Task<Results<NotFound, RuledOut, NoContent>> Handle(
        Guid id,
        ReasonGiven? given,
        Caller caller,
        FeesDb db,
        Editions<FeesPack> packs,
        Rulings rulings,
        Outbox outbox,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var standard = await db.FeeStandards.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (standard is null || caller.Division != standard.Division || caller.Department != standard.ProposedBy)
            return TypedResults.NotFound();
        if (standard.State is StandardState.Published)
            return TypedResults.NoContent();
        if (packs.InForce(standard.Division, standard.EffectiveOn) is not { } pack)
            return Answers.NoPage(standard.Division, standard.EffectiveOn);

        var matter = new Matter("publish-standard", id, null, standard.Division, pack.Edition);
        var plea = await rulings.HearAsync(id, given?.Reason, ct);
        var ruling = standard.Publish(pack, await ChangesRateInTermAsync(standard, db, ct), plea);
        if (await rulings.EnterAsync(matter, ruling, plea, ct) is { } no)
            return no;

        outbox.Publish(
            new FeeStandardPublished
            {
                StandardId = id,
                DivisionCode = standard.Division.Full,
                Unit = standard.Unit == FeeUnit.Term ? "term" : "classHour",
                AmountFen = standard.Amount.Fen,
                EffectiveOn = standard.EffectiveOn,
                Edition = pack.Edition,
                OccurredAt = clock.Now(),
            }
        );
        await db.SaveChangesAsync(ct);
        // Only a wake-up: a bill that is missed here is looked at again by itself.
        await BillClock.WakeAsync(db, standard.Division, ct);
        return TypedResults.NoContent();
    }

    private static async Task<bool> ChangesRateInTermAsync(FeeStandard standard, FeesDb db, CancellationToken ct)
    {
        var holds = await db.FeeStandards.AnyAsync(
            other =>
                other.State == StandardState.Published
                && other.Division == standard.Division
                && other.IsRural == standard.IsRural
                && other.Minutes == standard.Minutes
                && other.EffectiveOn < standard.EffectiveOn,
            ct
        );
        if (!holds)
            return false;
        var begun = await db
            .Terms.Where(term => term.FirstDay < standard.EffectiveOn && standard.EffectiveOn <= term.LastDay)
            .Join(db.Schools, term => term.SchoolId, school => school.Id, (_, school) => school.Division)
            .Distinct()
            .ToListAsync(ct);
        return begun.Any(standard.Division.Covers);
    }
}
