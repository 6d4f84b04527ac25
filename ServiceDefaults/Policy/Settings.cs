using System.Text.Json;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>What a document leaves to local authority (本地设定): the nearest value entered, or the page's default.</summary>
public sealed class Settings(ServiceDb db)
{
    /// <summary>
    /// The value for a division on a day: entered for the longest prefix, the latest first day, the latest entry; else the page's
    /// own, marked as a default; else none. A decision that uses it cites both.
    /// </summary>
    public async Task<Cited<T>?> FindAsync<T>(
        string key,
        DivisionCode division,
        DateOnly day,
        Cited<T>? ofPage,
        CancellationToken ct
    )
    {
        if (await NearestAsync(key, division, day, ct) is not { } nearest)
            return ofPage;

        var value = JsonSerializer.Deserialize<T>(nearest.Value, JsonSerializerOptions.Web)!;
        var by = new Citation(
            $"local/{nearest.From:yyyy-MM-dd}",
            nearest.Document,
            nearest.Number,
            nearest.Key,
            nearest.Quote,
            Setting: nearest.Id
        );
        return ofPage is null ? Cited.ByAuthority(value, by) : ofPage.Replaced(value, by);
    }

    /// <summary>What was entered for the longest prefix, the latest first day, the latest entry; none where nothing was.</summary>
    public async Task<LocalSetting?> NearestAsync(string key, DivisionCode division, DateOnly day, CancellationToken ct)
    {
        // At most three divisions hold for a place, so the index finds few rows however many there are elsewhere.
        var holders = division.Holders;
        var entered = await db
            .LocalSettings.AsNoTracking()
            .Where(setting => setting.Key == key && holders.Contains(setting.Division) && setting.From <= day)
            .OrderByDescending(setting => setting.From)
            .ThenByDescending(setting => setting.Id)
            .Take(1_000)
            .ToListAsync(ct);
        return entered.MaxBy(setting => (setting.Division.Prefix.Length, setting.From, setting.Id));
    }
}
