using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Cases;

/// <summary>GET /cases/{id}/steps — returns, urgings, extensions and call-backs of a case, oldest first; for those who handle it.</summary>
internal static class ReadSteps
{
    // A case has a handful; a script that urges without end does not fill the answer.
    private const int Most = 500;

    public static async Task<Results<NotFound, Ok<CaseStepShown[]>>> Handle(
        Guid id,
        CaseReach reach,
        SupervisionDb db,
        CancellationToken ct
    )
    {
        if (await reach.HandledAsync(id, ct) is null)
            return TypedResults.NotFound();
        var steps = await db
            .CaseSteps.AsNoTracking()
            .Where(one => one.CaseId == id)
            .OrderBy(one => one.At)
            .ThenBy(one => one.Id)
            .Take(Most)
            .ToArrayAsync(ct);
        return TypedResults.Ok(Array.ConvertAll(steps, CaseStepShown.Of));
    }
}

/// <summary>A step, as those see it who handle the case.</summary>
public sealed record CaseStepShown(
    Guid Id,
    CaseStepKind Kind,
    string Words,
    ReturnReason? Reason,
    string? Article,
    int? Days,
    bool? IsSatisfied,
    Guid By,
    DateTimeOffset At
)
{
    internal static CaseStepShown Of(CaseStep one) =>
        new(one.Id, one.Kind, one.Words, one.Reason, one.Article, one.Days, one.IsSatisfied, one.By, one.At.InChina());
}
