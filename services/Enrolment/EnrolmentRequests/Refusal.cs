using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>A refusal that the school intends (拒绝).</summary>
/// <param name="Reason">Coded reason: noPlace, noFittingGroup, notOnRoll or other.</param>
/// <param name="Alternatives">Offerings with free places for the pupil's grade, to be offered instead.</param>
/// <param name="HasFree">Whether a seat is free in one of those asked for.</param>
internal sealed record Refusal(string Reason, IReadOnlyList<Guid> Alternatives, bool HasFree)
{
    private const int LimitAlternatives = 20;

    /// <summary>The refusal of that request, with what could be offered instead.</summary>
    public static async Task<Refusal> OfAsync(
        EnrolmentRequest request,
        string? reason,
        EnrolmentDb db,
        CancellationToken ct
    ) => (await OfAsync([request], db, ct))(request, reason);

    /// <summary>The refusals of requests of one term, from what is read for all of them at once.</summary>
    public static async Task<Func<EnrolmentRequest, string?, Refusal>> OfAsync(
        IReadOnlyList<EnrolmentRequest> requests,
        EnrolmentDb db,
        CancellationToken ct
    )
    {
        Guid[] pupils = [.. requests.Select(one => one.PupilId)];
        Guid[] terms = [.. requests.Select(one => one.TermId).Distinct()];
        var grades = await db
            .Pupils.Where(pupil => pupils.Contains(pupil.Id))
            .ToDictionaryAsync(pupil => pupil.Id, pupil => pupil.Grade, ct);
        var free = await db
            .Offerings.Where(one => terms.Contains(one.TermId))
            .Where(one => db.Seats.Any(seats => seats.OfferingId == one.Id && seats.Taken < seats.Capacity))
            .OrderBy(one => one.Id)
            .Select(one => new
            {
                one.Id,
                one.TermId,
                one.Grades,
                one.Status,
            })
            .ToListAsync(ct);
        return (request, reason) =>
        {
            var asked = request.Choices.Select(choice => choice.OfferingId).ToHashSet();
            var grade = grades.GetValueOrDefault(request.PupilId);
            return new Refusal(
                reason ?? "other",
                [
                    .. free.Where(one => one.TermId == request.TermId && one.Status == OfferingStatus.Published)
                        .Where(one => one.Grades.Contains(grade) && !asked.Contains(one.Id))
                        .Take(LimitAlternatives)
                        .Select(one => one.Id),
                ],
                free.Exists(one => asked.Contains(one.Id))
            );
        };
    }
}
