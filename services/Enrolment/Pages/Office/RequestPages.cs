using AfterSchool.Enrolment.Agreements;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>What became of requests that were decided together: how many went through, and who did not and why.</summary>
/// <param name="Agreed">Agreed to.</param>
/// <param name="Declined">Declined.</param>
/// <param name="Count">How many are left.</param>
/// <param name="Left">What the rules or somebody quicker did not let through; of very many, the first.</param>
public sealed record DecidedTogether(int Agreed, int Declined, int Count, IReadOnlyList<DecidedLeft> Left);

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
                DoneSigned = NumberOf(request, "signed"),
                DoneUnsigned = NumberOf(request, "unsigned"),
            }
        );
    }

    /// <summary>
    /// POST /terms/{term}/requests — what is ticked is agreed to; what is not, is left or declined, with one reason. With <c>all</c>, whatever
    /// the filter lets through is agreed to, but what is unticked here.
    /// </summary>
    public static async Task<IResult> DecideAsync(
        Guid term,
        HttpRequest request,
        TermReading terms,
        RequestDeskReading reading,
        DecidingTogether together,
        Governing governing,
        CancellationToken ct
    )
    {
        if (
            await terms.ReadAsync(term, ct) is not { } at
            || await governing.OfAsync(at.School.Id, term, ct) is not { } governed
        )
            return OfficePages.Nothing();
        var form = await FilledForm.ReadAsync(request, ct);
        var said = Read(form);
        if (form.Errors.Count > 0)
            return await AgainAsync(Outcome.Wrong(form.Errors), null);
        Guid[] shown = [.. form.All("shown").Select(ParseOrEmpty).Where(one => one != Guid.Empty).Distinct()];
        if (shown.Length > Desks.MostRows)
            return await AgainAsync(Outcome.Stale("form-stale"), null);
        var own = (await reading.LinesAsync(at, shown, ct)).Select(one => one.Request.Id);
        var ofAll = form.Ticked("all") ? await reading.OpenAsync(at, Filter(request.Query), ct) : [];
        var done = await together.DecideAsync(governed, Decisions(form, said, own, ofAll), ct);
        return done.Left.Count == 0
            ? Results.LocalRedirect(
                $"{at.Address}/requests{request.QueryString}{(request.QueryString.HasValue ? "&" : "?")}agreed={done.Approved.Count}&declined={done.Declined.Count}"
            )
            : await AgainAsync(
                done.Left.Exists(one => one.Ruling is not null)
                    ? new Outcome(StatusCodes.Status422UnprocessableEntity, [])
                    : new Outcome(StatusCodes.Status409Conflict, []),
                await reading.ToldAsync(at, done, ct)
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

    /// <summary>POST /terms/{term}/requests/school-signature — the school signs whatever the guardians of an offering have signed.</summary>
    public static async Task<IResult> SignAsync(
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
        var offering = form.Id("offeringId");
        if (!await reading.HasAsync(at, offering, ct))
            return OfficePages.Nothing();
        var answer = await commands.RunAsync(all =>
            SignForSchool.Handle(
                offering,
                Commands.Of<Desk>(all),
                Commands.Of<AgreementBook>(all),
                Commands.Of<Signing>(all),
                ct
            )
        );
        return answer is Ok<SignedTogether> { Value: { } done }
            ? Results.LocalRedirect(
                $"{at.Address}/requests?offeringId={offering}&state=&signed={done.Signed}&unsigned={done.Left.Sum(one => one.Requests.Count)}"
            )
            : PageResult.Of<RequestsPage>(
                new { Shown = await ReadAsync(at, request.Query, reading, ct), Outcome = Outcome.Of(answer) },
                Outcome.Of(answer).Status
            );
    }

    private static Dictionary<Guid, RequestDecision> Decisions(
        FilledForm form,
        (RequestDecision Agreed, RequestDecision? Declined) said,
        IEnumerable<Guid> shown,
        IReadOnlyList<Guid> ofAll
    )
    {
        var decisions = ofAll.ToDictionary(one => one, _ => said.Agreed);
        foreach (var one in shown)
            if (form.Ticked("agree", $"{one}"))
                decisions[one] = said.Agreed;
            else if (said.Declined is { } declined)
                decisions[one] = declined;
            else
                decisions.Remove(one);
        return decisions;
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

    private static Task<RequestDeskShown> ReadAsync(
        TermDesk at,
        IQueryCollection query,
        RequestDeskReading reading,
        CancellationToken ct
    ) => reading.ReadAsync(at, Filter(query), NullIfEmpty(query["after"]), ct);

    private static RequestFilter Filter(IQueryCollection query) =>
        new(
            State: query.ContainsKey("state") ? query["state"].ToString() : RequestFilter.Open,
            ClassId: NullIfEmpty(query["classId"]),
            OfferingId: NullIfEmpty(query["offeringId"])
        );

    private static Guid ParseOrEmpty(string? text) => Guid.TryParse(text, out var id) ? id : Guid.Empty;

    private static Guid? NullIfEmpty(string? text) => ParseOrEmpty(text) is var id && id == Guid.Empty ? null : id;

    private static int? NumberOf(HttpRequest request, string name) =>
        int.TryParse(request.Query[name], out var number) ? number : null;
}
