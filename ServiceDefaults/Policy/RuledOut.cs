using System.Reflection;
using System.Text.Json.Serialization;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>
/// The answer to a command that the rules do not let through: 422 for a refusal, a missing reason (<c>overridable</c>) or a
/// pending step, 202 for a matter that waits for the authority; always with <c>policy[]</c>.
/// </summary>
/// <param name="Ruling">Every finding.</param>
/// <param name="HeldMatterId">The matter that waits, where it is held.</param>
public sealed record RuledOut(Ruling Ruling, Guid? HeldMatterId = null) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var words = httpContext.RequestServices.GetRequiredService<Words>();
        var language = Words.LanguageOf(httpContext.Request);
        var gravest = Ruling.Gravest ?? Verdict.Refused;
        var code = CodeOf(gravest);
        var problem = new ProblemDetails
        {
            Type = Problems.TypePrefix + code,
            Title = words.Say(code, language),
            Status = gravest == Verdict.Held ? StatusCodes.Status202Accepted : StatusCodes.Status422UnprocessableEntity,
            Detail = string.Join(
                language == "zh" ? "" : " ",
                Ruling
                    .Findings.Where(finding => finding.Verdict > Verdict.Duty)
                    .Select(finding => words.Say(finding.Rule, language, finding.Compared))
            ),
            Extensions = { ["overridable"] = gravest == Verdict.NeedsReason, ["policy"] = PolicyLine.Of(Ruling) },
        };
        if (HeldMatterId is { } held)
            problem.Extensions["heldMatterId"] = held;
        return TypedResults.Problem(problem).ExecuteAsync(httpContext);
    }

    /// <summary>The code of the words that say what became of the command.</summary>
    internal static string CodeOf(Verdict? gravest) =>
        gravest switch
        {
            Verdict.NeedsReason => "needs-reason",
            Verdict.Held => "held",
            Verdict.Pending => "pending",
            _ => "refused",
        };

    /// <inheritdoc />
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var status in (int[])[StatusCodes.Status202Accepted, StatusCodes.Status422UnprocessableEntity])
            builder.Metadata.Add(
                new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"])
            );
    }
}

/// <summary>One line of <c>policy[]</c>.</summary>
/// <param name="Rule">Stable rule code.</param>
/// <param name="Verdict">What it comes to.</param>
/// <param name="Edition">Edition of the page.</param>
/// <param name="Document">Title of the document.</param>
/// <param name="Number">Its number, where it bears one.</param>
/// <param name="Article">The article.</param>
/// <param name="Quote">The sentence, verbatim.</param>
/// <param name="IsDefault">True where no document says it.</param>
/// <param name="Compared">The numbers or words compared.</param>
/// <param name="Pointer">JSON Pointer to the place to mend.</param>
public sealed record PolicyLine(
    string Rule,
    Verdict Verdict,
    string? Edition,
    string? Document,
    string? Number,
    string? Article,
    string? Quote,
    bool IsDefault,
    object? Compared,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer = null
)
{
    /// <summary>Every finding of a ruling, a line for each sentence it rests on; also for answers that went through.</summary>
    public static IReadOnlyList<PolicyLine> Of(Ruling ruling)
    {
        ArgumentNullException.ThrowIfNull(ruling);
        return [.. ruling.Findings.SelectMany(Lines)];
    }

    private static IEnumerable<PolicyLine> Lines(Finding finding) =>
        // A refusal of our own shape has no sentence, and a line all the same.
        finding
            .Sources.Cast<Citation?>()
            .DefaultIfEmpty()
            .Select(source => new PolicyLine(
                finding.Rule,
                finding.Verdict,
                source?.Edition,
                source?.Document,
                source?.Number,
                source?.Article,
                source?.Quote,
                source?.IsDefault == true,
                finding.Compared,
                finding.Pointer
            ));
}
