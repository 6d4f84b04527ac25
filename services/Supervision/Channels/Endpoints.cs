using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Supervision.Channels;

/// <summary>Channels for complaints: entered by the authorities and, its own, by the school; read by everybody who is signed in.</summary>
internal static class Endpoints
{
    public static void MapChannels(this RouteGroupBuilder service)
    {
        var channels = service.MapGroup("/channels").WithTags("Channels");
        channels.MapGet("/", ListChannels.Handle).RequireAuthorization(signedIn => signedIn.RequireAuthenticatedUser());
        channels.MapPut("/{id:guid}", PublishChannel.Handle).For(Roles.Authority, Roles.SchoolOffice, Roles.Principal);
        channels
            .MapPost("/{id:guid}/publish", PublishChannel.Publish)
            .For(Roles.Authority, Roles.SchoolOffice, Roles.Principal);
    }
}
