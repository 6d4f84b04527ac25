using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>GET /plans/{id}/notices — what parents were told before they choose, and what they still should be: families see the gap.</summary>
internal static class ReadNotices
{
    [AtMost(Cut.Most)]
    public static async Task<Results<NotFound, Ok<NoticesShown>>> Handle(Guid id, Desk desk, CancellationToken ct)
    {
        if (await desk.SeenPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        var pack = (await desk.GovernedAsync(plan, ct)).Pack;
        var notices = await desk
            .Db.PlanNotices.AsNoTracking()
            .Where(one => one.TermId == plan.TermId && one.PlanId == id)
            .OrderBy(one => one.Id)
            .Take(Cut.Most)
            .ToListAsync(ct);
        return TypedResults.Ok(
            new NoticesShown(
                NoticeRule.Untold([.. notices.SelectMany(one => one.Fields)], pack),
                [.. pack.NoticeFields?.Sources ?? []],
                [.. notices.Select(one => new NoticeShown(one.Fields, one.Channels, one.On, one.Evidence))]
            )
        );
    }
}

/// <summary>What parents were told.</summary>
/// <param name="Missing">What they still should be told.</param>
/// <param name="Sources">Where that is said.</param>
/// <param name="Notices">What they were told, and how.</param>
public sealed record NoticesShown(
    IReadOnlyList<string> Missing,
    IReadOnlyList<Citation> Sources,
    IReadOnlyList<NoticeShown> Notices
);

/// <summary>One notice.</summary>
/// <param name="Fields">What.</param>
/// <param name="Channels">How.</param>
/// <param name="On">The day.</param>
/// <param name="Evidence">Where that can be seen.</param>
public sealed record NoticeShown(
    IReadOnlyList<string> Fields,
    IReadOnlyList<string> Channels,
    DateOnly On,
    string Evidence
);
