using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Staffing.Persons;

/// <summary>The routes of persons.</summary>
internal static class Endpoints
{
    public static void MapPersons(this RouteGroupBuilder service)
    {
        var persons = service.MapGroup("/persons").WithTags("Persons");
        persons.MapPut("/{id:guid}", EnterPerson.Handle).For(Roles.SchoolOffice, Roles.Principal);
        persons.MapGet("/{id:guid}", ShowPersons.One).For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
        persons.MapGet("/", ShowPersons.List).For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
        persons
            .MapPut("/{id:guid}/checks/{checkId:guid}", RecordCheck.Handle)
            .For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
        persons
            .MapPut("/{id:guid}/contracts/{contractId:guid}", RecordContract.Handle)
            .For(Roles.SchoolOffice, Roles.Principal);
        persons.MapPut("/{id:guid}/lessons", SetLessons.Handle).For(Roles.SchoolOffice, Roles.Principal);
        persons.MapPost("/{id:guid}/approval", ApprovePerson.Handle).For(Roles.Authority);
        persons.MapPost("/{id:guid}/clear", ClearPerson.Handle).For(Roles.SchoolOffice, Roles.Principal);
        persons.MapPost("/{id:guid}/end", EndEngagement.Handle).For(Roles.SchoolOffice, Roles.Principal);
    }
}
