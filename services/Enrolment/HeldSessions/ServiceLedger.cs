using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.HeldSessions;

/// <summary>
/// The ledger of each kind of service (课后服务工作台账): under which plan, what, in what form, when, for how many. It is read from what
/// the service keeps anyway, so nobody writes it twice and nobody can forget it.
/// </summary>
/// <remarks>ENR-102.</remarks>
internal static class ServiceLedger
{
    /// <summary>A line for each item that has been on the menu of the term, also for those that have stopped.</summary>
    public static async Task<IReadOnlyList<LedgerLine>> LinesAsync(
        this EnrolmentDb db,
        Guid schoolId,
        Guid termId,
        DateOnly today,
        CancellationToken ct
    )
    {
        var offered = await db
            .Offerings.AsNoTracking()
            .Where(one => one.SchoolId == schoolId && one.TermId == termId && one.Status != OfferingStatus.Draft)
            .OrderBy(one => one.Id)
            .Take(Cut.Most)
            .ToListAsync(ct);
        Guid[] ids = [.. offered.Select(one => one.Id)];
        Guid[] planIds = [.. offered.Select(one => one.PlanId).Distinct()];
        var plans = await db
            .Plans.AsNoTracking()
            .Where(one => planIds.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, ct);
        var pupils = await db
            .Places.Where(one => ids.Contains(one.OfferingId) && one.FirstDay != null)
            .GroupBy(one => one.OfferingId)
            .Select(all => new
            {
                all.Key,
                Joined = all.Count(),
                Left = all.Count(one => one.Status == PlaceStatus.Ended),
            })
            .ToDictionaryAsync(one => one.Key, ct);
        var sessions = await db
            .Sessions.Where(one => ids.Contains(one.OfferingId))
            .GroupBy(one => one.OfferingId)
            .Select(all => new
            {
                all.Key,
                Planned = all.Count(),
                Due = all.Count(one => one.Day < today),
            })
            .ToDictionaryAsync(one => one.Key, ct);
        var held = await db
            .HeldSessions.Where(one => ids.Contains(one.OfferingId))
            .GroupBy(one => one.OfferingId)
            .Select(all => new
            {
                all.Key,
                Count = all.Count(),
                Minutes = all.Sum(one => one.Minutes),
                Present = all.Sum(one => one.Present.Length),
            })
            .ToDictionaryAsync(one => one.Key, ct);
        return
        [
            .. offered.Select(one =>
            {
                var (who, when, what) = (
                    pupils.GetValueOrDefault(one.Id),
                    sessions.GetValueOrDefault(one.Id),
                    held.GetValueOrDefault(one.Id)
                );
                return LedgerLine.Of(one, plans[one.PlanId]) with
                {
                    Joined = who?.Joined ?? 0,
                    Left = who?.Left ?? 0,
                    SessionsPlanned = when?.Planned ?? 0,
                    SessionsDue = when?.Due ?? 0,
                    SessionsHeld = what?.Count ?? 0,
                    MinutesHeld = what?.Minutes ?? 0,
                    Attendances = what?.Present ?? 0,
                };
            }),
        ];
    }
}

/// <summary>The ledger of a term.</summary>
/// <param name="Asked">What the place's document asks a ledger to hold; null where it asks for none.</param>
/// <param name="Sources">Where it says so.</param>
/// <param name="Lines">A line for each item that has been on the menu.</param>
public sealed record ServiceLedgerShown(
    IReadOnlyList<string>? Asked,
    IReadOnlyList<Citation> Sources,
    IReadOnlyList<LedgerLine> Lines
)
{
    internal static ServiceLedgerShown Of(IReadOnlyList<LedgerLine> lines, EnrolmentPack? pack) =>
        new(pack?.LedgerFields?.Value, pack?.LedgerFields?.Sources ?? [], lines);
}

/// <summary>One kind of service in the ledger.</summary>
/// <param name="OfferingId">The item.</param>
/// <param name="Plan">Number of the plan it stands in.</param>
/// <param name="PlanVersion">The plan's version in force.</param>
/// <param name="Category">What it is for.</param>
/// <param name="Activity">Code of the activity.</param>
/// <param name="Title">What parents read.</param>
/// <param name="Form">In what form pupils are taught, where the school says.</param>
/// <param name="ProviderKind">Who gives it.</param>
/// <param name="Weekly">When it is held every week.</param>
/// <param name="Extra">Sessions on single days besides.</param>
/// <param name="Capacity">Places.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Joined">Pupils who have taken part.</param>
/// <param name="Left">Of these, those who have left.</param>
/// <param name="SessionsPlanned">Sessions on the timetable.</param>
/// <param name="SessionsDue">Of these, those before today.</param>
/// <param name="SessionsHeld">Sessions that took place.</param>
/// <param name="MinutesHeld">Their length together, in minutes.</param>
/// <param name="Attendances">Pupils present, summed over the sessions (人次).</param>
public sealed record LedgerLine(
    Guid OfferingId,
    string? Plan,
    int? PlanVersion,
    Category Category,
    string Activity,
    string Title,
    TeachingForm? Form,
    ProviderKind ProviderKind,
    IReadOnlyList<WeeklySlot> Weekly,
    IReadOnlyList<ExtraSession> Extra,
    int Capacity,
    OfferingStatus Status,
    int Joined = 0,
    int Left = 0,
    int SessionsPlanned = 0,
    int SessionsDue = 0,
    int SessionsHeld = 0,
    int MinutesHeld = 0,
    int Attendances = 0
)
{
    internal static LedgerLine Of(Offering one, ServicePlan plan) =>
        new(
            one.Id,
            plan.Number,
            plan.VersionInForce,
            one.Category,
            one.Activity,
            one.Title,
            one.Form,
            one.ProviderKind,
            one.Weekly,
            one.Extra,
            one.Capacity,
            one.Status
        );
}
