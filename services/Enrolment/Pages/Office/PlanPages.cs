using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>The plan's page, and what the office does there.</summary>
internal static class PlanPages
{
    /// <summary>GET /terms/{term}/plan</summary>
    public static async Task<RazorComponentResult> ShowAsync(
        Guid term,
        string? done,
        TermReading terms,
        PlanDeskReading reading,
        CancellationToken ct
    )
    {
        if (await terms.ReadAsync(term, ct) is not { } at)
            return OfficePages.Nothing();
        return await reading.ReadAsync(at, ct) is { } shown
            ? PageResult.Of<PlanPage>(new { Shown = shown, Done = Desks.Done(done, "office", [.. PlanDeeds.Known]) })
            : PageResult.Of<DraftPage>(new { At = at, CommandId = Guid.CreateVersion7() });
    }

    /// <summary>POST /terms/{term}/plan/{deed}</summary>
    public static async Task<IResult> DoAsync(
        Guid term,
        string deed,
        HttpRequest request,
        TermReading terms,
        PlanDeskReading reading,
        Commands commands,
        CancellationToken ct
    )
    {
        if (await terms.ReadAsync(term, ct) is not { } at || !PlanDeeds.Known.Contains(deed))
            return OfficePages.Nothing();
        var form = await FilledForm.ReadAsync(request, ct);
        if (deed == "draft")
            return await DraftAsync(at, form, commands, ct);
        if (at.Plan is not { } plan)
            return OfficePages.Nothing();
        var outcome = await new PlanDeeds(plan, form, commands).DoAsync(deed, ct);
        if (outcome.IsDone || outcome.IsNothing)
            return OfficePages.After<PlanPage>(outcome, $"{at.Address}/plan", deed, new { });
        var now = await reading.ReadAsync(await terms.ReadAsync(term, ct) ?? at, ct);
        return now is null
            ? OfficePages.Nothing()
            : PageResult.Of<PlanPage>(
                new
                {
                    Shown = now,
                    Form = form,
                    Deed = deed,
                    Outcome = outcome,
                },
                outcome.Status
            );
    }

    private static async Task<IResult> DraftAsync(TermDesk at, FilledForm form, Commands commands, CancellationToken ct)
    {
        var id = form.Id();
        var draft = new PlanDrafted(at.School.Id, at.Term.Id, []);
        var outcome = await commands.RunAsync(form, all => DraftPlan.Handle(id, draft, Commands.Of<Desk>(all), ct));
        return OfficePages.After<DraftPage>(
            outcome,
            $"{at.Address}/plan",
            "draft",
            new
            {
                At = at,
                CommandId = Guid.CreateVersion7(),
                Outcome = outcome,
            }
        );
    }
}
