using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Safety.Releases;

internal static class Endpoints
{
    public static void MapReleases(this RouteGroupBuilder service)
    {
        service
            .MapPut("/releases/{id:guid}", ReleasePupil.Handle)
            .WithTags("Releases")
            .For(Roles.DutyTeacher, Roles.SchoolOffice, Roles.Principal);

        var persons = service.MapGroup("/pick-up-persons").WithTags("Pick-up persons");
        persons.MapPut("/{id:guid}", ListPickUpPersons.Enter).For(Roles.Guardian);
        persons.MapPost("/{id:guid}/remove", ListPickUpPersons.Remove).For(Roles.Guardian);

        var consents = service.MapGroup("/release-consents").WithTags("Release consents");
        consents.MapPut("/{id:guid}", GiveConsent.Give).For(Roles.Guardian);
        consents.MapPost("/{id:guid}/withdraw", GiveConsent.Withdraw).For(Roles.Guardian);
    }
}
