using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Staffing.Vendors;

/// <summary>The routes of vendors, from their entry to their contracts.</summary>
internal static class Endpoints
{
    public static void MapVendors(this RouteGroupBuilder service)
    {
        string[] readers = [Roles.SchoolOffice, Roles.Principal, Roles.Authority, Roles.ProvincialPlatform];
        var vendors = service.MapGroup("/vendors").WithTags("Vendors");
        vendors.MapPut("/{id:guid}", EnterVendor.Handle).For(Roles.Authority);
        vendors
            .MapPut("/{id:guid}/credentials/{credentialId:guid}", RecordCredential.Handle)
            .For(Roles.Authority, Roles.SchoolOffice, Roles.Principal);
        vendors.MapGet("/{id:guid}", ShowVendors.One).For(readers);
        vendors.MapGet("/", ShowVendors.List).For(readers);

        var selections = service.MapGroup("/selections").WithTags("Selections");
        selections.MapPut("/{id:guid}", OpenSelection.Handle).For(Roles.Authority);
        selections.MapGet("/{id:guid}", ShowVendors.Selection).For(Roles.Authority);
        selections.MapPut("/{id:guid}/bids/{bidId:guid}", OfferBid.Handle).For(Roles.Authority);
        selections.MapPost("/{id:guid}/award", AwardSelection.Handle).For(Roles.Authority);

        var list = service.MapGroup("/vendor-list").WithTags("Vendor list");
        list.MapPost("/{selectionId:guid}/publish", PublishListEntry.Handle).For(Roles.Authority);
        list.MapGet("/", ShowVendors.PublicList).For(readers);

        var permits = service.MapGroup("/permits").WithTags("Permits");
        permits.MapPut("/{id:guid}", PermitSchool.Handle).For(Roles.Authority);
        permits.MapGet("/", ShowContracts.Permits).For(Roles.Authority);

        var contracts = service.MapGroup("/contracts").WithTags("Contracts");
        contracts.MapPut("/{id:guid}", SignContract.Handle).For(Roles.SchoolOffice, Roles.Principal);
        contracts.MapPost("/{id:guid}/end", EndContract.Handle).For(Roles.SchoolOffice, Roles.Principal);
        contracts.MapPost("/{id:guid}/resume", ResumeContract.Handle).For(Roles.Authority);
        contracts.MapGet("/", ShowContracts.List).For(readers);
    }
}
