using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/agreement-form — the school draws up the agreement that parents will be asked to sign.</summary>
internal static class DrawUpAgreement
{
    public static async Task<Results<NotFound, RuledOut, NoContent>> Handle(
        Guid id,
        AgreementFormDrawn drawn,
        Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.OwnPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        if (plan.AgreementForm == drawn.Form)
            return TypedResults.NoContent();

        var governed = await desk.GovernedAsync(plan, ct);
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = plan.DrawUpAgreement(drawn.Form, governed.Pack, plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("draw-up-agreement", id), ruling, plea, ct) is { } no)
            return no;
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The form of agreement (协议文本).</summary>
/// <param name="Form">Its whole text.</param>
public sealed record AgreementFormDrawn([property: Required, StringLength(20_000, MinimumLength = 2)] string Form);
