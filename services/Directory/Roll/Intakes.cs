using AfterSchool.Directory.Classes;
using AfterSchool.Directory.Guardians;
using AfterSchool.Directory.Pupils;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Workbooks;

namespace AfterSchool.Directory.Roll;

/// <summary>The workbooks by which a school's roll is entered.</summary>
internal static class Intakes
{
    public static void MapIntakes(this RouteGroupBuilder directory)
    {
        string[] keepers = [Roles.Operator, Roles.SchoolOffice];
        var school = directory.MapGroup("/schools/{ownerId:guid}/workbooks").WithTags("Workbooks");
        school.MapIntake<ClassIntake>("classes", keepers);
        school.MapIntake<PupilIntake>("pupils", keepers);
        school.MapIntake<GuardianIntake>("guardians", keepers);
    }
}
