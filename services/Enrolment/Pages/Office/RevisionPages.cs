using AfterSchool.Enrolment.Papers;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>A change of the plan in force on the office's desk (方案修订).</summary>
public sealed record RevisionShownHere
{
    /// <summary>The term with its plan.</summary>
    public required TermDesk At { get; init; }

    /// <summary>The change that is under way; none where a new one may be begun.</summary>
    public PlanRevision? Revision { get; init; }

    /// <summary>Changes that are over, the latest first.</summary>
    public required IReadOnlyList<PlanRevision> Earlier { get; init; }

    /// <summary>What is in force, as it was frozen; none for a plan from before plans were frozen.</summary>
    public PlanPaper? InForce { get; init; }

    /// <summary>All that the rules find in the change, each where it is mended; null where none is under way.</summary>
    public PlanFindingsShown? Findings { get; init; }

    /// <summary>Activities that may be charged for.</summary>
    public required IReadOnlyList<(string Value, string Words)> Activities { get; init; }

    /// <summary>Id that a new change gets.</summary>
    public Guid CommandId { get; init; } = Guid.CreateVersion7();

    /// <summary>Where it is.</summary>
    public string Address => $"{At.Address}/revision";

    /// <summary>What the plan would say; what it says, before anything is changed.</summary>
    public PlanContent Content => Revision?.Content ?? At.Plan!.Content;

    /// <summary>Where on the page a finding is mended; nowhere, once the change is handed in.</summary>
    public string? Mend(PlanFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return
            Revision is { IsOpen: true }
            && finding.Pointer is { } pointer
            && (pointer == "/reason" ? "reason" : PlanDeskShown.AnchorOf(pointer)) is { } anchor
            ? $"#{anchor}"
            : null;
    }

    /// <summary>The change as a paper, to be laid beside what is in force.</summary>
    public PlanPaper? Candidate =>
        Revision is null || InForce is null
            ? null
            : InForce with
            {
                Content = Revision.Content,
                Version = Revision.Version ?? InForce.Version + 1,
            };
}

/// <summary>Reads it.</summary>
internal sealed class RevisionReading(Desk desk, Words words, IHttpContextAccessor http)
{
    private const int MostEarlier = 20;

    public async Task<RevisionShownHere?> ReadAsync(TermDesk at, CancellationToken ct)
    {
        if (at is not { Plan: { Status: PlanStatus.InForce } plan, Page: { } page })
            return null;
        var all = await desk
            .Db.PlanRevisions.AsNoTracking()
            .Where(one => one.PlanId == plan.Id)
            .OrderByDescending(one => one.Id)
            .Take(MostEarlier)
            .ToListAsync(ct);
        var open = all.Find(one => one.Status is not (RevisionStatus.InForce or RevisionStatus.Withdrawn));
        var frozen = await desk
            .Db.PlanVersions.AsNoTracking()
            .FirstOrDefaultAsync(one => one.PlanId == plan.Id && one.Version == plan.VersionInForce, ct);
        var findings = open is null
            ? null
            : (await PlanFindings.OfRevision(plan.Id, open.Id, desk, words, http.HttpContext!)).Result;
        return new RevisionShownHere
        {
            At = at,
            Revision = open,
            Findings = (findings as Ok<PlanFindingsShown>)?.Value,
            Earlier = [.. all.Where(one => one != open)],
            InForce = frozen is null ? null : Canonical.Read<PlanPaper>(frozen.Canonical),
            Activities = PlanDeskReading.ActivitiesOf(page, words),
        };
    }
}

/// <summary>The page of a change, and what the office does there.</summary>
internal static class RevisionPages
{
    private static readonly string[] Known = ["save", "submit", "publish", "withdraw"];

    /// <summary>GET /terms/{term}/revision</summary>
    public static async Task<RazorComponentResult> ShowAsync(
        Guid term,
        string? done,
        TermReading terms,
        RevisionReading reading,
        CancellationToken ct
    ) =>
        await terms.ReadAsync(term, ct) is { } at && await reading.ReadAsync(at, ct) is { } shown
            ? PageResult.Of<RevisionPage>(new { Shown = shown, Done = Desks.Done(done, "office-revision", Known) })
            : OfficePages.Nothing();

    /// <summary>POST /terms/{term}/revision/{deed}</summary>
    public static async Task<IResult> DoAsync(
        Guid term,
        string deed,
        HttpRequest request,
        TermReading terms,
        RevisionReading reading,
        Commands commands,
        CancellationToken ct
    )
    {
        if (
            await terms.ReadAsync(term, ct) is not { } at
            || await reading.ReadAsync(at, ct) is not { } shown
            || !Known.Contains(deed)
        )
            return OfficePages.Nothing();
        var form = await FilledForm.ReadAsync(request, ct);
        var outcome = await DoAsync(deed, at.Plan!.Id, form, commands, ct);
        var now = outcome.IsDone ? shown : await reading.ReadAsync(at, ct) ?? shown;
        return OfficePages.After<RevisionPage>(
            outcome,
            shown.Address,
            deed,
            new
            {
                Shown = now,
                Form = form,
                Outcome = outcome,
            }
        );
    }

    private static Task<Outcome> DoAsync(
        string deed,
        Guid plan,
        FilledForm form,
        Commands commands,
        CancellationToken ct
    )
    {
        var id = form.Id();
        return deed switch
        {
            "save" => SaveAsync(plan, id, form, commands, ct),
            "submit" => commands.RunAsync(
                form,
                all => SubmitRevision.Handle(plan, id, Commands.Of<Desk>(all), Commands.Of<DutyBook>(all), ct)
            ),
            "publish" => PublishAsync(plan, id, form, commands, ct),
            _ => commands.RunAsync(form, all => WithdrawRevision.Handle(plan, id, Commands.Of<Desk>(all), ct)),
        };
    }

    private static Task<Outcome> SaveAsync(Guid plan, Guid id, FilledForm form, Commands commands, CancellationToken ct)
    {
        var body = form.Checked(
            new PlanRevised(
                form.Text("reason"),
                form.Under("section-").ToDictionary(one => one.Name, one => one.Text),
                PlanDeeds.FeeLines(form),
                form.Under("seats-why-").Any() ? PlanDeeds.SeatsHeld(form) : null,
                IsConsulted(form) ? PlanDeeds.Consultation(form) : null
            )
        );
        return commands.RunAsync(form, all => RevisePlan.Handle(plan, id, body, Commands.Of<Desk>(all), ct));
    }

    // A change that nobody was asked about says nothing of it, and keeps what was said of the plan.
    private static bool IsConsulted(FilledForm form) =>
        form.Under(PlanDeeds.Consulted).Any(one => one.Name is "from" or "to" or "result" && one.Text.Length > 0);

    private static Task<Outcome> PublishAsync(
        Guid plan,
        Guid id,
        FilledForm form,
        Commands commands,
        CancellationToken ct
    )
    {
        const string Prefix = "publish-";
        var body = form.Checked(new PlanPublication(form.All(Prefix + "places"), form.Day(Prefix + "on")), Prefix);
        return commands.RunAsync(
            form,
            all => PublishRevision.Handle(plan, id, body, Commands.Of<Desk>(all), Commands.Of<DutyBook>(all), ct),
            Prefix
        );
    }
}
