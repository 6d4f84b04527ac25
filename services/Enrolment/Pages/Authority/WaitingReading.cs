using System.Globalization;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Authority;

/// <summary>A plan, or a change of one, that lies with its reviewer (待审方案).</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="RevisionId">The change; none where it is the plan itself.</param>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term.</param>
/// <param name="Number">Number of the plan.</param>
/// <param name="Since">When what lies there was handed in.</param>
public sealed record WaitingPlan(
    Guid PlanId,
    Guid? RevisionId,
    Guid SchoolId,
    Guid TermId,
    string? Number,
    DateTimeOffset Since
)
{
    /// <summary>Where it is decided.</summary>
    public string Address =>
        $"{AuthorityPages.Home}/plans/{PlanId}{(RevisionId is { } revision ? $"/revisions/{revision}" : "")}";

    /// <summary>Where a list goes on behind it.</summary>
    public string Cursor => $"{Since.UtcTicks}_{RevisionId ?? PlanId}";
}

/// <summary>The same with whose it is.</summary>
/// <param name="Plan">What waits.</param>
/// <param name="School">The school.</param>
/// <param name="Term">Its term.</param>
/// <param name="IsApproval">Whether it is to be approved; else its filing is to be acknowledged.</param>
public sealed record WaitingShown(WaitingPlan Plan, School School, Term Term, bool IsApproval);

/// <summary>Reads what waits for this official, the oldest first.</summary>
internal sealed class WaitingReading(Desk desk, Editions<EnrolmentPack> editions)
{
    public async Task<Slice<WaitingShown>> ReadAsync(string? after, CancellationToken ct)
    {
        var (at, id) = CursorOf(after);
        var both = (await PlansAsync(at, id, ct)).Concat(await RevisionsAsync(at, id, ct));
        var rows = both.OrderBy(one => one.Since).ThenBy(one => one.RevisionId ?? one.PlanId).ToList();
        var next = rows.Count > Desks.MostRows ? rows[Desks.MostRows - 1].Cursor : null;
        WaitingPlan[] page = [.. rows.Take(Desks.MostRows)];
        Guid[] schoolIds = [.. page.Select(one => one.SchoolId)];
        Guid[] termIds = [.. page.Select(one => one.TermId)];
        var schools = await desk
            .Db.Schools.AsNoTracking()
            .Where(one => schoolIds.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, ct);
        var terms = await desk
            .Db.Terms.AsNoTracking()
            .Where(one => termIds.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, ct);
        return new(
            [.. page.Select(one => Show(one, schools[one.SchoolId], terms[one.TermId])).OfType<WaitingShown>()],
            next
        );
    }

    // A county sees the plans of its schools, and decides those of which it is the reviewer.
    private WaitingShown? Show(WaitingPlan plan, School school, Term term) =>
        editions.InForce(school.Division, term.FirstDay) is { } page
        && desk.Caller.IsOf(Departments.Education)
        && desk.Caller.Covers(PlanReviewRule.ReviewerOf(school, page))
            ? new(plan, school, term, PlanReviewRule.IsApproval(page))
            : null;

    private Task<List<WaitingPlan>> PlansAsync(DateTimeOffset at, Guid id, CancellationToken ct) =>
        (
            from plan in desk.Db.Plans
            join school in desk.Db.Schools.Within(desk.Caller) on plan.SchoolId equals school.Id
            let since = desk
                .Db.PlanVersions.Where(one => one.PlanId == plan.Id && one.RevisionId == null)
                .Max(one => (DateTimeOffset?)one.FrozenAt)
            where
                plan.Status == PlanStatus.Submitted
                || (plan.Status == PlanStatus.InForce && plan.Round > 0 && plan.DecisionNumber == null)
            where since != null && (since > at || (since == at && plan.Id.CompareTo(id) > 0))
            orderby since, plan.Id
            select new WaitingPlan(plan.Id, null, plan.SchoolId, plan.TermId, plan.Number, since.Value)
        )
            .Take(Desks.MostRows + 1)
            .ToListAsync(ct);

    private Task<List<WaitingPlan>> RevisionsAsync(DateTimeOffset at, Guid id, CancellationToken ct) =>
        (
            from revision in desk.Db.PlanRevisions
            join plan in desk.Db.Plans on revision.PlanId equals plan.Id
            join school in desk.Db.Schools.Within(desk.Caller) on plan.SchoolId equals school.Id
            join frozen in desk.Db.PlanVersions
                on new { revision.PlanId, Version = revision.Version ?? 0 } equals new { frozen.PlanId, frozen.Version }
            where
                revision.Status == RevisionStatus.Submitted
                || (revision.Status == RevisionStatus.InForce && revision.Round > 0 && revision.DecisionNumber == null)
            where frozen.FrozenAt > at || (frozen.FrozenAt == at && revision.Id.CompareTo(id) > 0)
            orderby frozen.FrozenAt, revision.Id
            select new WaitingPlan(plan.Id, revision.Id, plan.SchoolId, plan.TermId, plan.Number, frozen.FrozenAt)
        )
            .Take(Desks.MostRows + 1)
            .ToListAsync(ct);

    private static (DateTimeOffset At, Guid Id) CursorOf(string? after) =>
        after?.Split('_') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTime.MaxValue.Ticks
        && Guid.TryParse(id, out var last)
            ? (new DateTimeOffset(at, TimeSpan.Zero), last)
            : (DateTimeOffset.UnixEpoch, Guid.Empty);
}

/// <summary>How far an official sees.</summary>
internal static class OfficialReach
{
    /// <summary>Schools that lie in the caller's division or under its authority.</summary>
    public static IQueryable<School> Within(this IQueryable<School> schools, Caller caller)
    {
        // A caller without a division sees nothing.
        var prefix = caller.Division?.Prefix ?? "none";
        return schools.Where(school =>
            ((string)(object)school.Division).StartsWith(prefix)
            || ((string)(object)school.CompetentAuthority).StartsWith(prefix)
        );
    }
}
