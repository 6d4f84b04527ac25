using System.Text.Json;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>What a document leaves to local authority (本地设定): the nearest value entered, or the page's default.</summary>
/// <remarks>Made for one command: what was entered for a place is read once, however many values are asked for.</remarks>
public sealed class Settings(ServiceDb db)
{
    private readonly Dictionary<(DivisionCode Division, DateOnly Day), IReadOnlyList<LocalSetting>> _read = [];

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
        var nearest = Nearest(key, await EnteredAsync(division, day, ct));
        if (nearest is null)
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

    /// <summary>What counts of each of these keys for a division on a day; keys that nobody entered are not there.</summary>
    public async Task<IReadOnlyDictionary<string, LocalSetting>> NearestAsync(
        IEnumerable<string> keys,
        DivisionCode division,
        DateOnly day,
        CancellationToken ct
    )
    {
        var entered = await EnteredAsync(division, day, ct);
        return keys.Select(key => Nearest(key, entered)).OfType<LocalSetting>().ToDictionary(setting => setting.Key);
    }

    /// <summary>Takes what was entered for a division from whoever has read it along with the rest.</summary>
    /// <param name="division">The division.</param>
    /// <param name="day">The day the values are asked for.</param>
    /// <param name="entered">Everything entered for the division or one that holds it, of any day.</param>
    public void Take(DivisionCode division, DateOnly day, IEnumerable<LocalSetting> entered)
    {
        var holders = division.Holders;
        _read[(division, day)] =
        [
            .. entered.Where(setting => holders.Contains(setting.Division) && setting.From <= day),
        ];
    }

    private static LocalSetting? Nearest(string key, IEnumerable<LocalSetting> entered) =>
        entered
            .Where(setting => setting.Key == key)
            .MaxBy(setting => (setting.Division.Prefix.Length, setting.From, setting.Id));

    private async Task<IReadOnlyList<LocalSetting>> EnteredAsync(
        DivisionCode division,
        DateOnly day,
        CancellationToken ct
    )
    {
        if (_read.TryGetValue((division, day), out var before))
            return before;
        // A division lies in itself, its city and its province: at most three codes, whose settings are few.
        var holders = division.Holders;
        var entered = await db
            .LocalSettings.AsNoTracking()
            .Where(setting => holders.Contains(setting.Division) && setting.From <= day)
            .OrderByDescending(setting => setting.From)
            .ThenByDescending(setting => setting.Id)
            .Take(1_000)
            .ToListAsync(ct);
        return _read[(division, day)] = entered;
    }
}
