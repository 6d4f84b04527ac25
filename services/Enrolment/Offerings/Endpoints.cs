using AfterSchool.Enrolment.Places;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Workbooks;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>The routes of the menu (菜单).</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapOfferings()
        {
            var offerings = service.MapGroup("/offerings").WithTags("Offerings");
            offerings.MapGet("/", ReadOfferings.List).For(Readers);
            service.MapGet("/offerings.xlsx", ReadOfferings.Workbook).WithTags("Offerings").For(Readers);
            service
                .MapGroup("/plans/{ownerId:guid}/workbooks")
                .WithTags("Workbooks")
                .MapIntake<MenuIntake>("menu", Roles.SchoolOffice, Roles.Principal);
            offerings.MapGet("/{id:guid}", ReadOfferings.One).For(Readers);
            offerings.MapGet("/{id:guid}/sessions", ReadSessions.Handle).For(Readers);
            offerings
                .MapGet("/{id:guid}/ride-conflicts", ReadRideConflicts.Handle)
                .For(Roles.SchoolOffice, Roles.Principal);
            offerings
                .MapGet("/{id:guid}/homework", ReadHomework.Handle)
                .For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
            offerings
                .MapPut("/{id:guid}/homework/{recordId:guid}", RecordHomework.Handle)
                .For(Roles.SchoolOffice, Roles.Principal);
            offerings.MapPut("/{id:guid}", PutOffering.Handle).For(Roles.SchoolOffice, Roles.Principal);
            offerings.MapPost("/{id:guid}/publish", PublishOffering.Handle).For(Roles.SchoolOffice, Roles.Principal);
            offerings.MapPost("/{id:guid}/change", ChangeOffering.Handle).For(Roles.SchoolOffice, Roles.Principal);
            offerings.MapPost("/{id:guid}/suspend", SuspendOffering.Handle).For(Roles.SchoolOffice, Roles.Principal);
            offerings.MapPost("/{id:guid}/allocate", AllocatePlaces.Handle).For(Roles.SchoolOffice, Roles.Principal);
            offerings
                .MapPost("/{id:guid}/internal-places", GiveInternalPlace.Handle)
                .For(Roles.SchoolOffice, Roles.Principal);
            offerings.MapPost("/{id:guid}/swap", SwapPlaces.Handle).For(Roles.SchoolOffice, Roles.Principal);
        }
    }

    private static readonly string[] Readers =
    [
        Roles.Guardian,
        Roles.ClassTeacher,
        Roles.DutyTeacher,
        Roles.SchoolOffice,
        Roles.Principal,
        Roles.Authority,
        Roles.ProvincialPlatform,
    ];
}
