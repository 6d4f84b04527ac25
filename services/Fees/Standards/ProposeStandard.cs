using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

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
        var ruling = StandardSetterRule.Judge(division, caller.Department, pack);
        if (await rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } no)
            return no;

        db.FeeStandards.Add(
            new FeeStandard
            {
                Id = id,
                Division = division,
                Unit = proposed.Unit,
                Amount = proposed.Amount,
                EffectiveOn = proposed.EffectiveOn,
                ProposedBy = caller.Department!,
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A fee standard as the leading department proposes it.</summary>
/// <param name="Division">Division it shall hold for.</param>
/// <param name="Unit">The unit it is priced by.</param>
/// <param name="Amount">Highest charge per pupil and unit, in yuan.</param>
/// <param name="EffectiveOn">First day it shall hold.</param>
public sealed record StandardProposed(
    [property: Required, RegularExpression("^[0-9]{2}([0-9]{2}){0,2}$")] string Division,
    FeeUnit Unit,
    Money Amount,
    DateOnly EffectiveOn
) : IWithAmounts
{
    IEnumerable<(string Pointer, Money Amount)> IWithAmounts.Amounts => [("/amount", Amount)];
}
