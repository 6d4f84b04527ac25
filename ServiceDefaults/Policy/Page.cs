using System.Text.Json.Serialization;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>
/// A page of the law: what one service must know of one jurisdiction's document, from one day on. A service derives its own
/// page with a <see cref="Cited{T}"/> property for each value; a value that is null means the document is silent.
/// </summary>
public abstract record Page
{
    /// <summary>Name of the place in editions, e.g. <c>hunan</c>.</summary>
    public required string Place { get; init; }

    /// <summary>What people call the place; its name in editions where the page does not say.</summary>
    public PlaceName? PlaceName { get; init; }

    /// <summary>Divisions it holds for: those whose code begins with this prefix.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>First day it is in force; also the edition's name.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Why that day, where the document bears none and we had to choose one; shown wherever the page is shown.</summary>
    public string? FromChosen { get; init; }

    /// <summary>Last day of its validity, where it has one; expiry ends the document's force and forbids nothing.</summary>
    public Cited<DateOnly>? Until { get; init; }

    /// <summary>Whether it prevails over other documents where they differ (以本办法为准).</summary>
    public Cited<bool>? Prevails { get; init; }

    /// <summary>The document itself.</summary>
    public required LegalDocument Document { get; init; }

    /// <summary>What the document leaves to local authority: key to the name of the departments that may enter it.</summary>
    public IReadOnlyDictionary<string, string> LocalSettings { get; init; } = new Dictionary<string, string>();

    /// <summary>Name of the edition, e.g. <c>hunan/2024-03-18</c>.</summary>
    [JsonIgnore]
    public string Edition => $"{Place}/{From:yyyy-MM-dd}";

    /// <summary>Whether the page's validity has ended by that day.</summary>
    public bool IsExpired(DateOnly day) => Until is { } until && day > until.Value;

    /// <summary>A citation of this page.</summary>
    public Citation Cite(Passage passage, bool isDefault = false) =>
        new(Edition, Document.Title, Document.Number, passage.Article, passage.Quote, isDefault);
}

/// <summary>What people call a place (地名).</summary>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
public sealed record PlaceName(string Zh, string En);

/// <summary>A policy document (政策文件).</summary>
/// <param name="Title">Full title.</param>
/// <param name="Number">Document number (文号), where it bears one.</param>
/// <param name="Issuers">Who issued it.</param>
/// <param name="Text">File name of the text that its quotes are checked against.</param>
public sealed record LegalDocument(string Title, string? Number, string Issuers, string Text);
