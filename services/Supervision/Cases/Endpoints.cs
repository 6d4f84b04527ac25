using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Supervision.Cases;

/// <summary>Complaints: who may call what.</summary>
internal static class Endpoints
{
    public static void MapCases(this RouteGroupBuilder service)
    {
        service
            .MapGet("/categories", ListCategories.Handle)
            .WithTags("Cases")
            .For([.. CaseReach.Handlers, Roles.Principal, Roles.SchoolOffice, Roles.Guardian]);
        var cases = service.MapGroup("/cases").WithTags("Cases");
        cases.MapGet("/", ReadCases.List).For([.. CaseReach.Handlers, Roles.Principal, Roles.SchoolOffice]);
        cases.MapGet("/{id:guid}", ReadCases.One).For([.. CaseReach.Handlers, Roles.Principal, Roles.SchoolOffice]);
        cases.MapPut("/{id:guid}", TakeCase.Handle).For(CaseReach.Desk);
        cases.MapPost("/{id:guid}/acknowledge", AcknowledgeCase.Handle).For(CaseReach.Desk);
        cases.MapPost("/{id:guid}/assign", AssignCase.Handle).For(Roles.HotlineSupervisor, Roles.Authority);
        cases.MapPost("/{id:guid}/begin", BeginVerification.Handle).For(Roles.HotlineSupervisor, Roles.Authority);
        cases.MapPost("/{id:guid}/verify", VerifyCase.Handle).For(Roles.HotlineSupervisor, Roles.Authority);
        cases.MapPost("/{id:guid}/rectification-order", OrderRectification.Handle).For(Roles.Authority);
        cases
            .MapPost("/{id:guid}/rectifications", RecordRectification.Handle)
            .For(Roles.Principal, Roles.SchoolOffice, Roles.Authority);
        cases.MapPost("/{id:guid}/referral", ReferCase.Handle).For(Roles.Authority);
        cases.MapPost("/{id:guid}/reply", ReplyToCase.Handle).For(CaseReach.Handlers);
        cases
            .MapPut("/{id:guid}/returns/{stepId:guid}", ReturnCase.Handle)
            .For(Roles.Principal, Roles.SchoolOffice, Roles.Authority);
        cases.MapPut("/{id:guid}/urgings/{stepId:guid}", UrgeCase.Handle).For(CaseReach.Handlers);
        cases
            .MapPut("/{id:guid}/extensions/{stepId:guid}", ExtendCase.Handle)
            .For(Roles.HotlineSupervisor, Roles.Authority);
        cases.MapPut("/{id:guid}/call-backs/{stepId:guid}", RecordCallBack.Handle).For(CaseReach.Desk);
        cases.MapGet("/{id:guid}/steps", ReadSteps.Handle).For(CaseReach.Handlers);
        cases.MapPost("/{id:guid}/close", CloseCase.Handle).For(Roles.HotlineSupervisor, Roles.Authority);
    }
}
