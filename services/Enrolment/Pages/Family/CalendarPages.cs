using AfterSchool.Enrolment.Calendars;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Family;

/// <summary>A child's calendars for its guardian's telephone (日历订阅).</summary>
/// <param name="Child">The child.</param>
/// <param name="Live">Calendars whose addresses lead to it.</param>
/// <param name="CommandId">Id of the command that the form of this page sends.</param>
/// <param name="Told">The address that was made just now; it is shown this once.</param>
public sealed record ChildCalendars(
    ChildAtHome Child,
    IReadOnlyList<CalendarFeed> Live,
    Guid CommandId,
    string? Told = null
)
{
    /// <summary>Where it is.</summary>
    public string Address => $"{FamilyPages.Home}/children/{Child.Shown.PupilId}/calendar";
}

/// <summary>The page of it, and what a family does there.</summary>
internal static class CalendarPages
{
    private const int LimitShown = 20;

    /// <summary>GET /children/{pupil}/calendar</summary>
    public static async Task<RazorComponentResult> ShowAsync(
        Guid pupil,
        string? done,
        HouseholdReading reading,
        Desk desk,
        CancellationToken ct
    ) =>
        await ReadAsync(pupil, reading, desk, ct) is { } shown
            ? PageResult.Of<CalendarPage>(new { Shown = shown, IsRevoked = done is "revoked" })
            : FamilyPages.Nothing();

    /// <summary>POST /children/{pupil}/calendar/make — the address stands in the answer itself, in no link and no history.</summary>
    public static async Task<IResult> MakeAsync(
        Guid pupil,
        HttpRequest request,
        HouseholdReading reading,
        Desk desk,
        Commands commands,
        CancellationToken ct
    )
    {
        var form = await PlainText.FormAsync(request, ct);
        if (!Guid.TryParse(form["id"], out var id) || id == Guid.Empty)
            return await AgainAsync("family-form-stale");
        var answer = await commands.RunAsync(all =>
            MakeCalendar.Handle(id, new(CalendarKind.Child, pupil), all.GetRequiredService<Desk>(), ct)
        );
        if (answer is Ok<CalendarMade> { Value.Address: { } address })
            return await ReadAsync(pupil, reading, desk, ct) is { } made
                ? PageResult.Of<CalendarPage>(new { Shown = made with { Told = WholeAddress(request, address) } })
                : FamilyPages.Nothing();
        return await AgainAsync(answer is Conflict ? "family-calendar-enough" : "family-calendar-told");

        // Sent twice, or enough of them: what there is, and what to do.
        async Task<IResult> AgainAsync(string code) =>
            await ReadAsync(pupil, reading, desk, ct) is { } shown
                ? PageResult.Of<CalendarPage>(
                    new { Shown = shown, Errors = new[] { new FormError(null, code) } },
                    StatusCodes.Status409Conflict
                )
                : FamilyPages.Nothing();
    }

    /// <summary>POST /children/{pupil}/calendar/{feed}/revoke</summary>
    public static async Task<IResult> RevokeAsync(Guid pupil, Guid feed, Commands commands, CancellationToken ct) =>
        await commands.RunAsync(all => RevokeCalendar.Handle(feed, all.GetRequiredService<Desk>(), ct)) is NoContent
            ? Results.LocalRedirect($"{FamilyPages.Home}/children/{pupil}/calendar?done=revoked")
            : FamilyPages.Nothing();

    private static async Task<ChildCalendars?> ReadAsync(
        Guid pupil,
        HouseholdReading reading,
        Desk desk,
        CancellationToken ct
    )
    {
        if ((await reading.ReadAsync(ct)).Child(pupil) is not { } child)
            return null;
        var live = await desk
            .Db.Calendars.AsNoTracking()
            .Where(one => one.SubjectId == pupil && one.MadeBy == desk.Caller.AccountId && one.RevokedAt == null)
            .OrderBy(one => one.Id)
            .Take(LimitShown)
            .ToListAsync(ct);
        return new ChildCalendars(child, live, Guid.CreateVersion7());
    }

    // Under the name the gateway is known by, which it tells its services.
    private static string WholeAddress(HttpRequest request, string address)
    {
        var (scheme, host) = ($"{request.Headers["X-Forwarded-Proto"]}", $"{request.Headers["X-Forwarded-Host"]}");
        return host.Length == 0 ? $"{request.Scheme}://{request.Host}{address}" : $"{scheme}://{host}{address}";
    }
}
