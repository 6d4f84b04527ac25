using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Standards;

/// <summary>POST /standards/{id}/agree — a department named beside the lead agrees; the token says which it is.</summary>
internal static class AgreeToStandard
{
    public static async Task<Results<NotFound, RuledOut, NoContent>> Handle(
        Guid id,
        Caller caller,
        FeesDb db,
        Editions<FeesPack> packs,
        Rulings rulings,
        CancellationToken ct
    )
    {
        var standard = await db.FeeStandards.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (standard is null || caller.Division != standard.Division)
            return TypedResults.NotFound();
        if (packs.InForce(standard.Division, standard.EffectiveOn) is not { } pack)
            return Answers.NoPage(standard.Division, standard.EffectiveOn);

        var matter = new Matter("agree-to-standard", id, null, standard.Division, pack.Edition);
        if (await rulings.EnterAsync(matter, standard.Agree(pack, caller.Department), Plea.None, ct) is { } no)
            return no;
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
