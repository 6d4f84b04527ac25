using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>
/// The school office's pages (学校端), under <c>/school/enrolment</c>: a term's plan, menu, requests, rounds, lists and workbooks. They need
/// no script and run the verbs of the API.
/// </summary>
internal static class OfficePages
{
    /// <summary>The first of them.</summary>
    public const string Home = "/school/enrolment";

    extension(WebApplication app)
    {
        public void MapOfficePages()
        {
            // Papers are the class teachers' too; nothing else here is.
            var papers = app.MapGroup(Home)
                .For(Roles.SchoolOffice, Roles.Principal, Roles.ClassTeacher)
                .ExcludeFromDescription();
            papers.MapGet("/", TermsAsync);
            papers.MapGet("/scripts/scan", PaperPages.Script);
            papers.MapGet("/terms/{term:guid}/paper", PaperPages.ListAsync);
            papers.MapGet("/terms/{term:guid}/paper/{pupil:guid}", PaperPages.ShowAsync);
            papers.MapPost("/terms/{term:guid}/paper/{pupil:guid}", PaperPages.EnterAsync);
            var office = app.MapGroup(Home).For(Roles.SchoolOffice, Roles.Principal).ExcludeFromDescription();
            var term = office.MapGroup("/terms/{term:guid}");
            term.MapGet("/", TermPages.ShowAsync);
            term.MapGet("/plan", PlanPages.ShowAsync);
            term.MapPost("/plan/{deed}", PlanPages.DoAsync);
            term.MapGet("/revision", RevisionPages.ShowAsync);
            term.MapPost("/revision/{deed}", RevisionPages.DoAsync);
            term.MapGet("/menu", MenuPages.ShowAsync);
            term.MapPost("/menu/{offering:guid}/{deed}", MenuPages.DoAsync);
            term.MapGet("/requests", RequestPages.ShowAsync);
            term.MapPost("/requests", RequestPages.DecideAsync);
            term.MapPost("/requests/school-signature", RequestPages.SignAsync);
            term.MapGet("/requests/{request:guid}", MatterDesk.ShowAsync);
            term.MapPost("/requests/{request:guid}/{deed}", MatterDesk.DoAsync);
            term.MapGet("/rounds", RoundPages.ListAsync);
            term.MapPost("/rounds", RoundPages.AnnounceAsync);
            term.MapGet("/rounds/{round:guid}", RoundPages.ShowAsync);
            term.MapPost("/rounds/{round:guid}/{deed}", RoundPages.DoAsync);
            term.MapGet("/lists", ListPages.ListAsync);
            term.MapGet("/lists/{offering:guid}", ListPages.ShowAsync);
            term.MapGet("/records", RecordPages.ShowAsync);
            term.MapPost("/records", RecordPages.EnterAsync);
            term.MapGet("/workbooks", WorkbookPages.ShowAsync);
            term.MapPost("/workbooks/{kind}/{deed}", WorkbookPages.DoAsync);
        }
    }

    /// <summary>What the pages need.</summary>
    public static void AddOfficePages(this IServiceCollection services)
    {
        services.AddScoped<TermReading>();
        services.AddScoped<TermState>();
        services.AddScoped<PlanDeskReading>();
        services.AddScoped<RevisionReading>();
        services.AddScoped<MenuDeskReading>();
        services.AddScoped<RequestDeskReading>();
        services.AddScoped<PaperReading>();
        services.AddScoped<MatterDeskReading>();
        services.AddScoped<RoundDeskReading>();
        services.AddScoped<ListReading>();
    }

    /// <summary>404 with words: what belongs to another school is not there.</summary>
    public static RazorComponentResult Nothing() => Desks.Nothing(Home);

    /// <summary>
    /// What follows a command: the page anew where it is done, so that nothing is sent twice; else the same page with what was filled in.
    /// </summary>
    public static IResult After<TPage>(Outcome outcome, string address, string done, object again)
        where TPage : IComponent =>
        outcome.IsDone ? Results.LocalRedirect($"{address}?done={done}")
        : outcome.IsNothing ? Nothing()
        : PageResult.Of<TPage>(again, outcome.Status);

    /// <summary>GET / — the term, or which of them.</summary>
    private static async Task<IResult> TermsAsync(TermReading terms, CancellationToken ct) =>
        await terms.AllAsync(ct) is [var only]
            ? Results.LocalRedirect(only.Start)
            : PageResult.Of<TermsPage>(new { Terms = await terms.AllAsync(ct) });
}
