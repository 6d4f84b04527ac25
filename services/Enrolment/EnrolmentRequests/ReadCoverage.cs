using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>GET /schools/{schoolId}/coverage — how far a term's requests are met, refusals by their coded reason (覆盖情况).</summary>
internal static class ReadCoverage
{
    public static async Task<Results<NotFound, Ok<Coverage>>> Handle(
        Guid schoolId,
        Guid termId,
        Desk desk,
        CancellationToken ct
    )
    {
        if (
            !await desk.Reach.ReadsSchoolAsync(schoolId, ct)
            || await desk.Governing.OfAsync(schoolId, termId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        var counted = await desk
            .Db.Requests.Where(one => one.SchoolId == schoolId && one.TermId == termId)
            .GroupBy(one => new { one.Status, one.DeclinedFor })
            .Select(group => new
            {
                group.Key.Status,
                group.Key.DeclinedFor,
                Count = group.Count(),
            })
            .ToListAsync(ct);
        var refused = counted.Where(one => one.Status == RequestStatus.Declined).ToArray();
        return TypedResults.Ok(
            new Coverage(
                counted.Sum(one => one.Count),
                counted
                    .Where(one => one.Status is RequestStatus.Placed or RequestStatus.Confirmed)
                    .Sum(one => one.Count),
                refused.Sum(one => one.Count),
                refused.ToDictionary(one => one.DeclinedFor ?? "other", one => one.Count),
                governed.Found?.Refusal?.Value,
                [.. governed.Found?.Refusal?.Sources ?? []],
                await WithNeedAsync(termId, desk, ct),
                await WeekdaysAsync(termId, desk, ct),
                await OnPaperAsync(termId, desk, ct)
            )
        );
    }

    // As the classes counted it; none where no survey of the term is closed.
    private static Task<int?> WithNeedAsync(Guid term, Desk desk, CancellationToken ct) =>
        desk
            .Db.ClassNeeds.Where(one =>
                desk.Db.Surveys.Any(survey =>
                    survey.Id == one.SurveyId && survey.TermId == term && survey.ClosedAt != null
                )
            )
            .SumAsync(one => (int?)one.WithNeed, ct);

    private static Task<Dictionary<Guid, int>> OnPaperAsync(Guid term, Desk desk, CancellationToken ct) =>
        desk
            .Db.Requests.Where(one => one.TermId == term && one.EnteredBy != null)
            .GroupBy(one => one.EnteredBy!.Value)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, ct);

    private static async Task<int> WeekdaysAsync(Guid term, Desk desk, CancellationToken ct)
    {
        var menu = await desk
            .Db.Offerings.AsNoTracking()
            .Where(one => one.TermId == term && one.Status == OfferingStatus.Published)
            .ToListAsync(ct);
        return menu.SelectMany(one => one.WorkingDays()).Distinct().Count();
    }
}

/// <summary>How far a term's requests are met.</summary>
/// <param name="Asked">Requests in all.</param>
/// <param name="Placed">With a place.</param>
/// <param name="Refused">Turned away.</param>
/// <param name="RefusedFor">Turned away, by coded reason.</param>
/// <param name="Target">What the document aims at: forbidden, coverageTarget or bestEffort; none where it is silent.</param>
/// <param name="Sources">Where it says so.</param>
/// <param name="WithNeed">Pupils with need, as the survey counted them; none where none is closed.</param>
/// <param name="WeekdaysServed">Working days of the week with service, 0 to 5.</param>
/// <param name="EnteredOnPaper">Requests that the school entered from papers, by the account that entered them.</param>
public sealed record Coverage(
    int Asked,
    int Placed,
    int Refused,
    IReadOnlyDictionary<string, int> RefusedFor,
    string? Target,
    IReadOnlyList<Citation> Sources,
    int? WithNeed,
    int WeekdaysServed,
    IReadOnlyDictionary<Guid, int> EnteredOnPaper
);
