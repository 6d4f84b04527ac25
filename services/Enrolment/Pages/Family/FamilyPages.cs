using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Pages.Family;

/// <summary>
/// The family's pages (家长端), under <c>/family/enrolment</c>: all children on one screen, choosing in a round, joining
/// outside any, a request with its place, and what else the place's page has. They need no script and call the verbs of the API.
/// </summary>
internal static class FamilyPages
{
    /// <summary>The first of them.</summary>
    public const string Home = "/family/enrolment";

    /// <summary>Where the copy of an agreement is.</summary>
    public static string CopyOf(string number) => $"{Home}/agreements/{number}";

    extension(WebApplication app)
    {
        public void MapFamilyPages()
        {
            var family = app.MapGroup(Home).For(Roles.Guardian).ExcludeFromDescription();
            family.MapGet("/", HomePageAsync);
            family.MapGet("/children/{pupil:guid}/rounds/{round:guid}", ChooseAsync);
            family.MapPost("/children/{pupil:guid}/rounds/{round:guid}", SendChoicesAsync);
            family.MapGet("/children/{pupil:guid}/calendar", CalendarPages.ShowAsync);
            family.MapPost("/children/{pupil:guid}/calendar/make", CalendarPages.MakeAsync);
            family.MapPost("/children/{pupil:guid}/calendar/{feed:guid}/revoke", CalendarPages.RevokeAsync);
            family.MapGet("/children/{pupil:guid}/terms/{term:guid}/open", JoinPages.ShowAsync);
            family.MapPost("/children/{pupil:guid}/terms/{term:guid}/open", JoinPages.JoinAsync);
            family.MapGet("/seats.js", JoinPages.Script);
            family.MapGet("/requests/{id:guid}", MatterPages.ShowAsync);
            family.MapPost("/requests/{id:guid}/{deed}", MatterPages.DoAsync);
            family.MapGet("/children/{pupil:guid}/terms/{term:guid}", OtherCarePages.ShowAsync);
            family.MapPost("/children/{pupil:guid}/terms/{term:guid}/{deed}", OtherCarePages.DoAsync);
        }
    }

    /// <summary>What the pages need.</summary>
    public static void AddFamilyPages(this WebApplicationBuilder builder)
    {
        builder.AddKeyRing("Names");
        builder.Services.AddScoped<HouseholdReading>();
        builder.Services.AddScoped<Choices>();
        builder.Services.AddScoped<MatterReading>();
        builder.Services.AddScoped<OtherCareReading>();
        builder.Services.AddScoped<JoinReading>();
        builder.Services.AddSingleton<Commands>();
    }

    /// <summary>404 with words: what belongs to another family is not there.</summary>
    public static RazorComponentResult Nothing() => PageResult.Of<NothingPage>(new { }, StatusCodes.Status404NotFound);

    /// <summary>GET /</summary>
    private static async Task<RazorComponentResult> HomePageAsync(
        HouseholdReading reading,
        string? done,
        CancellationToken ct
    ) =>
        PageResult.Of<HomePage>(
            new { Home = await reading.ReadAsync(ct), Done = done is "none" ? "family-done.none" : null }
        );

    /// <summary>GET /children/{pupil}/rounds/{round}?weekday=&amp;category=&amp;grade=</summary>
    private static async Task<RazorComponentResult> ChooseAsync(
        Guid pupil,
        Guid round,
        string? done,
        HttpRequest request,
        HouseholdReading reading,
        CancellationToken ct
    ) =>
        ChoosingShown.Of(await reading.ReadAsync(ct), pupil, round, MenuFilter.Of(request.Query)) is { } shown
            ? PageResult.Of<ChoosePage>(new { Shown = shown, IsSaved = done is "saved" })
            : Nothing();

    /// <summary>POST /children/{pupil}/rounds/{round}</summary>
    private static async Task<IResult> SendChoicesAsync(
        Guid pupil,
        Guid round,
        HttpRequest request,
        HouseholdReading reading,
        Choices choices,
        CancellationToken ct
    )
    {
        var form = new ChoiceForm(await PlainText.FormAsync(request, ct));
        if (ChoosingShown.Of(await reading.ReadAsync(ct), pupil, round, MenuFilter.Of(request.Query)) is not { } shown)
            return Nothing();
        if (form.IsNone)
            return await choices.TakeBackAsync(shown, ct) is { IsDone: true }
                ? Results.LocalRedirect($"{Home}?done=none")
                : await AgainAsync(shown, new(Ruling.Permitted, IsStale: true));
        var filled = form.FilledIn(shown);
        if (ChoiceForm.WrongIn(filled) is { Count: > 0 } errors)
            return PageResult.Of<ChoosePage>(new { Shown = filled, Errors = errors }, StatusCodes.Status400BadRequest);
        var sent = await choices.SendAsync(filled, ct);
        return sent.IsDone ? Results.LocalRedirect($"{shown.Address}?done=saved") : await AgainAsync(filled, sent);

        // What the family filled in stays, under new ids: sending it once more is then meant.
        async Task<RazorComponentResult> AgainAsync(ChoosingShown filled, ChoicesSent sent)
        {
            var now = ChoosingShown.Of(await reading.ReadAsync(ct), pupil, round, filled.Filter) ?? shown;
            return PageResult.Of<ChoosePage>(
                new
                {
                    Shown = sent.IsStale && now.Round.IsOpen ? form.FilledIn(now).Renewed(now) : now,
                    Errors = sent.IsStale
                        ? new[] { new FormError(null, now.Round.IsOpen ? "family-form-stale" : "family-closed") }
                        : [],
                    Ruling = sent.Findings.Findings.Count > 0 ? sent.Findings : null,
                },
                sent.IsStale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity
            );
        }
    }
}
