using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Routing;

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

    /// <summary>What tells it from every other.</summary>
    public string Key => $"{Method} {Route} of {Service}";

    /// <summary>Every door of the service, with the roles that the endpoint itself declares.</summary>
    public static IEnumerable<Door> Of(IRealService service) => All(service).Select(one => one.Door);

    /// <summary>How to come to each, by its key.</summary>
    public static IEnumerable<KeyValuePair<string, Way>> WaysOf(IRealService service) =>
        All(service).Select(one => KeyValuePair.Create(one.Door.Key, new Way(one.Endpoint)));

    /// <summary>Whether somebody with this role, or with none, is let in.</summary>
    public bool LetsIn(bool isKnown, string[] roles) =>
        Roles switch
        {
            Anyone => true,
            SignedIn => isKnown,
            _ => isKnown && Roles.Split(' ').Intersect(roles).Any(),
        };

    public override string ToString() => $"{Route}\t{Method}\t{Service}\t{Roles}";

    private static IEnumerable<(Door Door, RouteEndpoint Endpoint)> All(IRealService service) =>
        from endpoint in service.Endpoints
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        let route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        select (new Door(service.Name, method, route, RolesOf(endpoint)), endpoint);

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
