using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Fees.Bills;

/// <summary>The routes of bills.</summary>
internal static class Endpoints
{
    public static void MapBills(this RouteGroupBuilder fees)
    {
        var bills = fees.MapGroup("/bills").WithTags("Bills");
        bills.MapGet("/", ListBills.Handle).For(Roles.Guardian, Roles.SchoolOffice, Roles.Principal);
        bills.MapGet("/{id:guid}", ReadBill.Handle).For(Roles.Guardian, Roles.SchoolOffice, Roles.Principal);
        bills.MapPost("/{id:guid}/issue", IssueBill.Handle).For(Roles.SchoolOffice, Roles.Principal);
    }
}
