using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.SeatClaims;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>What became of requests that were decided together: how many went through, and who did not and why.</summary>
/// <param name="Agreed">Agreed to.</param>
/// <param name="Declined">Declined.</param>
/// <param name="Left">What the rules or somebody quicker did not let through.</param>
public sealed record DecidedTogether(int Agreed, int Declined, IReadOnlyList<DecidedLeft> Left);

/// <summary>Requests that stay as they are for one and the same cause.</summary>
/// <param name="Ruling">What the rules say; null where somebody was quicker.</param>
/// <param name="Lines">The requests.</param>
public sealed record DecidedLeft(Ruling? Ruling, IReadOnlyList<RequestLine> Lines);

/// <summary>Requests, and their decision in bulk with exceptions (批量审核、个别除外).</summary>
internal static class RequestPages
{
    private static readonly string[] Reasons = ["noPlace", "noFittingGroup", "notOnRoll", "other"];

    /// <summary>GET /terms/{term}/requests?state=&amp;classId=&amp;offeringId=&amp;after=</summary>
    public static async Task<RazorComponentResult> ShowAsync(
        Guid term,
        HttpRequest request,
        TermReading terms,
        RequestDeskReading reading,
        CancellationToken ct
    )
    {
        if (await terms.ReadAsync(term, ct) is not { } at)
            return OfficePages.Nothing();
        var shown = await ReadAsync(at, request.Query, reading, ct);
        return PageResult.Of<RequestsPage>(
            new
            {
                Shown = shown,
                DoneAgreed = NumberOf(request, "agreed"),
                DoneDeclined = NumberOf(request, "declined"),
            }
        );
    }

    /// <summary>POST /terms/{term}/requests — what is ticked is agreed to; what is not, is left or declined, with one reason.</summary>
    public static async Task<IResult> DecideAsync(
        Guid term,
        HttpRequest request,
        TermReading terms,
        RequestDeskReading reading,
        Commands commands,
        CancellationToken ct
    )
    {
        if (await terms.ReadAsync(term, ct) is not { } at)
            return OfficePages.Nothing();
        var form = await FilledForm.ReadAsync(request, ct);
        var (agreed, declined) = Read(form);
        if (form.Errors.Count > 0)
            return await AgainAsync(Outcome.Wrong(form.Errors), null);
        Guid[] ids = [.. form.All("shown").Select(ParseOrEmpty).Where(one => one != Guid.Empty).Distinct()];
        if (ids.Length > Desks.MostRows)
            return await AgainAsync(Outcome.Stale("form-stale"), null);
        var done = await DecideAsync(await reading.LinesAsync(at, ids, ct), form, (agreed, declined), commands, ct);
        return done.Left.Count == 0
            ? Results.LocalRedirect(
                $"{at.Address}/requests{request.QueryString}{(request.QueryString.HasValue ? "&" : "?")}agreed={done.Agreed}&declined={done.Declined}"
            )
            : await AgainAsync(
                done.Left.Any(one => one.Ruling is not null)
                    ? new Outcome(StatusCodes.Status422UnprocessableEntity, [])
                    : new Outcome(StatusCodes.Status409Conflict, []),
                done
            );

        async Task<IResult> AgainAsync(Outcome outcome, DecidedTogether? decided) =>
            PageResult.Of<RequestsPage>(
                new
                {
                    Shown = await ReadAsync(at, request.Query, reading, ct),
                    Form = form,
                    Outcome = outcome,
                    Decided = decided,
                },
                outcome.Status
            );
    }

    private static (RequestDecision Agreed, RequestDecision? Declined) Read(FilledForm form)
    {
        var reason = form.Optional("reason");
        var agreed = form.Checked(new RequestDecision(true, form.Text("words"), Reason: reason));
        if (form.Text("others") != "decline")
            return (agreed, null);
        const string Prefix = "declined-";
        var code = form.Text(Prefix + "reasonCode");
        if (!Reasons.Contains(code))
            form.Wrong(Prefix + "reasonCode", "form-missing");
        return (agreed, form.Checked(new RequestDecision(false, form.Text(Prefix + "words"), code, reason), Prefix));
    }

    private static async Task<DecidedTogether> DecideAsync(
        IReadOnlyList<RequestLine> lines,
        FilledForm form,
        (RequestDecision Agreed, RequestDecision? Declined) decision,
        Commands commands,
        CancellationToken ct
    )
    {
        var (agreed, declined) = (0, 0);
        var left = new List<(Ruling? Ruling, RequestLine Line)>();
        foreach (var line in lines)
        {
            var agrees = form.Ticked("agree", $"{line.Request.Id}");
            if (!agrees && decision.Declined is null)
                continue;
            var outcome = await commands.RunAsync(
                form,
                all =>
                    DecideRequest.Handle(
                        line.Request.Id,
                        agrees ? decision.Agreed : decision.Declined!,
                        Commands.Of<Desk>(all),
                        Commands.Of<DutyBook>(all),
                        Commands.Of<HeldSeats>(all),
                        ct
                    )
            );
            if (!outcome.IsDone)
                left.Add((outcome.Ruling, line));
            else if (agrees)
                agreed++;
            else
                declined++;
        }

        return new(
            agreed,
            declined,
            [
                .. left.GroupBy(one => string.Join(',', one.Ruling?.Findings.Select(finding => finding.Rule) ?? []))
                    .Select(group => new DecidedLeft(group.First().Ruling, [.. group.Select(one => one.Line)])),
            ]
        );
    }

    private static Task<RequestDeskShown> ReadAsync(
        TermDesk at,
        IQueryCollection query,
        RequestDeskReading reading,
        CancellationToken ct
    ) =>
        reading.ReadAsync(
            at,
            new RequestFilter(
                State: query.ContainsKey("state") ? query["state"].ToString() : RequestFilter.Open,
                ClassId: NullIfEmpty(query["classId"]),
                OfferingId: NullIfEmpty(query["offeringId"])
            ),
            NullIfEmpty(query["after"]),
            ct
        );

    private static Guid ParseOrEmpty(string? text) => Guid.TryParse(text, out var id) ? id : Guid.Empty;

    private static Guid? NullIfEmpty(string? text) => ParseOrEmpty(text) is var id && id == Guid.Empty ? null : id;

    private static int? NumberOf(HttpRequest request, string name) =>
        int.TryParse(request.Query[name], out var number) ? number : null;
}
