using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Terms;
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
        DutyBook duties,
        TermBook terms,
        CancellationToken ct
    )
    {
        if (await desk.OwnPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        var clauses = drawn.Clauses ?? [];
        if (plan.AgreementForm == drawn.Form && SameClauses(plan.AgreementClauses ?? [], clauses))
            return TypedResults.NoContent();

        var governed = await desk.GovernedAsync(plan, ct);
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = plan.DrawUpAgreement(drawn.Form, clauses, governed.Pack, plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("draw-up-agreement", id), ruling, plea, ct) is { } no)
            return no;
        if (ClausesRule.MissingOf(clauses, governed.Pack).Length == 0)
            await duties.DoneAsync(ClausesRule.MissingCode, id, "clauses written", ct);
        await desk.Db.SaveChangesAsync(ct);
        await terms.ReviewAsync(governed, ct);
        return TypedResults.NoContent();
    }

    private static bool SameClauses(Dictionary<string, string> before, Dictionary<string, string> now) =>
        before.Count == now.Count && before.All(one => now.GetValueOrDefault(one.Key) == one.Value);
}

/// <summary>The form of agreement (协议文本).</summary>
/// <param name="Form">Its whole text, or what stands above the clauses.</param>
/// <param name="Clauses">Its clauses by code, as the page asks for them: content, pickupTimes, responsibilities, …</param>
public sealed record AgreementFormDrawn(
    [property: Required, StringLength(20_000, MinimumLength = 2)] string Form,
    [property: MaxLength(30)] Dictionary<string, string>? Clauses = null
);
