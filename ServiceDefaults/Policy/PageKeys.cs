using System.Reflection;
using System.Text.Json;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>A key that a page of the law may have.</summary>
/// <param name="Key">Path of the JSON key, e.g. <c>accusations.v1</c>.</param>
/// <param name="ValueType">Type of its value.</param>
/// <param name="Property">The property of the page that it is read into.</param>
public sealed record PageKey(string Key, Type ValueType, PropertyInfo Property)
{
    /// <summary>Codes that the rule behind it knows; none where any code will do.</summary>
    public IReadOnlyList<string> Codes => Property.GetCustomAttribute<KnownCodesAttribute>()?.Codes ?? [];
}

/// <summary>What a page's type says of its keys.</summary>
public static class PageKeys
{
    /// <summary>Every key of a page's type, those of its sections after a dot.</summary>
    public static IReadOnlyList<PageKey> Of(Type pageType) => [.. Within(pageType, pageType, "")];

    /// <summary>
    /// The key of a local setting: one of the page's own, or one that the page's type names with
    /// <see cref="SettingKeyAttribute"/>. Null: there is none such, so nothing would ever read it.
    /// </summary>
    public static SettingKey? Setting(Type pageType, string key)
    {
        if (pageType.GetCustomAttributes<SettingKeyAttribute>().FirstOrDefault(one => one.Key == key) is { } named)
        {
            var page = Of(pageType).FirstOrDefault(one => one.Key == named.PageKey);
            return new SettingKey(key, page?.Key, page?.ValueType ?? typeof(JsonElement), page?.Codes ?? []);
        }

        return Of(pageType).FirstOrDefault(one => one.Key == key) is { } own
            ? new SettingKey(key, own.Key, own.ValueType, own.Codes)
            : null;
    }

    /// <summary>The type of a cited value, or null where the type is none.</summary>
    internal static Type? CitedType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Cited<>) ? type.GetGenericArguments()[0] : null;

    /// <summary>Whether a property of a page is a section: a record of the page's own namespace with keys of its own.</summary>
    internal static bool IsSection(Type type, Type pageType) =>
        type.IsClass && type.Namespace == pageType.Namespace && !type.IsAssignableTo(typeof(Page));

    private static IEnumerable<PageKey> Within(Type type, Type pageType, string path)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var key = path + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (CitedType(property.PropertyType) is { } of)
                yield return new PageKey(key, of, property);
            else if (IsSection(property.PropertyType, pageType))
                foreach (var inner in Within(property.PropertyType, pageType, key + "."))
                    yield return inner;
        }
    }
}

/// <summary>A key under which a local authority may enter a value.</summary>
/// <param name="Key">The setting's key.</param>
/// <param name="PageKey">The page's key that it replaces; none where the page has no such value.</param>
/// <param name="ValueType">Type of its value.</param>
/// <param name="Codes">Codes that the rule knows; none where any will do.</param>
public sealed record SettingKey(string Key, string? PageKey, Type ValueType, IReadOnlyList<string> Codes);

/// <summary>The codes that the rule behind a value knows; a page with another one is broken.</summary>
/// <param name="codes">Every code.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KnownCodesAttribute(params string[] codes) : Attribute
{
    /// <summary>Every code.</summary>
    public IReadOnlyList<string> Codes { get; } = codes;
}

/// <summary>A local setting that is not entered under a page's key: another name for one, or a value that no page has.</summary>
/// <param name="key">The setting's key.</param>
/// <param name="pageKey">The page's key that it replaces; none where the page has no such value.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class SettingKeyAttribute(string key, string? pageKey = null) : Attribute
{
    /// <summary>The setting's key.</summary>
    public string Key { get; } = key;

    /// <summary>The page's key that it replaces.</summary>
    public string? PageKey { get; } = pageKey;
}
