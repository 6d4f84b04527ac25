using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Safety.Responsibility;

internal static class Endpoints
{
    public static void MapResponsibility(this RouteGroupBuilder service)
    {
        var group = service.MapGroup("/").WithTags("Responsibility");
        group
            .MapPut("/first-responsible-persons/{id:guid}", NameFirstResponsible.Handle)
            .For(Roles.SchoolOffice, Roles.Principal);
        group
            .MapPut("/responsibility-documents/{id:guid}", EnterDocument.Handle)
            .For(Roles.SchoolOffice, Roles.Principal);
        group
            .MapGet("/responsibility", ReadResponsibility.Handle)
            .For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
    }
}
