using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Safety.Custodies;

internal static class Endpoints
{
    public static void MapCustodies(this RouteGroupBuilder service)
    {
        var handOvers = service.MapGroup("/hand-overs").WithTags("Hand-overs");
        handOvers.MapPut("/{id:guid}", OfferHandOver.Handle).For(Roles.DutyTeacher);
        handOvers.MapPost("/{id:guid}/confirm", ConfirmHandOver.Handle).For(Roles.DutyTeacher);
        service.MapGet("/campus", ReadCampus.Handle).WithTags("Campus").For(Roles.SchoolOffice, Roles.Principal);
    }
}
