using AfterSchool.Enrolment.Draws;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>Rounds: announced, closed, drawn, and what came of them (公告、封存、抽签、结果).</summary>
internal static class RoundPages
{
    private static readonly string[] Known = ["close", "postpone", "call-off", "draw"];

    /// <summary>GET /terms/{term}/rounds</summary>
    public static async Task<RazorComponentResult> ListAsync(
        Guid term,
        TermReading terms,
        RoundDeskReading reading,
        CancellationToken ct
    ) =>
        await terms.ReadAsync(term, ct) is { } at
            ? PageResult.Of<RoundsPage>(new { Shown = await reading.AllAsync(at, ct) })
            : OfficePages.Nothing();

    /// <summary>POST /terms/{term}/rounds — announces one.</summary>
    public static async Task<IResult> AnnounceAsync(
        Guid term,
        HttpRequest request,
        TermReading terms,
        RoundDeskReading reading,
        Commands commands,
        CancellationToken ct
    )
    {
        if (await terms.ReadAsync(term, ct) is not { Plan: { } plan } at)
            return OfficePages.Nothing();
        var form = await FilledForm.ReadAsync(request, ct);
        var id = form.Id();
        var body = form.Checked(
            new RoundAnnounced(
                plan.Id,
                form.Text("title"),
                [.. form.All("offeringIds").Select(one => Guid.TryParse(one, out var its) ? its : Guid.Empty)],
                form.Moment("opensAt"),
                form.Moment("closesAt"),
                form.Text("publicSource"),
                form.Moment("publicDueAt"),
                form.Text("mechanism") == "deferredAcceptance" ? Mechanism.DeferredAcceptance : Mechanism.Serial,
                form.Ticked("rotates"),
                form.Ticked("compensates")
            )
        );
        var outcome = await commands.RunAsync(
            form,
            all => AnnounceRound.Handle(id, body, Commands.Of<Desk>(all), Commands.Of<EarlierRequests>(all), ct)
        );
        return OfficePages.After<RoundsPage>(
            outcome,
            $"{at.Address}/rounds/{id}",
            "announced",
            new
            {
                Shown = await reading.AllAsync(at, ct),
                Form = form,
                Outcome = outcome,
            }
        );
    }

    /// <summary>GET /terms/{term}/rounds/{round}</summary>
    public static async Task<RazorComponentResult> ShowAsync(
        Guid term,
        Guid round,
        string? done,
        TermReading terms,
        RoundDeskReading reading,
        CancellationToken ct
    ) =>
        await terms.ReadAsync(term, ct) is { } at && await reading.OneAsync(at, round, ct) is { } shown
            ? PageResult.Of<RoundPage>(
                new { Shown = shown, Done = Desks.Done(done, "office-round", [.. Known, "announced"]) }
            )
            : OfficePages.Nothing();

    /// <summary>POST /terms/{term}/rounds/{round}/{deed}</summary>
    public static async Task<IResult> DoAsync(
        Guid term,
        Guid round,
        string deed,
        HttpRequest request,
        TermReading terms,
        RoundDeskReading reading,
        Commands commands,
        CancellationToken ct
    )
    {
        if (
            !Known.Contains(deed)
            || await terms.ReadAsync(term, ct) is not { } at
            || await reading.OneAsync(at, round, ct) is not { } shown
        )
            return OfficePages.Nothing();
        var form = await FilledForm.ReadAsync(request, ct);
        var outcome = await DoAsync(deed, round, form, commands, ct);
        return OfficePages.After<RoundPage>(
            outcome,
            shown.Address,
            deed,
            new
            {
                Shown = await reading.OneAsync(at, round, ct) ?? shown,
                Form = form,
                Outcome = outcome,
            }
        );
    }

    private static Task<Outcome> DoAsync(
        string deed,
        Guid round,
        FilledForm form,
        Commands commands,
        CancellationToken ct
    ) =>
        deed switch
        {
            "close" => commands.RunAsync(
                form,
                all =>
                    CloseRound.Handle(
                        round,
                        Commands.Of<Desk>(all),
                        Commands.Of<RoundGate>(all),
                        Commands.Of<EarlierRequests>(all),
                        Commands.Of<FrozenList>(all),
                        Commands.Of<DutyBook>(all),
                        ct
                    )
            ),
            "call-off" => commands.RunAsync(
                form,
                all =>
                    CallOffRound.Handle(
                        round,
                        Commands.Of<Desk>(all),
                        Commands.Of<RoundGate>(all),
                        Commands.Of<Seating>(all),
                        ct
                    )
            ),
            "postpone" => PostponeAsync(round, form, commands, ct),
            _ => DrawAsync(round, form, commands, ct),
        };

    private static Task<Outcome> PostponeAsync(Guid round, FilledForm form, Commands commands, CancellationToken ct)
    {
        var named = form.Checked(new PublicValueNamed(form.Text("publicSource"), form.Moment("publicDueAt")));
        return commands.RunAsync(
            form,
            all => PostponeRound.Handle(round, named, Commands.Of<Desk>(all), Commands.Of<RoundGate>(all), ct)
        );
    }

    private static Task<Outcome> DrawAsync(Guid round, FilledForm form, Commands commands, CancellationToken ct)
    {
        var entered = form.Checked(new PublicValueEntered(form.Text("publicValue")));
        return commands.RunAsync(
            form,
            all =>
                DrawRound.Handle(
                    round,
                    entered,
                    Commands.Of<Desk>(all),
                    Commands.Of<RoundGate>(all),
                    Commands.Of<DrawnPlaces>(all),
                    ct
                )
        );
    }
}
