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
        if (Array.FindIndex(made.Lines, line => line.Amount < Money.Zero) is >= 0 and var at)
            return Invalid.Field($"Lines[{at}].Amount", "An amount is not below 0.");
        if (!plan.IsOpen)
            return plan.FeeScheme is { } scheme && scheme.SequenceEqual(Lines(made))
                ? TypedResults.NoContent()
                : TypedResults.Conflict();

        var governed = await desk.GovernedAsync(plan, ct);
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = plan.MakeFeeScheme(Lines(made), governed.Pack, plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("make-fee-scheme", id), ruling, plea, ct) is { } no)
            return no;
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static FeeLine[] Lines(FeeSchemeMade made) =>
        [.. made.Lines.Select(line => new FeeLine(line.Activity, line.Title, line.Amount))];
}

/// <summary>A fee scheme; no lines where all is free.</summary>
/// <param name="Lines">Its lines.</param>
public sealed record FeeSchemeMade([property: Required, MaxLength(200)] FeeLineMade[] Lines);

/// <summary>A line of the fee scheme.</summary>
/// <param name="Activity">Code of the activity charged for.</param>
/// <param name="Title">What parents read.</param>
/// <param name="Amount">Per pupil and term, in yuan.</param>
public sealed record FeeLineMade(
    [property: Required, StringLength(50)] string Activity,
    [property: Required, StringLength(200)] string Title,
    Money Amount
);
