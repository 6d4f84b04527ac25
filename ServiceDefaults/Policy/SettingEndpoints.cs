using System.Text.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Law;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>Local settings (本地设定): entered, listed with their history, and shown with where they are used.</summary>
internal static class SettingEndpoints
{
    public static void MapSettings(this RouteGroupBuilder service)
    {
        var settings = service.MapGroup("/settings").WithTags("Settings");
        settings.MapGet("/", List).For(Roles.Authority);
        settings.MapPut("/{id:guid}", Enter).For(Roles.Authority);
        settings.MapGet("/{id:guid}", Show).For(Roles.Authority);
        settings.MapGet("/{id:guid}/uses", Uses).For(Roles.Authority);
    }

    /// <summary>Settings that hold in a division, or in a part of it; none for a caller without one.</summary>
    public static IQueryable<LocalSetting> Around(this IQueryable<LocalSetting> settings, DivisionCode? division)
    {
        var prefix = division?.Prefix ?? "none";
        var holders = division?.Holders ?? [];
        return settings.Where(one =>
            holders.Contains(one.Division) || ((string)(object)one.Division).StartsWith(prefix)
        );
    }

    /// <summary>GET /settings?key= — by age; none is ever overwritten, so this is the history.</summary>
    private static async Task<Ok<IReadOnlyList<SettingShown>>> List(
        [AsParameters] Cut cut,
        string? key,
        Caller caller,
        ServiceDb db,
        SettingView view,
        HttpContext http
    )
    {
        var query = db.LocalSettings.AsNoTracking().Around(caller.Division);
        if (key is not null)
            query = query.Where(one => one.Key == key);
        var page = await query.PageAsync(one => one.Id, one => one, cut, http);
        return TypedResults.Ok<IReadOnlyList<SettingShown>>([.. page.Value!.Select(view.Show)]);
    }

    /// <summary>PUT /settings/{id} — a dated value with its document, for what the page leaves to this department.</summary>
    private static async Task<Results<NotFound, Conflict, RuledOut, ValidationProblem, NoContent>> Enter(
        Guid id,
        SettingEntered entered,
        SettingDesk desk,
        CancellationToken ct
    )
    {
        var answer = await desk.EnterAsync(id, entered, ct);
        return answer.Outcome switch
        {
            SettingOutcome.OutOfReach => TypedResults.NotFound(),
            SettingOutcome.Conflicting => TypedResults.Conflict(),
            SettingOutcome.Refused => answer.Refusal!,
            SettingOutcome.Malformed => TypedResults.ValidationProblem(answer.Errors!.ToDictionary()),
            _ => TypedResults.NoContent(),
        };
    }

    /// <summary>GET /settings/{id} — with what would count without it, and how much it has decided.</summary>
    private static async Task<Results<NotFound, Ok<SettingInUse>>> Show(
        Guid id,
        Caller caller,
        ServiceDb db,
        SettingView view,
        SettingUses uses,
        CancellationToken ct
    )
    {
        var setting = await db.LocalSettings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        return setting is null || !caller.Covers(setting.Division)
            ? TypedResults.NotFound()
            : TypedResults.Ok(new SettingInUse(view.Show(setting), await uses.CountAsync(setting, ct)));
    }

    /// <summary>GET /settings/{id}/uses — the decisions that cited it.</summary>
    private static async Task<Results<NotFound, Ok<IReadOnlyList<UseShown>>>> Uses(
        Guid id,
        [AsParameters] Cut cut,
        Caller caller,
        ServiceDb db,
        SettingUses uses,
        HttpContext http
    )
    {
        var setting = await db
            .LocalSettings.AsNoTracking()
            .FirstOrDefaultAsync(one => one.Id == id, http.RequestAborted);
        if (setting is null || !caller.Covers(setting.Division))
            return TypedResults.NotFound();
        var page = await uses.Decisions(id).PageAsync(one => one.Id, one => one, cut, http);
        return TypedResults.Ok<IReadOnlyList<UseShown>>([.. page.Value!.Select(one => UseShown.Of(one, id))]);
    }
}

/// <summary>A local setting, as its authority sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its key.</param>
/// <param name="Words">What the key is called.</param>
/// <param name="Division">The division it was entered for.</param>
/// <param name="From">First day.</param>
/// <param name="Value">The value.</param>
/// <param name="Reads">The value in words.</param>
/// <param name="Document">Title of the authority's document.</param>
/// <param name="Number">Its number, where it bears one.</param>
/// <param name="Quote">The sentence.</param>
/// <param name="EnteredBy">Account of the one who entered it.</param>
/// <param name="EnteredAt">When.</param>
/// <param name="Instead">What would count without it; none where the page has no value.</param>
public sealed record SettingShown(
    Guid Id,
    string Key,
    Said Words,
    string Division,
    DateOnly From,
    JsonElement Value,
    Said Reads,
    string Document,
    string? Number,
    string Quote,
    Guid EnteredBy,
    DateTimeOffset EnteredAt,
    InsteadShown? Instead
);

/// <summary>What would count without a local setting.</summary>
/// <param name="Edition">Edition of the page.</param>
/// <param name="Value">The page's value.</param>
/// <param name="Reads">The value in words.</param>
/// <param name="IsDefault">True where it is our default and no document's.</param>
public sealed record InsteadShown(string Edition, JsonElement Value, Said Reads, bool IsDefault);

/// <summary>A local setting and how much it has decided.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Uses">How much.</param>
public sealed record SettingInUse(SettingShown Setting, UseCount Uses);

/// <summary>Says settings in words, beside what would count without them.</summary>
public sealed class SettingView(LawBook book, ValueWords words)
{
    /// <summary>A setting in words.</summary>
    public SettingShown Show(LocalSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var key = PageKeys.Setting(book.PageType, setting.Key)?.PageKey ?? setting.Key;
        var value = JsonSerializer.Deserialize<JsonElement>(setting.Value);
        return new SettingShown(
            setting.Id,
            setting.Key,
            words.Key(key, value),
            setting.Division.Full,
            setting.From,
            value,
            words.Value(key, value),
            setting.Document,
            setting.Number,
            setting.Quote,
            setting.EnteredBy,
            setting.EnteredAt,
            Instead(book.InForce(setting.Division, setting.From), key)
        );
    }

    private InsteadShown? Instead(Page? page, string key)
    {
        if (page is null)
            return null;
        var own = PageReader.CitedValues(page).FirstOrDefault(value => value.Key == key).Value;
        if (own is null)
            return null;
        var json = LawReading.Json(own);
        return new InsteadShown(page.Edition, json, words.Value(key, json), own.IsDefault);
    }
}
