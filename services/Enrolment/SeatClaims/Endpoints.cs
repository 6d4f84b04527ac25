using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.SeatClaims;

/// <summary>The routes of claims to seats that a draw left over (余位直选).</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapSeatClaims()
        {
            service.MapPut("/seat-claims/{id:guid}", ClaimSeats.Handle).WithTags("Seat claims").For(Roles.Guardian);
            service
                .MapPost("/offerings/{id:guid}/open-claims", OpenClaims.Handle)
                .WithTags("Seat claims")
                .For(Roles.SchoolOffice, Roles.Principal);
        }
    }
}
