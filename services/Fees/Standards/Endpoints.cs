using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Fees.Standards;

/// <summary>The routes of fee standards.</summary>
internal static class Endpoints
{
    public static void MapFeeStandards(this RouteGroupBuilder fees)
    {
        var standards = fees.MapGroup("/standards").WithTags("Fee standards");
        standards.MapPut("/{id:guid}", ProposeStandard.Handle).For(Roles.Authority);
        standards.MapPost("/{id:guid}/agree", AgreeToStandard.Handle).For(Roles.Authority);
        standards.MapPost("/{id:guid}/approval", ApproveStandard.Handle).For(Roles.Authority);
        standards.MapPost("/{id:guid}/publish", PublishStandard.Handle).For(Roles.Authority);
        standards.MapPost("/{id:guid}/publication", RecordPublication.Handle).For(Roles.Authority);
        standards
            .MapGet("/", ListStandards.Handle)
            .For(Roles.Authority, Roles.ProvincialPlatform, Roles.SchoolOffice, Roles.Principal, Roles.Guardian);
    }
}
