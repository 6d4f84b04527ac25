using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Directory.Pupils;

internal static class PupilEndpoints
{
    public static void MapPupils(this RouteGroupBuilder directory)
    {
        string[] readers = [Roles.SchoolOffice, Roles.Principal, Roles.ClassTeacher, Roles.Guardian];
        var pupils = directory.MapGroup("/pupils").WithTags("Pupils");
        pupils.MapGet("/", ReadPupils.List).For(readers);
        directory.MapGet("/pupils.xlsx", ReadPupils.Workbook).WithTags("Pupils").For(readers);
        pupils.MapGet("/{id:guid}", ReadPupils.Get).For(readers);
        pupils.MapPut("/{id:guid}", EnterPupils.One).For(Roles.Operator, Roles.SchoolOffice);
        pupils.MapPost("/batch", EnterPupils.Many).For(Roles.Operator, Roles.SchoolOffice);
        pupils.MapPost("/{id:guid}/leave", EnterPupils.Leave).For(Roles.Operator, Roles.SchoolOffice);
    }
}
