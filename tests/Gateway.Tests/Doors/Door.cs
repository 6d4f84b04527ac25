using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace AfterSchool.Gateway.Tests.Doors;

/// <summary>One endpoint of a service, and for whom it is: a line of roles.tsv.</summary>
/// <param name="Service">Whose.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">Pattern, as the service says it.</param>
/// <param name="Roles">anyone, signed-in, or roles in alphabetical order.</param>
internal sealed record Door(string Service, string Method, string Route, string Roles)
{
    public const string Anyone = "anyone";
    public const string SignedIn = "signed-in";

    /// <summary>Every door of the service, with the roles that the endpoint itself declares.</summary>
    public static IEnumerable<Door> Of(IRealService service) =>
        from endpoint in service.Endpoints
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select new Door(service.Name, method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), RolesOf(endpoint));

    /// <summary>A path that leads to the door.</summary>
    public string Path(RoutePattern pattern) =>
        "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Fill))));

    /// <summary>Whether somebody with this role, or with none, is let in.</summary>
    public bool LetsIn(bool isKnown, string[] roles) =>
        Roles switch
        {
            Anyone => true,
            SignedIn => isKnown,
            _ => isKnown && Roles.Split(' ').Intersect(roles).Any(),
        };

    public override string ToString() => $"{Route}\t{Method}\t{Service}\t{Roles}";

    private string Fill(RoutePatternPart part) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { Name: "documentName" } => Service,
            RoutePatternParameterPart parameter => (parameter.ParameterPolicies is [var first, ..] ? first.Content : null) switch
            {
                "guid" => "0198f0a0-0000-7000-8000-000000000001",
                "int" or "long" => "1",
                "datetime" => "2026-09-01",
                null => "x",
                var other => throw new InvalidOperationException($"{Route}: say here what a {other} looks like."),
            },
            _ => throw new InvalidOperationException($"{Route} has a part of an unknown kind."),
        };

    private static string RolesOf(RouteEndpoint endpoint)
    {
        var metadata = endpoint.Metadata;
        if (metadata.GetMetadata<IAllowAnonymous>() is not null)
            return Anyone;
        var said = metadata.GetOrderedMetadata<IAuthorizeData>();
        if (said.Any(one => one.Policy is not null || one.Roles is not null))
            throw new InvalidOperationException($"{endpoint} names a policy; this table knows roles by For(…) only.");
        string[]? roles = null;
        foreach (var need in metadata.GetOrderedMetadata<AuthorizationPolicy>().SelectMany(one => one.Requirements))
            switch (need)
            {
                case RolesAuthorizationRequirement some:
                    roles = [.. roles is null ? some.AllowedRoles : roles.Intersect(some.AllowedRoles)];
                    break;
                case DenyAnonymousAuthorizationRequirement:
                    break;
                default:
                    throw new InvalidOperationException($"{endpoint} asks for {need}; this table knows roles only.");
            }
        return roles is null
            ? (said.Count > 0 ? SignedIn : "nobody")
            : string.Join(' ', roles.Order(StringComparer.Ordinal));
    }
}
