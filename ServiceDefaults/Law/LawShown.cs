using System.Text.Json;
using System.Text.Json.Serialization;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.ServiceDefaults.Law;

/// <summary>The same in both languages.</summary>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
public sealed record Said(string Zh, string En)
{
    /// <summary>In one of them.</summary>
    public string In(string language) => language == "en" ? En : Zh;
}

/// <summary>The places that a service knows the law of.</summary>
/// <param name="Service">The service.</param>
/// <param name="Places">By division.</param>
public sealed record PlacesShown(string Service, IReadOnlyList<PlaceShown> Places);

/// <summary>A place and its editions.</summary>
/// <param name="Place">Its name in editions.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Division">GB/T 2260 code.</param>
/// <param name="Editions">By first day.</param>
public sealed record PlaceShown(string Place, Said Name, string Division, IReadOnlyList<EditionShown> Editions);

/// <summary>An edition and its document.</summary>
/// <param name="Edition">Its name.</param>
/// <param name="From">First day.</param>
/// <param name="FromChosen">Why that day, where the document bears none.</param>
/// <param name="Until">Last day of its validity, where it has one.</param>
/// <param name="Document">The document.</param>
public sealed record EditionShown(
    string Edition,
    DateOnly From,
    string? FromChosen,
    DateOnly? Until,
    DocumentShown Document
)
{
    internal static EditionShown Of(Page page) =>
        new(page.Edition, page.From, page.FromChosen, page.Until?.Value, DocumentShown.Of(page.Document));
}

/// <summary>A policy document.</summary>
/// <param name="Title">Full title.</param>
/// <param name="Number">Document number (文号), where it bears one.</param>
/// <param name="Issuers">Who issued it.</param>
public sealed record DocumentShown(string Title, string? Number, string Issuers)
{
    internal static DocumentShown Of(LegalDocument document) => new(document.Title, document.Number, document.Issuers);
}

/// <summary>What is in force in a place on a day, value by value.</summary>
/// <param name="Service">The service whose part of the law this is.</param>
/// <param name="Place">The place's name in editions.</param>
/// <param name="Name">What people call it.</param>
/// <param name="PageDivision">The division that the page holds for.</param>
/// <param name="On">The day asked about.</param>
/// <param name="Division">The division whose local settings are shown, where one was asked for.</param>
/// <param name="Edition">The edition.</param>
/// <param name="IsExpired">Whether its validity had ended by that day; expiry forbids nothing.</param>
/// <param name="Values">What the page says.</param>
/// <param name="LeftOpen">What it leaves to local authority and gives no value for.</param>
/// <param name="Silent">What it says nothing of.</param>
public sealed record LawShown(
    string Service,
    string Place,
    Said Name,
    string PageDivision,
    DateOnly On,
    string? Division,
    EditionShown Edition,
    bool IsExpired,
    IReadOnlyList<ValueShown> Values,
    IReadOnlyList<OpenShown> LeftOpen,
    IReadOnlyList<KeyShown> Silent
);

/// <summary>A key and its words.</summary>
/// <param name="Key">The key.</param>
/// <param name="Words">What it is called.</param>
public sealed record KeyShown(string Key, Said Words);

/// <summary>A value of a page.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Words">What the key is called.</param>
/// <param name="Value">The value that counts: the page's, or the local setting's.</param>
/// <param name="Reads">The value in words.</param>
/// <param name="Force">How strongly the sentence binds.</param>
/// <param name="ComesTo">What a broken rule comes to.</param>
/// <param name="Bound">The body bound, where there is one.</param>
/// <param name="Passages">Article and sentence, the first one first.</param>
/// <param name="IsDefault">True where no document says it (本地默认，非文件规定).</param>
/// <param name="OpenTo">Departments that may enter another value.</param>
/// <param name="SettingKey">Key under which they enter it, where they may.</param>
/// <param name="Setting">The local setting in force for the division asked for.</param>
public sealed record ValueShown(
    string Key,
    Said Words,
    JsonElement Value,
    Said Reads,
    Force Force,
    Said ComesTo,
    BodyShown? Bound,
    IReadOnlyList<Passage> Passages,
    bool IsDefault,
    IReadOnlyList<BodyShown> OpenTo,
    string? SettingKey,
    SettingInForce? Setting
);

/// <summary>A body: its code and its name.</summary>
/// <param name="Code">Code of the body or department.</param>
/// <param name="Words">What it is called.</param>
public sealed record BodyShown(string Code, Said Words);

/// <summary>What the page leaves to local authority without a value of its own.</summary>
/// <param name="Key">Key of the setting.</param>
/// <param name="Words">What it is called.</param>
/// <param name="OpenTo">Departments that may enter it.</param>
/// <param name="Setting">The local setting in force for the division asked for.</param>
public sealed record OpenShown(string Key, Said Words, IReadOnlyList<BodyShown> OpenTo, SettingInForce? Setting);

/// <summary>A local setting in force, with the document that gave it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Division">The division it was entered for.</param>
/// <param name="From">First day.</param>
/// <param name="Value">The value.</param>
/// <param name="Reads">The value in words.</param>
/// <param name="Document">Title of the authority's document.</param>
/// <param name="Number">Its number, where it bears one.</param>
/// <param name="Quote">The sentence.</param>
/// <param name="Instead">The page's own value, in words, where it has one.</param>
public sealed record SettingInForce(
    Guid Id,
    string Division,
    DateOnly From,
    JsonElement Value,
    Said Reads,
    string Document,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Number,
    string Quote,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Said? Instead
);
