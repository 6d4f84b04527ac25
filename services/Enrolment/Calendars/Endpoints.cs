using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.Calendars;

/// <summary>The routes of calendars: made and revoked by those whom they are for, read by whoever has the address.</summary>
internal static class Endpoints
{
    /// <summary>Where a calendar is read; the secret is a query, which traces and logs leave out.</summary>
    public const string Address = "/public/enrolment/calendar.ics";

    private static readonly string[] Makers =
    [
        Roles.Guardian,
        Roles.ClassTeacher,
        Roles.DutyTeacher,
        Roles.SchoolOffice,
        Roles.Principal,
    ];

    extension(RouteGroupBuilder service)
    {
        public void MapCalendars()
        {
            var calendars = service.MapGroup("/calendars").WithTags("Calendars");
            calendars.MapGet("/", ReadCalendars.Handle).For(Makers);
            calendars.MapPut("/{id:guid}", MakeCalendar.Handle).For(Makers);
            calendars.MapPost("/{id:guid}/revoke", RevokeCalendar.Handle).For(Makers);
        }
    }

    /// <summary>Without signing in: whoever has the address may read.</summary>
    public static void MapPublicCalendar(this IEndpointRouteBuilder app) =>
        app.MapGet(Address, SubscribeCalendar.Handle).AllowAnonymous().ExcludeFromDescription();
}
