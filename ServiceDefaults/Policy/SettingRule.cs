using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>
/// A local value may fill what the document leaves open, never contradict it: 「与本办法不一致的，以本办法为准」 where the page says so.
/// </summary>
internal static class SettingRule
{
    public static Ruling Judge(Page? page, SettingEntered entered, Caller caller)
    {
        if (page is null)
            return Ruling.Refused("place-without-page", [], new { entered.Division, Day = entered.From });
        if (!page.LocalSettings.TryGetValue(entered.Key, out var departments))
            return Ruling.Refused("setting-not-left-open", SaysItself(page, entered.Key), new { entered.Key });
        return departments.Split(' ').Any(caller.IsOf)
            ? Ruling.Permitted
            : Ruling.Refused("setting-of-another-department", [], new { entered.Key, Departments = departments });
    }

    // Both sentences: the one that prevails, and the one that already decides the value.
    private static Citation[] SaysItself(Page page, string key) =>
        [
            .. page.Prevails?.Sources ?? [],
            .. PageReader
                .CitedValues(page)
                .Where(value => value.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
                .SelectMany(value => value.Value.Sources),
        ];
}
