using System.Globalization;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace AfterSchool.ServiceDefaults.Law;

/// <summary>The law as pages for everybody, under <c>/public/{service}/law</c>: no sign-in, no script.</summary>
internal static class LawPages
{
    public static void MapLawPages(this IEndpointRouteBuilder app, string service)
    {
        var law = app.MapGroup($"/public/{service}/law").AllowAnonymous().ExcludeFromDescription();
        law.MapGet("/", () => PageResult.Of<LawChoicePage>(new { }));
        law.MapGet("/day", Go);
        law.MapGet("/compare", Compare);
        law.MapGet("/{place}", Day);
    }

    /// <summary>GET /day?place=&amp;on= — the form's address becomes the place's own, which can be sent to a colleague.</summary>
    private static Results<RedirectHttpResult, RazorComponentResult> Go(
        string? place,
        string? on,
        string? division,
        ServiceName service
    ) =>
        string.IsNullOrEmpty(place)
            ? PageResult.Of<LawChoicePage>(new { })
            : TypedResults.LocalRedirect(
                $"/public/{service.Name}/law/{Uri.EscapeDataString(place)}"
                    + QueryString.Create(
                        new[] { KeyValuePair.Create("on", on), KeyValuePair.Create("division", division) }.Where(one =>
                            !string.IsNullOrWhiteSpace(one.Value)
                        )
                    )
            );

    /// <summary>GET /{place}?on=&amp;division=&amp;edition=</summary>
    private static async Task<RazorComponentResult> Day(
        string place,
        string? on,
        string? division,
        string? edition,
        LawBook book,
        LawReading reading,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var day = clock.Today();
        DivisionCode? within = null;
        var errors = new List<FormError>();
        if (DateOnly.TryParseExact(on, "yyyy-MM-dd", out var asked))
            day = asked;
        else if (!string.IsNullOrWhiteSpace(on))
            errors.Add(new("on", "law-day-malformed"));
        if (!string.IsNullOrWhiteSpace(division))
        {
            if (DivisionCode.TryParse(division, out var code))
                within = code;
            else
                errors.Add(new("division", "law-division-malformed"));
        }

        var page = edition is null ? book.OnDay(place, day) : book.Edition($"{place}/{edition}");
        if (errors.Count == 0 && page is null)
            errors.Add(new("on", "law-no-page"));
        if (page is not null && within is { } inside && !page.Division.Covers(inside))
            errors.Add(new("division", "law-division-elsewhere"));
        return errors.Count == 0
            ? PageResult.Of<LawDayPage>(new { Law = await reading.ReadAsync(page!, day, within, ct) })
            : PageResult.Of<LawChoicePage>(
                new
                {
                    Place = place,
                    On = on,
                    Division = division,
                    Errors = errors,
                },
                page is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest
            );
    }

    /// <summary>GET /compare?first=hunan/2024-03-18&amp;second=lipu/2021-08-31&amp;only=differences</summary>
    private static async Task<RazorComponentResult> Compare(
        string? first,
        string? second,
        string? only,
        LawBook book,
        LawReading reading,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var errors = new List<FormError>();
        var (one, two) = (book.Edition(first ?? ""), book.Edition(second ?? ""));
        if (one is null)
            errors.Add(new("first", "law-edition-unknown"));
        if (two is null)
            errors.Add(new("second", "law-edition-unknown"));
        return errors.Count == 0
            ? PageResult.Of<LawComparePage>(
                new
                {
                    Two = new LawComparison(
                        await reading.ReadAsync(one!, clock.Today(), null, ct),
                        await reading.ReadAsync(two!, clock.Today(), null, ct)
                    ),
                    OnlyDifferences = only == "differences",
                }
            )
            : PageResult.Of<LawChoicePage>(
                new
                {
                    First = first,
                    Second = second,
                    Errors = errors,
                },
                StatusCodes.Status404NotFound
            );
    }
}
