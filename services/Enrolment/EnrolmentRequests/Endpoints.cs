using AfterSchool.Enrolment.Agreements;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>The routes of requests (报名).</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapEnrolmentRequests()
        {
            var requests = service.MapGroup("/requests").WithTags("Requests");
            requests.MapGet("/", ReadRequests.List).For(Readers);
            service.MapGet("/requests.xlsx", ReadRequests.Workbook).WithTags("Requests").For(Readers);
            requests.MapGet("/{id:guid}", ReadRequests.One).For(Readers);
            service
                .MapGet("/schools/{schoolId:guid}/coverage", ReadCoverage.Handle)
                .WithTags("Requests")
                .For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
            requests
                .MapGet("/{id:guid}/agreement", ReadAgreement.Handle)
                .For(Roles.Guardian, Roles.SchoolOffice, Roles.Principal);
            requests
                .MapGet("/{id:guid}/agreements", ReadAgreements.Handle)
                .For(Roles.Guardian, Roles.SchoolOffice, Roles.Principal);
            requests.MapPut("/{id:guid}", AskForPlace.Handle).For(Roles.Guardian);
            requests
                .MapPut("/{id:guid}/on-paper", EnterOnPaper.Handle)
                .For(Roles.ClassTeacher, Roles.SchoolOffice, Roles.Principal);
            requests.MapPut("/{id:guid}/rankings/{rankingId:guid}", RankChoices.Handle).For(Roles.Guardian);
            requests.MapPost("/{id:guid}/withdraw", WithdrawRequest.Handle).For(Readers);
            requests.MapPost("/{id:guid}/class-review", ReviewRequest.Handle).For(Roles.ClassTeacher);
            requests.MapPost("/{id:guid}/decide", DecideRequest.Handle).For(Roles.SchoolOffice, Roles.Principal);
            service
                .MapPost("/rounds/{id:guid}/approve", ApproveTogether.OfRound)
                .WithTags("Requests")
                .For(Roles.SchoolOffice, Roles.Principal);
            service
                .MapPost("/offerings/{id:guid}/approve", ApproveTogether.OfOffering)
                .WithTags("Requests")
                .For(Roles.SchoolOffice, Roles.Principal);
            service
                .MapPost("/offerings/{id:guid}/agreement/school-signature", SignForSchool.Handle)
                .WithTags("Requests")
                .For(Roles.SchoolOffice, Roles.Principal);
            requests
                .MapPost("/{id:guid}/agreement/signatures", SignAgreement.Handle)
                .For(Roles.Guardian, Roles.SchoolOffice, Roles.Principal);
        }
    }

    private static readonly string[] Readers =
    [
        Roles.Guardian,
        Roles.ClassTeacher,
        Roles.SchoolOffice,
        Roles.Principal,
    ];
}
