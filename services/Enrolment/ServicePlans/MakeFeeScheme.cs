using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/fee-scheme — the school makes its fee scheme; the latest counts until the plan is submitted.</summary>
internal static class MakeFeeScheme
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, NoContent>> Handle(
        Guid id,
        FeeSchemeMade made,
        Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.OwnPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        if (FeeSchemeMade.WrongIn(made.Lines, nameof(made.Lines)) is { } wrong)
            return wrong;
        if (!plan.IsOpen)
            return plan.FeeScheme is { } scheme && scheme.SequenceEqual(FeeSchemeMade.Told(made.Lines))
                ? TypedResults.NoContent()
                : TypedResults.Conflict();

        var governed = await desk.GovernedAsync(plan, ct);
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = plan.MakeFeeScheme(FeeSchemeMade.Told(made.Lines), governed.Pack, plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("make-fee-scheme", id), ruling, plea, ct) is { } no)
            return no;
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A fee scheme; no lines where all is free.</summary>
/// <param name="Lines">Its lines.</param>
public sealed record FeeSchemeMade([property: Required, MaxLength(200)] FeeLineMade[] Lines)
{
    internal static ValidationProblem? WrongIn(FeeLineMade[] lines, string member) =>
        Array.FindIndex(lines, line => line.Amount < Money.Zero) is >= 0 and var at
            ? Invalid.Field($"{member}[{at}].Amount", "An amount is not below 0.")
            : null;

    internal static FeeLine[] Told(FeeLineMade[] lines) =>
        [.. lines.Select(line => new FeeLine(line.Activity, line.Title, line.Amount))];
}

/// <summary>A line of the fee scheme.</summary>
/// <param name="Activity">Code of the activity charged for.</param>
/// <param name="Title">What parents read.</param>
/// <param name="Amount">Per pupil and term, in yuan.</param>
public sealed record FeeLineMade(
    [property: Required, StringLength(50)] string Activity,
    [property: Required, StringLength(200)] string Title,
    Money Amount
);
