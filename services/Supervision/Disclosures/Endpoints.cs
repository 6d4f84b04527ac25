using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Supervision.Disclosures;

/// <summary>What is published to parents: entered by the education authority, read by everybody who is signed in.</summary>
internal static class Endpoints
{
    public static void MapDisclosures(this RouteGroupBuilder service)
    {
        var disclosures = service.MapGroup("/disclosures").WithTags("Disclosures");
        disclosures
            .MapGet("/", ListDisclosures.Handle)
            .RequireAuthorization(signedIn => signedIn.RequireAuthenticatedUser());
        disclosures.MapPut("/{id:guid}", PublishDisclosure.Handle).For(Roles.Authority);
    }
}
