using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Cases;

/// <summary>GET /cases and GET /cases/{id} — what the caller may read; the school concerned never reads the caller's own words.</summary>
internal static class ReadCases
{
    public static async Task<Ok<IReadOnlyList<CaseShown>>> List(
        [AsParameters] Cut cut,
        CaseStatus? status,
        Guid? schoolId,
        bool? isSupervised,
        CaseReach reach,
        HttpContext http
    )
    {
        var readable = await reach.ReadableAsync(http.RequestAborted);
        if (status is { } wanted)
            readable = readable.Where(one => one.Status == wanted);
        if (schoolId is { } school)
            readable = readable.Where(one => one.SchoolId == school);
        if (isSupervised is { } supervised)
            readable = readable.Where(one => one.SupervisedAt != null == supervised);
        var withWords = reach.IsHandler;
        return await readable.PageAsync(one => one.Id, one => CaseShown.Of(one, withWords), cut, http);
    }

    public static async Task<Results<NotFound, Ok<CaseShown>>> One(Guid id, CaseReach reach, CancellationToken ct) =>
        await (await reach.ReadableAsync(ct)).FirstOrDefaultAsync(one => one.Id == id, ct) is { } complaint
            ? TypedResults.Ok(CaseShown.Of(complaint, reach.IsHandler))
            : TypedResults.NotFound();
}

/// <summary>A complaint, as those see it who may.</summary>
/// <param name="Text">The caller's own words, for those who handle it; a school might know the voice.</param>
/// <param name="Version">What a step is taken upon; sent back as <c>If-Match</c>, a step upon an older one is a 409.</param>
public sealed record CaseShown(
    Guid Id,
    string Number,
    Guid SchoolId,
    string Division,
    string HandledBy,
    IntakeChannel Channel,
    string[] Categories,
    string? Text,
    DateOnly? OccurredOn,
    Guid? VendorId,
    bool IsFastLane,
    bool IsSealed,
    CaseStatus Status,
    HandlingLevel? AssignedTo,
    CaseFinding? Finding,
    string? FindingWords,
    bool SeriousNegativeEffect,
    string? RectificationOrder,
    string? Reply,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? FastLaneDueAt,
    DateOnly? AcknowledgeDueOn,
    DateOnly? VerifyDueOn,
    DateOnly? ReplyDueOn,
    DateOnly? NextDueOn,
    DateTimeOffset? RectifiedAt,
    DateTimeOffset? ReferredAt,
    DateTimeOffset? ClosedAt,
    string Edition,
    int Returns,
    DateTimeOffset? ExtendedAt,
    DateTimeOffset? SupervisedAt,
    DateTimeOffset? CalledBackAt,
    DateTimeOffset? ReopenedAt,
    uint Version
)
{
    internal static CaseShown Of(ComplaintCase one, bool withWords) =>
        new(
            one.Id,
            one.Number,
            one.SchoolId,
            one.Division.Full,
            one.HandledBy.Full,
            one.Channel,
            one.Categories,
            withWords ? one.Text : null,
            one.OccurredOn,
            one.VendorId,
            one.IsFastLane,
            one.IsSealed,
            one.Status,
            one.AssignedTo,
            one.Finding,
            one.FindingWords,
            one.HasSeriousNegativeEffect,
            one.OrderWords,
            withWords ? one.ReplyWords : null,
            one.ReceivedAt.InChina(),
            one.FastLaneDueAt?.InChina(),
            one.AcknowledgeDueOn,
            one.VerifyDueOn,
            one.ReplyDueOn,
            one.NextDueOn,
            one.RectifiedAt?.InChina(),
            one.ReferredAt?.InChina(),
            one.ClosedAt?.InChina(),
            one.Edition,
            one.Returns,
            one.ExtendedAt?.InChina(),
            one.SupervisedAt?.InChina(),
            withWords ? one.CalledBackAt?.InChina() : null,
            one.ReopenedAt?.InChina(),
            one.Version
        );
}
