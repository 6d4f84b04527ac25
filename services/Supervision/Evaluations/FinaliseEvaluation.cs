using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Supervision.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Evaluations;

/// <summary>POST /evaluations/{id}/finalise — pending while a dimension of the text is missing, and then the supervision body's task.</summary>
internal static class FinaliseEvaluation
{
    public static async Task<IResult> Handle(
        Guid id,
        EvaluationTable table,
        Rulings rulings,
        DutyBook duties,
        CancellationToken ct
    )
    {
        if (await table.FindAsync(id, ct) is not { } evaluation)
            return TypedResults.NotFound();
        if (evaluation.FinalisedAt is not null)
            return TypedResults.NoContent();

        var (school, pack) = await table.GroundAsync(evaluation, ct);
        if (pack is null)
            return new RuledOut(Editions.NoPage(school.Division, evaluation.BegunOn));
        var scored = await table.ScoredAsync(id, ct);
        var matter = new Matter("finalise-evaluation", id, school.Id, school.CompetentAuthority, pack.Edition);
        var ruling = evaluation.Finalise(pack, scored, table.Now);
        if (await rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } no)
        {
            // The pending step left nothing behind; the task that follows from it is kept by itself.
            await rulings.EnterAsync(matter, EvaluationRule.JudgeOwed(pack, scored), Plea.None, ct);
            await table.Db.SaveChangesAsync(ct);
            return no;
        }

        await duties.DoneAsync(EvaluationRule.Rule, id, $"final {table.Now:O}", ct);
        await table.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

internal static class Endpoints
{
    public static void MapEvaluations(this RouteGroupBuilder service)
    {
        var evaluations = service.MapGroup("/evaluations").WithTags("Evaluations");
        evaluations.MapPut("/{id:guid}", ScoreEvaluation.Begin).For(Roles.Authority);
        evaluations.MapPost("/{id:guid}/scores", ScoreEvaluation.Score).For(Roles.Authority);
        evaluations.MapPost("/{id:guid}/finalise", FinaliseEvaluation.Handle).For(Roles.Authority);
        evaluations.MapGet("/", List).For(Roles.Authority, Roles.Principal, Roles.SchoolOffice);
    }

    /// <summary>GET /evaluations?schoolId= — the school reads its own once they are final.</summary>
    private static async Task<Results<NotFound, Ok<IReadOnlyList<EvaluationShown>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        EvaluationTable table,
        HttpContext http
    )
    {
        var ct = http.RequestAborted;
        if (!await table.MayReadAsync(schoolId, ct))
            return TypedResults.NotFound();
        var mayEvaluate = await table.MayEvaluateAsync(schoolId, ct);
        var scores = table.Db.EvaluationScores;
        return await table
            .Db.Evaluations.Where(one => one.SchoolId == schoolId && (mayEvaluate || one.FinalisedAt != null))
            .PageAsync(
                one => one.Id,
                one => new EvaluationShown(
                    one.Id,
                    one.Year,
                    one.FinalisedAt,
                    scores
                        .Where(score => score.EvaluationId == one.Id)
                        .OrderBy(score => score.Dimension)
                        .Select(score => new ScoreShown(score.Dimension, score.Points, score.Words))
                        .ToList()
                ),
                cut,
                http
            );
    }
}

/// <summary>An evaluation, as shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="FinalisedAt">When it became final.</param>
/// <param name="Scores">By dimension.</param>
public sealed record EvaluationShown(Guid Id, int Year, DateTimeOffset? FinalisedAt, IReadOnlyList<ScoreShown> Scores);

/// <summary>A dimension, as shown.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Points">0 to 100.</param>
/// <param name="Words">What they rest on.</param>
public sealed record ScoreShown(string Dimension, int Points, string Words);
