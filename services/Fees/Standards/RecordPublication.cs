using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Standards;

/// <summary>POST /standards/{id}/publication — the price authority's receipt of its platform; then nothing keeps the bills.</summary>
internal static class RecordPublication
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        PublicationRecorded recorded,
        Caller caller,
        FeesDb db,
        Editions<FeesPack> packs,
        Rulings rulings,
        DutyBook duties,
        CancellationToken ct
    )
    {
        var standard = await db.FeeStandards.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (standard is null || !caller.IsOf(Departments.Price) || !caller.Covers(standard.Division))
            return TypedResults.NotFound();
        if (standard.PlatformReceipt is { } before)
            return before == recorded.Receipt ? TypedResults.NoContent() : TypedResults.Conflict();
        if (packs.InForce(standard.Division, standard.EffectiveOn) is not { } pack)
            return Answers.NoPage(standard.Division, standard.EffectiveOn);

        var matter = new Matter("record-standard-publication", id, null, standard.Division, pack.Edition);
        var shown = new PlatformShown(recorded.Platform, recorded.Receipt, recorded.On, recorded.Fields);
        var ruling = standard.RecordReceipt(pack, shown);
        if (await rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } no)
        {
            // What is missing is a dated task of the body that publishes.
            foreach (var finding in ruling.Findings.Where(finding => finding.Verdict is Verdict.Pending))
                await duties.OpenAsync(finding, matter, ct);
            await db.SaveChangesAsync(ct);
            return no;
        }

        await duties.DoneAsync(PublicationPlatformRule.Code, id, recorded.Receipt, ct);
        await duties.DoneAsync(PublicationFieldsRule.Code, id, recorded.Receipt, ct);
        await db.SaveChangesAsync(ct);
        await BillClock.WakeAsync(db, standard.Division, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A standard is shown on the price authority's platform.</summary>
/// <param name="Platform">Name of the platform.</param>
/// <param name="Receipt">Number of its receipt.</param>
/// <param name="On">Day of the receipt.</param>
/// <param name="Fields">What is shown: feeStandard, feeItem, policyBasis, hotline, …</param>
public sealed record PublicationRecorded(
    [property: Required, StringLength(100, MinimumLength = 1)] string Platform,
    [property: Required, StringLength(100, MinimumLength = 1)] string Receipt,
    DateOnly On,
    [property: Required, MaxLength(20)] IReadOnlyList<string> Fields
);
