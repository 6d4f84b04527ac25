using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace AfterSchool.Gateway.Tests.Doors;

/// <summary>How to come to a door: a path that fits its pattern, and a body of the kind that it takes.</summary>
internal sealed class Way(RouteEndpoint endpoint)
{
    /// <summary>A path that leads there.</summary>
    public string PathTo(Door door) =>
        "/"
        + string.Join(
            '/',
            endpoint.RoutePattern.PathSegments.Select(one => string.Concat(one.Parts.Select(part => Fill(part, door))))
        );

    /// <summary>Comes to the door and no further.</summary>
    public async Task<HttpResponseMessage> AskAsync(HttpClient program, Door door)
    {
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), PathTo(door));
        request.Headers.Add(Doorkeeper.Header, "1");
        // Routing looks at the kind of body before anybody looks at who asks.
        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var kind, ..])
        {
            request.Content = new ByteArrayContent([]);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(kind);
        }
        return await program.SendAsync(request);
    }

    private static string Fill(RoutePatternPart part, Door door) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { Name: "documentName" } => door.Service,
            RoutePatternParameterPart parameter => Example(parameter, door),
            _ => throw new InvalidOperationException($"{door.Route} has a part of an unknown kind."),
        };

    private static string Example(RoutePatternParameterPart parameter, Door door) =>
        (parameter.ParameterPolicies is [var first, ..] ? first.Content : null) switch
        {
            "guid" => "0198f0a0-0000-7000-8000-000000000001",
            "int" or "long" => "1",
            "datetime" => "2026-09-01",
            null => "x",
            var other => throw new InvalidOperationException($"{door.Route}: say here what a {other} looks like."),
        };
}
