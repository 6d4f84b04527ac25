using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.OffCampus;

/// <summary>The routes of choices of a provider outside (校外课后服务).</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapOffCampusChoices()
        {
            var choices = service.MapGroup("/off-campus-choices").WithTags("Off-campus choices");
            choices.MapGet("/", ReadOffCampusChoices.List).For(Roles.Guardian, Roles.SchoolOffice, Roles.Principal);
            choices.MapPut("/{id:guid}", ChooseOffCampus.Handle).For(Roles.Guardian);
        }
    }
}
