using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.SeatClaims;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>An offering as a line of the office's menu.</summary>
/// <param name="Offering">The offering.</param>
/// <param name="Seats">Its seats; none before it is on the menu.</param>
public sealed record MenuLine(Offering Offering, Seats? Seats);

/// <summary>A term's menu and timetable (菜单与课表).</summary>
public sealed record MenuDeskShown
{
    /// <summary>The term.</summary>
    public required TermDesk At { get; init; }

    /// <summary>What is shown of it.</summary>
    public required OfferingFilter Filter { get; init; }

    /// <summary>This page of them.</summary>
    public required Slice<MenuLine> Lines { get; init; }

    /// <summary>How many the filter lets through.</summary>
    public required int Count { get; init; }

    /// <summary>The week: what is on the menu or kept for it.</summary>
    public required IReadOnlyList<Offering> Week { get; init; }

    /// <summary>Where it is.</summary>
    public string Address => $"{At.Address}/menu";

    /// <summary>The filter as an address has it.</summary>
    public string Query => $"state={Filter.State}&grade={Filter.Grade}";

    /// <summary>The same as a workbook.</summary>
    public string Workbook => $"/enrolment/v1/offerings.xlsx?schoolId={At.School.Id}&termId={At.Term.Id}{Filtered}";

    // An empty number is none to the API.
    private string Filtered =>
        (Filter.State is { } state ? $"&state={state}" : "") + (Filter.Grade is { } grade ? $"&grade={grade}" : "");
}

/// <summary>Reads it.</summary>
internal sealed class MenuDeskReading(Desk desk)
{
    private const int MostOfWeek = 300;

    public async Task<MenuDeskShown> ReadAsync(TermDesk at, IQueryCollection query, CancellationToken ct)
    {
        string? state =
            Enum.TryParse<OfferingStatus>(query["state"], ignoreCase: true, out var status) && Enum.IsDefined(status)
                ? status.Code()
                : null;
        int? grade = int.TryParse(query["grade"], out var asked) && asked is > 0 and < 10 ? asked : null;
        Guid? after = Guid.TryParse(query["after"], out var last) ? last : null;
        var all = desk
            .Db.Offerings.AsNoTracking()
            .Where(one => one.SchoolId == at.School.Id && one.TermId == at.Term.Id);
        var filter = new OfferingFilter(state, grade);
        var filtered = filter.Of(all);
        var page = await filtered
            .Where(one => after == null || one.Id.CompareTo(after.Value) > 0)
            .OrderBy(one => one.Id)
            .SliceAsync(one => one.Id, ct);
        Guid[] ids = [.. page.Rows.Select(one => one.Id)];
        var seats = await desk.Db.SeatsOfAsync(ids, ct);
        return new MenuDeskShown
        {
            At = at,
            Filter = filter,
            Lines = new([.. page.Rows.Select(one => new MenuLine(one, seats.GetValueOrDefault(one.Id)))], page.Next),
            Count = await filtered.CountAsync(ct),
            Week = await (filter with { State = null })
                .Of(all)
                .Where(one => one.Status != OfferingStatus.Suspended)
                .OrderBy(one => one.Id)
                .Take(MostOfWeek)
                .ToListAsync(ct),
        };
    }
}

/// <summary>The menu's page, and what the office does there.</summary>
internal static class MenuPages
{
    private static readonly string[] Known = ["publish", "suspend", "open-claims"];

    /// <summary>GET /terms/{term}/menu?state=&amp;grade=&amp;after=</summary>
    public static async Task<RazorComponentResult> ShowAsync(
        Guid term,
        string? done,
        HttpRequest request,
        TermReading terms,
        MenuDeskReading reading,
        CancellationToken ct
    ) =>
        await terms.ReadAsync(term, ct) is { } at
            ? PageResult.Of<MenuPage>(
                new
                {
                    Shown = await reading.ReadAsync(at, request.Query, ct),
                    Done = Desks.Done(done, "office-menu", Known),
                }
            )
            : OfficePages.Nothing();

    /// <summary>POST /terms/{term}/menu/{offering}/{deed}</summary>
    public static async Task<IResult> DoAsync(
        Guid term,
        Guid offering,
        string deed,
        HttpRequest request,
        TermReading terms,
        MenuDeskReading reading,
        Commands commands,
        CancellationToken ct
    )
    {
        if (await terms.ReadAsync(term, ct) is not { } at || !Known.Contains(deed))
            return OfficePages.Nothing();
        var form = await FilledForm.ReadAsync(request, ct);
        var outcome = await DoAsync(deed, offering, form, commands, ct);
        return outcome.IsDone
            ? Results.LocalRedirect($"{at.Address}/menu{WithDone(request.QueryString, deed)}")
            : OfficePages.After<MenuPage>(
                outcome,
                "",
                "",
                new
                {
                    Shown = await reading.ReadAsync(at, request.Query, ct),
                    Form = form,
                    Outcome = outcome,
                    Refused = offering,
                }
            );
    }

    private static string WithDone(QueryString query, string deed) =>
        query.HasValue ? $"{query}&done={deed}" : $"?done={deed}";

    private static Task<Outcome> DoAsync(
        string deed,
        Guid offering,
        FilledForm form,
        Commands commands,
        CancellationToken ct
    ) =>
        deed switch
        {
            "publish" => PublishAsync(offering, form, commands, ct),
            "suspend" => commands.RunAsync(
                form,
                all =>
                    SuspendOffering.Handle(
                        offering,
                        Commands.Of<Desk>(all),
                        Commands.Of<Stopping>(all),
                        Commands.Of<AcademicDays>(all),
                        ct
                    )
            ),
            _ => commands.RunAsync(
                form,
                all =>
                    OpenClaims.Handle(
                        offering,
                        new ClaimsOpened(),
                        Commands.Of<Desk>(all),
                        Commands.Of<Seating>(all),
                        Commands.Of<PriorityGrounds>(all),
                        ct
                    )
            ),
        };

    private static Task<Outcome> PublishAsync(Guid offering, FilledForm form, Commands commands, CancellationToken ct)
    {
        var reason = form.Checked(new ReasonGiven(form.Optional("reason")));
        return commands.RunAsync(
            form,
            all =>
                PublishOffering.Handle(
                    offering,
                    reason,
                    Commands.Of<Desk>(all),
                    Commands.Of<AcademicDays>(all),
                    Commands.Of<TermBook>(all),
                    Commands.Of<TimetableBook>(all),
                    ct
                )
        );
    }
}
