using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Standards;

/// <summary>PUT /standards/{id}</summary>
internal static class ProposeStandard
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        StandardProposed proposed,
        Caller caller,
        FeesDb db,
        Editions<FeesPack> packs,
        Creations creations,
        Rulings rulings,
        CancellationToken ct
    )
    {
        var division = DivisionCode.Parse(proposed.Division);
        if (!caller.Covers(division))
            return TypedResults.NotFound();
        var claim = await creations.ClaimAsync(id, proposed, ct);
        if (claim == Claim.Conflicting)
            return TypedResults.Conflict();
        if (claim == Claim.Repeated)
            return TypedResults.NoContent();
        if (packs.InForce(division, proposed.EffectiveOn) is not { } pack)
            return Answers.NoPage(division, proposed.EffectiveOn);

        var matter = new Matter("propose-standard", id, null, division, pack.Edition);
        var plea = await rulings.HearAsync(id, proposed.Reason, ct);
        var compared = proposed.IsRural ? await db.ComparedWithAsync(division, proposed, ct) : [];
        var ruling = Ruling
            .All(
                StandardSetterRule.Judge(division, caller.Department, pack),
                TermCapRule.JudgeStandard(proposed.Unit, proposed.Minutes, proposed.Amount, pack),
                RuralStandardRule.Judge(proposed.Amount, compared, pack)
            )
            .Heard(plea);
        if (await rulings.EnterAsync(matter, ruling, plea, ct) is { } no)
            return no;

        db.FeeStandards.Add(
            new FeeStandard
            {
                Id = id,
                Division = division,
                Unit = proposed.Unit,
                Amount = proposed.Amount,
                EffectiveOn = proposed.EffectiveOn,
                Minutes = proposed.Minutes,
                IsRural = proposed.IsRural,
                PolicyBasis = proposed.PolicyBasis,
                ProposedBy = caller.Department!,
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    // The general standards of city and district that a rural one of the same kind is compared with, the latest of each.
    private static async Task<Money[]> ComparedWithAsync(
        this FeesDb db,
        DivisionCode division,
        StandardProposed proposed,
        CancellationToken ct
    )
    {
        DivisionCode[] both = [DivisionCode.Parse(division.Prefix[..Math.Min(4, division.Prefix.Length)]), division];
        var published = await db
            .FeeStandards.AsNoTracking()
            .Where(one => one.State == StandardState.Published && one.EffectiveOn <= proposed.EffectiveOn)
            .Where(one => both.Contains(one.Division) && !one.IsRural)
            .Where(one => one.Unit == proposed.Unit && one.Minutes == proposed.Minutes)
            .ToListAsync(ct);
        return
        [
            .. published.GroupBy(one => one.Division).Select(of => of.MaxBy(one => (one.EffectiveOn, one.Id))!.Amount),
        ];
    }
}

/// <summary>A fee standard as the leading department proposes it.</summary>
/// <param name="Division">Division it shall hold for.</param>
/// <param name="Unit">The unit it is priced by.</param>
/// <param name="Amount">Highest charge per pupil and unit, in yuan.</param>
/// <param name="EffectiveOn">First day it shall hold.</param>
/// <param name="Minutes">Minutes of service a day it holds for at most, where it is for one length.</param>
/// <param name="IsRural">Whether it is for rural schools.</param>
/// <param name="PolicyBasis">Title of the higher-level document it rests on.</param>
/// <param name="Reason">Recorded reason, where one is needed.</param>
public sealed record StandardProposed(
    [property: Required, RegularExpression("^[0-9]{2}([0-9]{2}){0,2}$")] string Division,
    FeeUnit Unit,
    Money Amount,
    DateOnly EffectiveOn,
    [property: Range(1, 600)] int? Minutes = null,
    bool IsRural = false,
    [property: StringLength(300)] string? PolicyBasis = null,
    [property: StringLength(2_000)] string? Reason = null
) : IWithAmounts
{
    IEnumerable<(string Pointer, Money Amount)> IWithAmounts.Amounts => [("/amount", Amount)];
}
