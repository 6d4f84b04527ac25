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
    )
    {
        var grade = await db
            .Pupils.Where(pupil => pupil.Id == request.PupilId)
            .Select(pupil => pupil.Grade)
            .FirstOrDefaultAsync(ct);
        var asked = request.Choices.Select(choice => choice.OfferingId).ToArray();
        var alternatives = await db
            .Offerings.Where(one => one.TermId == request.TermId && one.Status == OfferingStatus.Published)
            .Where(one => one.Grades.Contains(grade) && !asked.Contains(one.Id))
            .Where(one => db.Seats.Any(seats => seats.OfferingId == one.Id && seats.Taken < seats.Capacity))
            .OrderBy(one => one.Id)
            .Take(LimitAlternatives)
            .Select(one => one.Id)
            .ToListAsync(ct);
        var hasFree = await db.Seats.AnyAsync(
            seats => asked.Contains(seats.OfferingId) && seats.Taken < seats.Capacity,
            ct
        );
        return new Refusal(reason ?? "other", alternatives, hasFree);
    }
}
