using AfterSchool.Enrolment.CountyPolicies;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>The plan on the office's desk.</summary>
public sealed record PlanDeskShown
{
    /// <summary>The term, with the plan as it stands.</summary>
    public required TermDesk At { get; init; }

    /// <summary>All that the rules find, each where it is mended.</summary>
    public required PlanFindingsShown Findings { get; init; }

    /// <summary>What parents were told, and what they still should be.</summary>
    public required NoticesShown Notices { get; init; }

    /// <summary>What was frozen.</summary>
    public required IReadOnlyList<VersionShown> Versions { get; init; }

    /// <summary>Activities that may be charged for or planned: code and word.</summary>
    public required IReadOnlyList<(string Value, string Words)> Activities { get; init; }

    /// <summary>Village schools' plans that wait to be taken in: plan and name of the school.</summary>
    public required IReadOnlyList<(Guid Plan, string School)> Villages { get; init; }

    /// <summary>Id of the command that a form of this page creates something with.</summary>
    public Guid CommandId { get; init; } = Guid.CreateVersion7();

    /// <summary>Where it is.</summary>
    public string Address => $"{At.Address}/plan";

    /// <summary>The plan.</summary>
    public ServicePlan Plan => At.Plan!;

    /// <summary>Sections that the page asks for, and those that are written besides; the fee scheme has a form of its own.</summary>
    public IReadOnlyList<string> Sections =>
        [
            .. (At.Page?.RequiredSections?.Value ?? [])
                .Where(one => one != "feeScheme")
                .Union(Plan.Sections.Keys.Order(StringComparer.Ordinal)),
        ];

    /// <summary>Parts of the page, in its order: where each is, and the code of its heading.</summary>
    public IEnumerable<(string Id, string Title)> Parts
    {
        get
        {
            yield return ("findings", "office-findings");
            yield return ("sections", "office-sections");
            yield return ("consultation", "paper-consulted");
            yield return ("fees", "paper-fees");
            if (Plan.IsOpen || Plan.InternalSeats is { Length: > 0 })
                yield return ("internal-seats", "office-seats");
            if (Plan.IsOpen && At.School.IsRural)
                yield return ("wish", "sides-wish");
            if (At.Page?.OptionalKinds is not null)
                yield return ("opt-ins", "sides-opt-ins");
            yield return ("notices", "office-notices");
            yield return ("agreement", "office-agreement");
            if (Versions.Count > 0)
                yield return ("versions", "office-versions");
        }
    }

    /// <summary>Whether something is found that is mended in a part whose places begin so.</summary>
    public bool HasFindingsIn(string part) =>
        Findings.Findings.Any(one => Mend(one)?.StartsWith($"#{part}", StringComparison.Ordinal) == true);

    /// <summary>Where on the page a finding is mended.</summary>
    public string? Mend(PlanFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var anchor = finding.Pointer switch
        {
            { } content when AnchorOf(content) is { } said => said,
            "/parentsWish" => "wish",
            "/optIns" => "opt-ins",
            "/takenInto" or "/status" => "steps",
            // The first of the steps that is missing.
            "/stepsDone" => Plan.Consultation is null ? "consultation"
            : Plan.FeeScheme is null ? "fees"
            : "steps",
            _ => null,
        };
        return anchor is null ? null : $"#{anchor}";
    }

    /// <summary>Where the forms of a plan, and of its change, have what a pointer into the content points to.</summary>
    public static string? AnchorOf(string pointer) =>
        pointer switch
        {
            _ when pointer.StartsWith("/sections/", StringComparison.Ordinal) => $"section-{pointer[10..]}",
            "/feeScheme" => "fees",
            "/consultation" => "consultation",
            _ => null,
        };
}

/// <summary>Reads it.</summary>
internal sealed class PlanDeskReading(Desk desk, CountyPolicyBook counties, Words words, IHttpContextAccessor http)
{
    private const int MostVillages = 50;

    public async Task<PlanDeskShown?> ReadAsync(TermDesk at, CancellationToken ct)
    {
        if (at is not { Plan: { } plan, Page: { } page })
            return null;
        var findings = await PlanFindings.Handle(plan.Id, desk, counties, words, http.HttpContext!);
        var notices = await ReadNotices.Handle(plan.Id, desk, ct);
        var versions = await ReadVersions.Handle(plan.Id, desk, ct);
        return
            findings.Result is Ok<PlanFindingsShown> { Value: { } found }
            && notices.Result is Ok<NoticesShown> { Value: { } told }
            && versions.Result is Ok<IReadOnlyList<VersionShown>> { Value: { } frozen }
            ? new PlanDeskShown
            {
                At = at,
                Findings = found,
                Notices = told,
                Versions = frozen,
                Activities = ActivitiesOf(page, words),
                Villages = await VillagesAsync(at, ct),
            }
            : null;
    }

    /// <summary>Activities in the words of the page, with their codes.</summary>
    public static IReadOnlyList<(string Value, string Words)> ActivitiesOf(EnrolmentPack page, Words words)
    {
        var activities = new ActivityWords(page, words);
        return [.. activities.Offered.Select(word => (activities.Read(word) ?? word, word))];
    }

    private async Task<IReadOnlyList<(Guid, string)>> VillagesAsync(TermDesk at, CancellationToken ct)
    {
        var found = await (
            from coordination in desk.Db.Coordinations
            join plan in desk.Db.Plans on coordination.SchoolId equals plan.SchoolId
            join school in desk.Db.Schools on coordination.SchoolId equals school.Id
            where coordination.CentralSchoolId == at.School.Id
            where plan.Status == PlanStatus.PassedOn && plan.TakenInto == null
            orderby plan.Id
            select new { plan.Id, school.Name }
        )
            .Take(MostVillages)
            .ToListAsync(ct);
        return [.. found.Select(one => (one.Id, one.Name))];
    }
}
