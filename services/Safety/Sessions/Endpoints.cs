using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Safety.Sessions;

internal static class Endpoints
{
    private static readonly string[] AtSchool = [Roles.DutyTeacher, Roles.SchoolOffice, Roles.Principal];

    public static void MapSessions(this RouteGroupBuilder service)
    {
        var sessions = service.MapGroup("/sessions").WithTags("Sessions");
        sessions.MapGet("/", ListSessions.Handle).For(AtSchool);
        sessions.MapGet("/{id:guid}/roster", ReadRoster.Handle).For(AtSchool);
        sessions.MapPost("/{id:guid}/sign-in", SignIn.Handle).For(Roles.DutyTeacher);
        sessions.MapPost("/{id:guid}/roll-call", CallRoll.Handle).For(Roles.DutyTeacher);
        sessions.MapPost("/{id:guid}/place", PlaceSession.Handle).For(AtSchool);
        sessions.MapPost("/{id:guid}/close", CloseSession.Handle).For(Roles.DutyTeacher);
    }
}
