using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>The routes of plans (一校一案).</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapServicePlans()
        {
            var plans = service.MapGroup("/plans").WithTags("Plans");
            plans.MapGet("/", ReadPlans.List).For(Readers);
            plans.MapGet("/{id:guid}", ReadPlans.One).For(Readers);
            plans.MapGet("/{id:guid}/content", ReadContent.Handle).For(Readers);
            plans.MapPut("/{id:guid}", DraftPlan.Handle).For(Roles.SchoolOffice, Roles.Principal);
            plans.MapPost("/{id:guid}/parents-wish", RecordParentsWish.Handle).For(Roles.SchoolOffice, Roles.Principal);
            plans
                .MapPost("/{id:guid}/consultation", RecordConsultation.Handle)
                .For(Roles.SchoolOffice, Roles.Principal);
            plans.MapPost("/{id:guid}/fee-scheme", MakeFeeScheme.Handle).For(Roles.SchoolOffice, Roles.Principal);
            plans.MapPost("/{id:guid}/sections", WriteSections.Handle).For(Roles.SchoolOffice, Roles.Principal);
            plans.MapPost("/{id:guid}/opt-in", OptIn.Handle).For(Roles.SchoolOffice, Roles.Principal);
            plans.MapPost("/{id:guid}/complete", CompletePlan.Handle).For(Roles.SchoolOffice, Roles.Principal);
            plans.MapPost("/{id:guid}/take-in", TakeInPlan.Handle).For(Roles.SchoolOffice, Roles.Principal);
            plans.MapPost("/{id:guid}/submit", SubmitPlan.Handle).For(Roles.SchoolOffice, Roles.Principal);
            plans.MapPost("/{id:guid}/decide", DecidePlan.Handle).For(Roles.Authority);
            plans.MapPost("/{id:guid}/publish", PublishPlan.Handle).For(Roles.SchoolOffice, Roles.Principal);
            plans.MapPost("/{id:guid}/agreement-form", DrawUpAgreement.Handle).For(Roles.SchoolOffice, Roles.Principal);
            service
                .MapPut("/county-decisions/{id:guid}", RecordCountyDecision.Handle)
                .WithTags("Plans")
                .For(Roles.Authority);
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
