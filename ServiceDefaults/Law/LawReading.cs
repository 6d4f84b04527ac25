using System.Text.Json;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.ServiceDefaults.Law;

/// <summary>Reads a page of the law to people and programs: what is in force on a day, with what local authorities entered.</summary>
public sealed class LawReading(LawBook book, ValueWords words, Settings settings, ServiceName service)
{
    /// <summary>Every place and its editions.</summary>
    public PlacesShown Places() =>
        new(
            service.Name,
            [
                .. book
                    .Pages.GroupBy(page => page.Place)
                    .Select(pages => new PlaceShown(
                        pages.Key,
                        NameOf(pages.Key),
                        pages.Last().Division.Full,
                        [.. pages.Select(EditionShown.Of)]
                    )),
            ]
        );

    /// <summary>A page on a day.</summary>
    /// <param name="page">The page.</param>
    /// <param name="day">The day asked about.</param>
    /// <param name="division">The division whose local settings are shown; none: the page alone.</param>
    public async Task<LawShown> ReadAsync(Page page, DateOnly day, DivisionCode? division, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(page);
        IReadOnlyDictionary<string, LocalSetting> entered = division is { } one
            ? await settings.NearestAsync([.. page.LocalSettings.Keys], one, day, ct)
            : new Dictionary<string, LocalSetting>();
        var values = PageReader.CitedValues(page).ToArray();
        var open = page
            .LocalSettings.Select(left => (Key: PageKeys.Setting(book.PageType, left.Key)!, Departments: left.Value))
            .ToArray();
        var said = values.Select(value => value.Key).ToHashSet(StringComparer.Ordinal);
        return new LawShown(
            service.Name,
            page.Place,
            NameOf(page.Place),
            page.Division.Full,
            day,
            division?.Full,
            EditionShown.Of(page),
            page.IsExpired(day),
            [
                .. values.Select(value =>
                    Show(value.Key, value.Value, open.FirstOrDefault(left => left.Key.PageKey == value.Key), entered)
                ),
            ],
            [
                .. open.Where(left => left.Key.PageKey is not { } key || !said.Contains(key))
                    .Select(left => new OpenShown(
                        left.Key.Key,
                        words.Key(left.Key.PageKey ?? left.Key.Key),
                        words.Departments(left.Departments),
                        InForce(entered.GetValueOrDefault(left.Key.Key), left.Key, null)
                    )),
            ],
            [
                .. book
                    .Keys.Where(key => !said.Contains(key.Key) && open.All(left => left.Key.PageKey != key.Key))
                    .Select(key => new KeyShown(key.Key, words.Key(key.Key))),
            ]
        );
    }

    // As the latest page has it that names the place: a page that lies in a folder need not say it again.
    private Said NameOf(string place) =>
        book.Pages.LastOrDefault(page => page.Place == place && page.PlaceName is not null)?.PlaceName is { } name
            ? new Said(name.Zh, name.En)
            : new Said(place, place);

    private ValueShown Show(
        string key,
        ICited cited,
        (SettingKey Key, string Departments) open,
        IReadOnlyDictionary<string, LocalSetting> entered
    )
    {
        var own = Json(cited);
        var setting = open.Key is null
            ? null
            : InForce(entered.GetValueOrDefault(open.Key.Key), open.Key, words.Value(key, own));
        var value = setting?.Value ?? own;
        return new ValueShown(
            key,
            words.Key(key, value),
            value,
            setting?.Reads ?? words.Value(key, own),
            cited.Force,
            words.ComesTo(cited.Force),
            words.Body(cited.Bound),
            [.. cited.Passages],
            cited.IsDefault && setting is null,
            words.Departments(open.Departments),
            open.Key?.Key,
            setting
        );
    }

    private SettingInForce? InForce(LocalSetting? setting, SettingKey key, Said? instead)
    {
        if (setting is null)
            return null;
        var value = JsonSerializer.Deserialize<JsonElement>(setting.Value);
        return new SettingInForce(
            setting.Id,
            setting.Division.Full,
            setting.From,
            value,
            words.Value(key.PageKey ?? key.Key, value),
            setting.Document,
            setting.Number,
            setting.Quote,
            instead
        );
    }

    /// <summary>A cited value as its page writes it.</summary>
    public static JsonElement Json(ICited cited)
    {
        ArgumentNullException.ThrowIfNull(cited);
        return JsonSerializer.SerializeToElement(
            cited.Plain,
            cited.Plain?.GetType() ?? typeof(object),
            PageReader.Options
        );
    }
}
