using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.OnlineResources;

/// <summary>The routes of online resources (线上课后服务资源).</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapOnlineResources()
        {
            var resources = service.MapGroup("/online-resources").WithTags("Online resources");
            resources
                .MapPut("/{id:guid}", OfferResource.Handle)
                .For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
            resources
                .MapPost("/{id:guid}/withdraw", WithdrawResource.Handle)
                .For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
            resources
                .MapGet("/", ReadOnlineResources.Handle)
                .For(
                    Roles.Guardian,
                    Roles.ClassTeacher,
                    Roles.DutyTeacher,
                    Roles.SchoolOffice,
                    Roles.Principal,
                    Roles.Authority
                );
        }
    }
}
