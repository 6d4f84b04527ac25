using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.LiveSeats;

/// <summary>The route of seats left (余位).</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapLiveSeats() =>
            service
                .MapGet("/schools/{schoolId:guid}/seats", WatchSeats.Handle)
                .WithTags("Offerings")
                .For(Roles.Guardian, Roles.ClassTeacher, Roles.SchoolOffice, Roles.Principal);
    }
}
