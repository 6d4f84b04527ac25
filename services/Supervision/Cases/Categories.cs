using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Policy;

namespace AfterSchool.Supervision.Cases;

/// <summary>What people complain about (投诉分类): two levels, codes stable; the articles are those of the place.</summary>
public static class Categories
{
    private static readonly Dictionary<string, Category> ByCode;

    static Categories()
    {
        using var stream = typeof(Categories).Assembly.GetManifestResourceStream("categories.json")!;
        Tree = JsonSerializer.Deserialize<CategoryGroup[]>(stream, JsonSerializerOptions.Web)!;
        ByCode = Tree.SelectMany(group => group.Categories).ToDictionary(one => one.Code, StringComparer.Ordinal);
    }

    /// <summary>Both levels.</summary>
    public static IReadOnlyList<CategoryGroup> Tree { get; }

    /// <summary>Whether there is such a code.</summary>
    public static bool Knows(string code) => ByCode.ContainsKey(code);

    /// <summary>The category of a known code.</summary>
    public static Category Of(string code) => ByCode[code];

    /// <summary>The sentences that a category accuses somebody of breaking; none where the document does not name it.</summary>
    public static IReadOnlyList<Citation> ArticlesOf(string code, SupervisionPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return PageReader
            .CitedValues(pack.Accusations)
            .Where(value => value.Key.Equals(code, StringComparison.OrdinalIgnoreCase))
            .SelectMany(value => value.Value.Sources)
            .ToArray();
    }
}

/// <summary>The first level.</summary>
/// <param name="Code">One letter.</param>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
/// <param name="Categories">The second level.</param>
public sealed record CategoryGroup(string Code, string Zh, string En, IReadOnlyList<Category> Categories);

/// <summary>The second level.</summary>
/// <param name="Code">A letter and a digit.</param>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
/// <param name="Rows">Rows of the policy catalogue it touches.</param>
/// <param name="IsFastLane">Whether it is taken up within minutes.</param>
/// <param name="IsSealed">Whether it goes to the next level up, unseen by those accused.</param>
public sealed record Category(
    string Code,
    string Zh,
    string En,
    IReadOnlyList<string> Rows,
    bool IsFastLane = false,
    bool IsSealed = false
);

/// <summary>Every code is one of the tree's, and none is there twice.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KnownCategoriesAttribute : ValidationAttribute
{
    /// <inheritdoc />
    public override bool IsValid(object? value) =>
        value is string[] { Length: > 0 } codes
        && codes.All(Categories.Knows)
        && codes.Distinct().Count() == codes.Length;

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) =>
        "Expected one or more different codes of GET /supervision/v1/categories.";
}
