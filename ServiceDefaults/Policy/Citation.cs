using System.Text.Json.Serialization;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>Where a rule stands: document, number, article and the sentence itself (政策依据).</summary>
/// <param name="Edition">Edition of the page, e.g. <c>hunan/2024-03-18</c>.</param>
/// <param name="Document">Title of the document.</param>
/// <param name="Number">Document number (文号); none where the document bears none.</param>
/// <param name="Article">The document's own label, e.g. <c>(七)</c> or <c>(九)¶1</c>.</param>
/// <param name="Quote">The sentence, verbatim.</param>
/// <param name="IsDefault">True where no document says it: a default that an authority may change (本地默认，非文件规定).</param>
/// <param name="Setting">The local setting, where an authority's own document gave the value.</param>
public sealed record Citation(
    string Edition,
    string Document,
    string? Number,
    string Article,
    string Quote,
    bool IsDefault = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Setting = null
);
