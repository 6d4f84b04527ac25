using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Standards;

/// <summary>POST /standards/{id}/approval — the dated record of the government's consent.</summary>
internal static class ApproveStandard
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        ApprovalRecorded recorded,
        Caller caller,
        FeesDb db,
        Editions<FeesPack> packs,
        Rulings rulings,
        CancellationToken ct
    )
    {
        var standard = await db.FeeStandards.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (standard is null || caller.Division != standard.Division || caller.Department != standard.ProposedBy)
            return TypedResults.NotFound();
        var approval = new Approval(recorded.Body, recorded.Number, recorded.On, recorded.Document);
        if (standard.State is not StandardState.Proposed)
            return standard.IsApprovedBy(approval) ? TypedResults.NoContent() : TypedResults.Conflict();
        if (packs.InForce(standard.Division, standard.EffectiveOn) is not { } pack)
            return Answers.NoPage(standard.Division, standard.EffectiveOn);

        var matter = new Matter("approve-standard", id, null, standard.Division, pack.Edition);
        if (await rulings.EnterAsync(matter, standard.Approve(pack, approval), Plea.None, ct) is { } no)
            return no;
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A government's consent to a fee standard.</summary>
/// <param name="Body">Kind of body: cityGovernment, …</param>
/// <param name="Number">Number of the consent (文号).</param>
/// <param name="On">Its day.</param>
/// <param name="Document">Title of its document.</param>
public sealed record ApprovalRecorded(
    [property: Required, StringLength(50)] string Body,
    [property: Required, StringLength(100, MinimumLength = 1)] string Number,
    DateOnly On,
    [property: Required, StringLength(300, MinimumLength = 1)] string Document
);
