using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Pages.Authority;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>What waits in a term (待办).</summary>
/// <param name="Owed">What the school owes, the nearest day first.</param>
/// <param name="Requests">Requests by where they stand.</param>
/// <param name="Menu">Offerings by where they stand.</param>
/// <param name="Rounds">Its rounds, the latest first.</param>
public sealed record TermStateShown(
    Slice<OwedShown> Owed,
    IReadOnlyDictionary<RequestStatus, int> Requests,
    IReadOnlyDictionary<OfferingStatus, int> Menu,
    IReadOnlyList<RoundShown> Rounds
)
{
    /// <summary>Requests that wait for the school's decision.</summary>
    public int ToDecide =>
        Requests.GetValueOrDefault(RequestStatus.Submitted) + Requests.GetValueOrDefault(RequestStatus.ClassReviewed);
}

/// <summary>Reads it.</summary>
internal sealed class TermState(Desk desk)
{
    private const int MostOwed = 10;
    private const int MostRounds = 10;

    public async Task<TermStateShown> ReadAsync(TermDesk at, CancellationToken ct)
    {
        var owed = await desk
            .Db.Duties.AsNoTracking()
            .Where(duty => duty.SchoolId == at.School.Id && duty.Bound == "school" && duty.DoneAt == null)
            .OrderBy(duty => duty.DueOn)
            .ThenBy(duty => duty.Id)
            .SliceAsync(duty => duty.Id, ct, MostOwed);
        var requests = await desk
            .Db.Requests.Where(one => one.SchoolId == at.School.Id && one.TermId == at.Term.Id)
            .GroupBy(one => one.Status)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var menu = await desk
            .Db.Offerings.Where(one => one.SchoolId == at.School.Id && one.TermId == at.Term.Id)
            .GroupBy(one => one.Status)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var rounds = await desk
            .Db.Rounds.AsNoTracking()
            .Where(one => one.SchoolId == at.School.Id && one.TermId == at.Term.Id)
            .OrderByDescending(one => one.Id)
            .Take(MostRounds)
            .Select(ReadRounds.Shown(desk.Clock.GetUtcNow()))
            .ToListAsync(ct);
        return new(new([.. owed.Rows.Select(one => new OwedShown(one, null))], owed.Next), requests, menu, rounds);
    }
}

/// <summary>The first page of a term.</summary>
internal static class TermPages
{
    /// <summary>GET /terms/{term}</summary>
    public static async Task<RazorComponentResult> ShowAsync(
        Guid term,
        TermReading terms,
        TermState state,
        CancellationToken ct
    ) =>
        await terms.ReadAsync(term, ct) is { } at
            ? PageResult.Of<TermPage>(new { At = at, State = await state.ReadAsync(at, ct) })
            : OfficePages.Nothing();
}
