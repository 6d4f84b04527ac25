using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>
/// POST /rounds/{id}/approve, POST /offerings/{id}/approve — the school agrees to every request of a round, or to every one that asks for an
/// offering, but the exceptions it names (批量审核、个别除外). What a rule does not let through is named, and stays as it is.
/// </summary>
internal static class ApproveTogether
{
    /// <summary>More are approved by asking again.</summary>
    private const int LimitRequests = 10_000;

    public static async Task<Results<NotFound, Ok<ApprovedShown>>> OfRound(
        Guid id,
        ApprovedTogether approval,
        Desk desk,
        DecidingTogether together,
        CancellationToken ct
    ) =>
        await desk.Db.Rounds.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct) is { } round
            ? await ApproveAsync(
                (round.SchoolId, round.TermId),
                desk.Db.Requests.Where(one => one.RoundId == id),
                approval,
                (desk, together),
                ct
            )
            : TypedResults.NotFound();

    public static async Task<Results<NotFound, Ok<ApprovedShown>>> OfOffering(
        Guid id,
        ApprovedTogether approval,
        Desk desk,
        DecidingTogether together,
        CancellationToken ct
    ) =>
        await desk.Db.Offerings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct) is { } offering
            ? await ApproveAsync(
                (offering.SchoolId, offering.TermId),
                desk.Db.Requests.Where(one => one.Choices.Any(choice => choice.OfferingId == id)),
                approval,
                (desk, together),
                ct
            )
            : TypedResults.NotFound();

    private static async Task<Results<NotFound, Ok<ApprovedShown>>> ApproveAsync(
        (Guid School, Guid Term) at,
        IQueryable<EnrolmentRequest> asked,
        ApprovedTogether approval,
        (Desk Desk, DecidingTogether Together) by,
        CancellationToken ct
    )
    {
        var (desk, together) = by;
        if (
            !await desk.RunsSchoolAsync(at.School, ct)
            || await desk.Governing.OfAsync(at.School, at.Term, ct) is not { } governed
        )
            return TypedResults.NotFound();
        var except = approval.Except ?? [];
        var ids = await asked
            .OfPupilsThere(desk.Db)
            .ToBeDecided()
            .Where(one => !except.Contains(one.Id))
            .OrderBy(one => one.Id)
            .Take(LimitRequests)
            .Select(one => one.Id)
            .ToListAsync(ct);
        var decision = new RequestDecision(true, approval.Words);
        var done = await together.DecideAsync(governed, ids.ToDictionary(one => one, _ => decision), ct);
        return TypedResults.Ok(ApprovedShown.Of(done));
    }
}

/// <summary>The school agrees to many.</summary>
/// <param name="Words">For the families.</param>
/// <param name="Except">Requests that stay as they are.</param>
public sealed record ApprovedTogether(
    [property: Required, StringLength(1_000)] string Words,
    [property: MaxLength(1_000)] Guid[]? Except = null
);

/// <summary>What became of them.</summary>
/// <param name="Approved">How many were agreed to.</param>
/// <param name="Left">Those that stay as they are, by cause.</param>
public sealed record ApprovedShown(int Approved, IReadOnlyList<LeftShown> Left)
{
    internal static ApprovedShown Of(DecidedInOneGo done) =>
        new(done.Approved.Count, [.. done.LeftByCause().Select(one => LeftShown.Of(one.Ruling, one.Ids))]);
}

/// <summary>Requests that stay as they are for one cause.</summary>
/// <param name="Rules">Codes of the rules; none where somebody had decided meanwhile.</param>
/// <param name="Requests">The requests.</param>
public sealed record LeftShown(IReadOnlyList<string> Rules, IReadOnlyList<Guid> Requests)
{
    internal static LeftShown Of(Ruling? ruling, Guid[] requests) =>
        new(
            [.. (ruling?.Findings ?? []).Where(one => one.Verdict > Verdict.Duty).Select(one => one.Rule).Distinct()],
            requests
        );
}
