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
            plans
                .MapGet("/{id:guid}/findings", PlanFindings.Handle)
                .For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
            plans.MapGet("/{id:guid}/notices", ReadNotices.Handle).For(Readers);
            plans.MapGet("/{id:guid}/versions", ReadVersions.Handle).For(Readers);
            plans.MapGet("/{id:guid}/difference", ReadDifference.Handle).For(Readers);
            plans
                .MapPost("/{id:guid}/internal-seats", DeclareInternalSeats.Handle)
                .For(Roles.SchoolOffice, Roles.Principal);
            plans
                .MapPut("/{id:guid}/notices/{noticeId:guid}", RecordNotice.Handle)
                .For(Roles.SchoolOffice, Roles.Principal);
            MapRevisions(plans.MapGroup("/{id:guid}/revisions"));
            service
                .MapPut("/county-decisions/{id:guid}", RecordCountyDecision.Handle)
                .WithTags("Plans")
                .For(Roles.Authority);
        }
    }

    private static void MapRevisions(RouteGroupBuilder revisions)
    {
        revisions
            .MapGet("/", ReadRevisions.Handle)
            .For(Roles.ClassTeacher, Roles.SchoolOffice, Roles.Principal, Roles.Authority);
        revisions
            .MapGet("/{revisionId:guid}/findings", PlanFindings.OfRevision)
            .For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
        revisions.MapPut("/{revisionId:guid}", RevisePlan.Handle).For(Roles.SchoolOffice, Roles.Principal);
        revisions.MapPost("/{revisionId:guid}/submit", SubmitRevision.Handle).For(Roles.SchoolOffice, Roles.Principal);
        revisions.MapPost("/{revisionId:guid}/decide", DecideRevision.Handle).For(Roles.Authority);
        revisions
            .MapPost("/{revisionId:guid}/publish", PublishRevision.Handle)
            .For(Roles.SchoolOffice, Roles.Principal);
        revisions
            .MapPost("/{revisionId:guid}/withdraw", WithdrawRevision.Handle)
            .For(Roles.SchoolOffice, Roles.Principal);
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
