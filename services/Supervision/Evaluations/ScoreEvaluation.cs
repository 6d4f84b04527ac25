using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Evaluations;

/// <summary>PUT /evaluations/{id} — the supervision body begins one; POST …/scores — scores a dimension, anew until it is final.</summary>
internal static class ScoreEvaluation
{
    public static async Task<IResult> Begin(Guid id, EvaluationBegun begun, EvaluationTable table, CancellationToken ct)
    {
        if (!await table.MayEvaluateAsync(begun.SchoolId, ct))
            return TypedResults.NotFound();
        switch (await table.ClaimAsync(id, begun, ct))
        {
            case Claim.Conflicting:
                return Problems.Conflict("another-evaluation");
            case Claim.Repeated:
                return TypedResults.NoContent();
            default:
                break;
        }

        if (await table.Db.Evaluations.AnyAsync(one => one.SchoolId == begun.SchoolId && one.Year == begun.Year, ct))
            return Problems.Conflict("year-evaluated-already");
        table.Db.Evaluations.Add(
            new Evaluation
            {
                Id = id,
                SchoolId = begun.SchoolId,
                Year = begun.Year,
                BegunOn = table.Today,
                BegunBy = table.Account,
            }
        );
        await table.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    public static async Task<IResult> Score(
        Guid id,
        DimensionScored scored,
        EvaluationTable table,
        CancellationToken ct
    )
    {
        if (await table.FindAsync(id, ct) is not { } evaluation)
            return TypedResults.NotFound();
        if (evaluation.FinalisedAt is not null)
            return Problems.Conflict("evaluation-final");
        var (_, pack) = await table.GroundAsync(evaluation, ct);
        if (pack?.EvaluationDimensions is { } dimensions && !dimensions.Value.Contains(scored.Dimension))
            return Problems.Invalid("/dimension", $"The page knows {string.Join(", ", dimensions.Value)}.");

        var score = await table.Db.EvaluationScores.FindAsync([id, scored.Dimension], ct);
        if (score is null)
        {
            score = new EvaluationScore { EvaluationId = id, Dimension = scored.Dimension };
            table.Db.EvaluationScores.Add(score);
        }

        (score.Points, score.Words) = (scored.Points, scored.Words);
        await table.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>An evaluation to begin.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Year">The calendar year.</param>
public sealed record EvaluationBegun(Guid SchoolId, [property: Range(2000, 2200)] int Year);

/// <summary>A dimension scored.</summary>
/// <param name="Dimension">By the code of the page, e.g. satisfaction.</param>
/// <param name="Points">0 to 100.</param>
/// <param name="Words">What they rest on.</param>
public sealed record DimensionScored(
    [property: Required, StringLength(60)] string Dimension,
    [property: Range(0, 100)] int Points,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Words
);
