using AfterSchool.Enrolment.CountyPolicies;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Authority;

/// <summary>
/// The education authority's pages (主管部门端), under <c>/authority/enrolment</c>: plans that wait, what changed and the decision, what
/// schools below owe, and the county's policy. They need no script and run the verbs of the API.
/// </summary>
internal static class AuthorityPages
{
    /// <summary>The first of them.</summary>
    public const string Home = "/authority/enrolment";

    private const int MostOverdueAtHome = 5;

    extension(WebApplication app)
    {
        public void MapAuthorityPages()
        {
            var authority = app.MapGroup(Home).For(Roles.Authority).ExcludeFromDescription();
            authority.MapGet("/", HomeAsync);
            authority.MapGet("/duties", DutiesAsync);
            authority.MapGet("/plans/{id:guid}", PlanAsync);
            authority.MapPost("/plans/{id:guid}/decide", DecidePlanAsync);
            authority.MapGet("/plans/{id:guid}/revisions/{revision:guid}", RevisionAsync);
            authority.MapPost("/plans/{id:guid}/revisions/{revision:guid}/decide", DecideRevisionAsync);
            authority.MapGet("/county-policies/record", PolicyForm);
            authority.MapPost("/county-policies/record", RecordPolicyAsync);
        }
    }

    /// <summary>GET /?after= — what waits for this official.</summary>
    private static async Task<RazorComponentResult> HomeAsync(
        string? after,
        string? done,
        WaitingReading waiting,
        OverdueReading overdue,
        Desk desk,
        CancellationToken ct
    )
    {
        var holders = desk.Caller.Division?.Holders ?? [];
        return PageResult.Of<HomePage>(
            new
            {
                Waiting = await waiting.ReadAsync(after, ct),
                Overdue = await overdue.ReadAsync(null, MostOverdueAtHome, ct),
                Policies = await desk
                    .Db.CountyPolicies.AsNoTracking()
                    .Where(one => holders.Contains(one.Division))
                    .OrderByDescending(one => one.Id)
                    .Take(Desks.MostRows)
                    .ToListAsync(ct),
                Today = desk.Clock.Today(),
                Done = Desks.Done(done, "authority", "policy"),
            }
        );
    }

    /// <summary>GET /duties?after= — what schools below this official should have done.</summary>
    private static async Task<RazorComponentResult> DutiesAsync(
        Guid? after,
        OverdueReading overdue,
        CancellationToken ct
    ) => PageResult.Of<DutiesPage>(new { Overdue = await overdue.ReadAsync(after, Desks.MostRows, ct) });

    /// <summary>GET /plans/{id}</summary>
    private static Task<RazorComponentResult> PlanAsync(
        Guid id,
        string? done,
        ReviewReading reading,
        CancellationToken ct
    ) => ShowAsync(id, null, done, reading, ct);

    /// <summary>GET /plans/{id}/revisions/{revision}</summary>
    private static Task<RazorComponentResult> RevisionAsync(
        Guid id,
        Guid revision,
        string? done,
        ReviewReading reading,
        CancellationToken ct
    ) => ShowAsync(id, revision, done, reading, ct);

    /// <summary>POST /plans/{id}/decide</summary>
    private static Task<IResult> DecidePlanAsync(
        Guid id,
        HttpRequest request,
        ReviewReading reading,
        Commands commands,
        CancellationToken ct
    ) =>
        DecideAsync(
            (id, null),
            request,
            reading,
            decision => commands.RunAsync(all => DecidePlan.Handle(id, decision, Commands.Of<Desk>(all), ct)),
            ct
        );

    /// <summary>POST /plans/{id}/revisions/{revision}/decide</summary>
    private static Task<IResult> DecideRevisionAsync(
        Guid id,
        Guid revision,
        HttpRequest request,
        ReviewReading reading,
        Commands commands,
        CancellationToken ct
    ) =>
        DecideAsync(
            (id, revision),
            request,
            reading,
            decision =>
                commands.RunAsync(all => DecideRevision.Handle(id, revision, decision, Commands.Of<Desk>(all), ct)),
            ct
        );

    private static async Task<IResult> DecideAsync(
        (Guid Plan, Guid? Revision) what,
        HttpRequest request,
        ReviewReading reading,
        Func<PlanDecision, Task<IResult>> decide,
        CancellationToken ct
    )
    {
        if (await reading.ReadAsync(what.Plan, what.Revision, ct) is not { } shown)
            return Desks.Nothing(Home);
        var form = await FilledForm.ReadAsync(request, ct);
        var answer = form.Text("answer");
        var decision = form.Checked(new PlanDecision(answer == "approve", form.Text("number"), form.Text("words")));
        if (answer is not ("approve" or "return"))
            form.Wrong(null, "form-stale");
        var outcome =
            form.Errors.Count > 0 ? Outcome.Wrong(form.Errors)
            // Read before the school handed in another version: nobody decides on what was not before the eyes.
            : form.Text("version") != $"{shown.After.Version}" ? Outcome.Stale("authority-newer-version")
            : Outcome.Of(await decide(decision));
        return outcome.IsDone ? Results.LocalRedirect($"{shown.Address}?done={answer}")
            : outcome.IsNothing ? Desks.Nothing(Home)
            : PageResult.Of<PlanPage>(
                new
                {
                    Shown = await reading.ReadAsync(what.Plan, what.Revision, ct) ?? shown,
                    Form = form,
                    outcome.Errors,
                },
                outcome.Status
            );
    }

    private static async Task<RazorComponentResult> ShowAsync(
        Guid id,
        Guid? revision,
        string? done,
        ReviewReading reading,
        CancellationToken ct
    ) =>
        await reading.ReadAsync(id, revision, ct) is { } shown
            ? PageResult.Of<PlanPage>(new { Shown = shown, Done = Desks.Done(done, "authority", "approve", "return") })
            : Desks.Nothing(Home);

    /// <summary>GET /county-policies/record</summary>
    private static RazorComponentResult PolicyForm(Desk desk) =>
        desk.Caller.IsOf(Departments.Education)
            ? PageResult.Of<PolicyPage>(new { CommandId = Guid.CreateVersion7() })
            : Desks.Nothing(Home);

    /// <summary>POST /county-policies/record</summary>
    private static async Task<IResult> RecordPolicyAsync(HttpRequest request, Commands commands, CancellationToken ct)
    {
        var form = await FilledForm.ReadAsync(request, ct);
        var id = form.Id();
        var recorded = form.Checked(
            new CountyPolicyRecorded(
                form.Text("division"),
                form.Text("title"),
                form.Text("number"),
                form.Day("from"),
                form.OptionalDay("until"),
                form.Text("words"),
                form.Optional("sha256")
            )
        );
        if (form.Errors.Count == 0 && !ServiceDefaults.Codes.DivisionCode.TryParse(recorded.Division, out _))
            form.Wrong("division", "form-format");
        var outcome = await commands.RunAsync(
            form,
            all =>
                RecordCountyPolicy.Handle(id, recorded, Commands.Of<Desk>(all), Commands.Of<CountyPolicyBook>(all), ct)
        );
        return outcome.IsDone ? Results.LocalRedirect($"{Home}?done=policy")
            : outcome.IsNothing ? Desks.Nothing(Home)
            : PageResult.Of<PolicyPage>(
                new
                {
                    CommandId = id == Guid.Empty ? Guid.CreateVersion7() : id,
                    Form = form,
                    outcome.Errors,
                },
                outcome.Status
            );
    }
}
