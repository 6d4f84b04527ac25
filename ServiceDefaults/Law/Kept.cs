using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace AfterSchool.ServiceDefaults.Law;

/// <summary>
/// An answer that anybody may keep for a while: a digest of what it says is its tag, and whoever has it already is told so (304).
/// </summary>
/// <typeparam name="T">What is said.</typeparam>
/// <param name="Body">It.</param>
/// <param name="Age">How long it may be used without asking again.</param>
public sealed record Kept<T>(T Body, TimeSpan Age) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var body = JsonSerializer.SerializeToUtf8Bytes(Body, json);
        var tag = Convert.ToHexStringLower(SHA256.HashData(body))[..16];
        httpContext.Response.Headers.CacheControl = $"public, max-age={(int)Age.TotalSeconds}";
        return Results
            .Bytes(body, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{tag}\""))
            .ExecuteAsync(httpContext);
    }

    /// <inheritdoc />
    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"])
        );
    }
}
