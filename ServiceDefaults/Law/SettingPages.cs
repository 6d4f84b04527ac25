using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Law;

/// <summary>
/// Local settings as pages for authorities, under <c>/authority/{service}/settings</c>. The gateway signs people in and takes forms
/// from its own pages only; the form's id makes sending it twice one thing.
/// </summary>
internal static class SettingPages
{
    private const int MostShown = 50;

    public static void MapSettingPages(this IEndpointRouteBuilder app, string service)
    {
        var settings = app.MapGroup($"/authority/{service}/settings").For(Roles.Authority).ExcludeFromDescription();
        settings.MapGet("/", Overview);
        settings.MapGet("/enter", Form);
        settings.MapPost("/enter", Send);
        settings.MapGet("/{id:guid}", One);
    }

    /// <summary>GET /?division= — what the page leaves open there, what counts, and who may enter it.</summary>
    private static async Task<IResult> Overview(
        string? division,
        string? done,
        Caller caller,
        LawBook book,
        LawReading reading,
        TimeProvider clock,
        ServiceDb db,
        SettingView view,
        CancellationToken ct
    )
    {
        if (Within(division, caller) is not { } place)
            return Results.NotFound();
        var page = book.InForce(place, clock.Today());
        var history = await db
            .LocalSettings.AsNoTracking()
            .Around(place)
            .OrderByDescending(one => one.Id)
            .Take(MostShown)
            .ToListAsync(ct);
        return PageResult.Of<SettingsPage>(
            new
            {
                Division = place.Full,
                Law = page is null ? null : await reading.ReadAsync(page, clock.Today(), place, ct),
                History = history.Select(view.Show).ToArray(),
                IsDone = done is not null,
            }
        );
    }

    /// <summary>GET /enter?key=&amp;division=</summary>
    private static IResult Form(string? key, string? division, Caller caller, LawBook book, TimeProvider clock)
    {
        var draft = new SettingDraft
        {
            Id = Guid.CreateVersion7().ToString(),
            Key = key ?? "",
            Division = division ?? caller.Division?.Full ?? "",
            From = clock.Today().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        };
        return Within(draft.Division, caller) is null || PageKeys.Setting(book.PageType, draft.Key) is null
            ? Results.NotFound()
            : PageResult.Of<EnterSettingPage>(new { Draft = draft });
    }

    /// <summary>POST /enter</summary>
    private static async Task<IResult> Send(
        HttpContext http,
        Caller caller,
        LawBook book,
        ValueWords words,
        SettingDesk desk
    )
    {
        var draft = SettingDraft.Of(await PlainText.FormAsync(http.Request, http.RequestAborted));
        if (Within(draft.Division, caller) is null || PageKeys.Setting(book.PageType, draft.Key) is not { } key)
            return Results.NotFound();
        var errors = draft.Read(key, words.Unit(key.PageKey ?? key.Key, "zh"), out var entered);
        if (errors.Count > 0)
            return PageResult.Of<EnterSettingPage>(
                new { Draft = draft, Errors = errors },
                StatusCodes.Status400BadRequest
            );
        var answer = await desk.EnterAsync(draft.IdGiven, entered!, http.RequestAborted);
        return answer.Outcome switch
        {
            SettingOutcome.Entered => Results.LocalRedirect(
                $"{http.Request.Path.Value![..^"/enter".Length]}?division={draft.Division}&done=entered"
            ),
            SettingOutcome.OutOfReach => Results.NotFound(),
            SettingOutcome.Refused => PageResult.Of<EnterSettingPage>(
                new { Draft = draft, answer.Refusal!.Ruling },
                StatusCodes.Status422UnprocessableEntity
            ),
            SettingOutcome.Conflicting => Wrong(draft, new FormError(null, "conflict"), StatusCodes.Status409Conflict),
            _ => Wrong(draft, new FormError("value", "setting-value-wrong"), StatusCodes.Status400BadRequest),
        };
    }

    /// <summary>GET /{id} — one setting, and the decisions that cited it.</summary>
    private static async Task<IResult> One(
        Guid id,
        Caller caller,
        ServiceDb db,
        SettingView view,
        SettingUses uses,
        CancellationToken ct
    )
    {
        var setting = await db.LocalSettings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (setting is null || !caller.Covers(setting.Division))
            return Results.NotFound();
        var latest = await uses.Decisions(id).OrderByDescending(one => one.Id).Take(MostShown).ToListAsync(ct);
        return PageResult.Of<SettingPage>(
            new
            {
                Setting = view.Show(setting),
                Uses = await uses.CountAsync(setting, ct),
                Latest = latest.Select(one => UseShown.Of(one, id)).ToArray(),
            }
        );
    }

    private static RazorComponentResult Wrong(SettingDraft draft, FormError error, int status) =>
        PageResult.Of<EnterSettingPage>(new { Draft = draft, Errors = new[] { error } }, status);

    private static DivisionCode? Within(string? division, Caller caller) =>
        string.IsNullOrWhiteSpace(division) ? caller.Division
        : DivisionCode.TryParse(division, out var code) && caller.Covers(code) ? code
        : null;
}
