using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.WorkRecords;

/// <summary>The routes of work records (工作记录).</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapWorkRecords()
        {
            var records = service.MapGroup("/").WithTags("Work records");
            records
                .MapPut("/school-records/{id:guid}", RecordSchoolWork.Handle)
                .For(Roles.SchoolOffice, Roles.Principal);
            records
                .MapGet("/schools/{schoolId:guid}/records", ReadSchoolWork.Handle)
                .For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
            records
                .MapGet("/schools/{schoolId:guid}/records.xlsx", ReadSchoolWork.Workbook)
                .For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
            records.MapPut("/authority-records/{id:guid}", RecordAuthorityWork.Handle).For(Roles.Authority);
            records
                .MapGet("/authority-records", ReadAuthorityWork.Handle)
                .For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
        }
    }
}
