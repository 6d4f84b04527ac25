using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.HeldSessions;

/// <summary>The routes of what took place: the ledger of each kind of service, and pupils' records (档案资料).</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapHeldSessions()
        {
            var schools = service.MapGroup("/schools/{schoolId:guid}").WithTags("Ledgers");
            schools
                .MapGet("/service-ledger", ReadServiceLedger.Handle)
                .For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
            schools
                .MapGet("/service-ledger.xlsx", ReadServiceLedger.Workbook)
                .For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
            schools
                .MapGet("/process-records.xlsx", ReadProcessRecords.Workbook)
                .For(Roles.SchoolOffice, Roles.Principal);
        }
    }
}
