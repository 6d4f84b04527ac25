using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.ServiceDefaults.Web;

/// <summary>409: somebody or something would be in two places at a time; says which field, what stands there and what to do.</summary>
/// <param name="Code">Code of the words.</param>
/// <param name="Pointer">JSON Pointer to what to mend.</param>
/// <param name="With">What it collides with.</param>
public sealed record Collision(string Code, string Pointer, object With) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var words = httpContext.RequestServices.GetRequiredService<Words>();
        var detail = words.Say(Code, Words.LanguageOf(httpContext.Request), With);
        return TypedResults
            .Problem(
                statusCode: StatusCodes.Status409Conflict,
                detail: detail,
                extensions: new Dictionary<string, object?>
                {
                    ["code"] = Code,
                    ["errors"] = new[] { new { pointer = Pointer, detail } },
                    ["with"] = With,
                }
            )
            .ExecuteAsync(httpContext);
    }

    /// <inheritdoc />
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(
                StatusCodes.Status409Conflict,
                typeof(ProblemDetails),
                ["application/problem+json"]
            )
        );
    }
}
