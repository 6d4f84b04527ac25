using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AfterSchool.ServiceDefaults.Law;

/// <summary>The law of a service, open to everybody: for programs, and as pages for people.</summary>
internal static class LawEndpoints
{
    // Pages never change; words of a newer release, and what local authorities enter, may.
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>What reading the law aloud needs, and pages for people.</summary>
    public static void AddLaw<TPage>(this IHostApplicationBuilder builder)
        where TPage : Page
    {
        builder.Services.AddSingleton(services => LawBook.Of(services.GetRequiredService<Editions<TPage>>()));
        builder.Services.AddSingleton<ValueWords>();
        builder.Services.AddScoped<LawReading>();
        builder.Services.AddSingleton<SettingView>();
        builder.Services.AddScoped<SettingUses>();
        builder.Services.AddScoped<SettingDesk>();
        builder.Services.AddPages();
    }

    public static void MapLaw(this RouteGroupBuilder service)
    {
        var law = service.MapGroup("/law").WithTags("Law").AllowAnonymous();
        law.MapGet("/", Places).WithSummary("Places whose rules are known, and their editions");
        law.MapGet("/{place}", Read).WithSummary("What is in force in a place on a day, value by value");
    }

    /// <summary>GET /law</summary>
    private static Kept<PlacesShown> Places(LawReading reading) => new(reading.Places(), Hour);

    /// <summary>GET /law/{place}?on=2026-09-01&amp;edition=2024-03-18&amp;division=430102</summary>
    private static async Task<Results<Kept<LawShown>, NotFound, ValidationProblem>> Read(
        string place,
        DateOnly? on,
        string? edition,
        string? division,
        LawReading reading,
        LawBook book,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var day = on ?? clock.Today();
        var page = edition is null
            ? book.OnDay(place, day)
            : book.Edition($"{place}/{edition[(edition.IndexOf('/', StringComparison.Ordinal) + 1)..]}");
        if (page is null)
            return TypedResults.NotFound();
        DivisionCode? within = null;
        if (!string.IsNullOrEmpty(division))
        {
            if (!DivisionCode.TryParse(division, out var code, out var problem))
                return Wrong("division", problem);
            if (!page.Division.Covers(code))
                return Wrong(
                    "division",
                    $"{code.Full} does not lie in {page.Division.Full}, for which {page.Edition} holds."
                );
            within = code;
        }

        return new Kept<LawShown>(
            await reading.ReadAsync(page, day, within, ct),
            edition is not null && on is not null && within is null ? Hour : Minute
        );
    }

    private static ValidationProblem Wrong(string field, string problem) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [problem] });
}
