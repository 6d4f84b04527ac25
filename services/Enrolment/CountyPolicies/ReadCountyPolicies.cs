using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.CountyPolicies;

/// <summary>GET /county-policies?division= — the policies that hold in a division: its own, and those of what it is part of.</summary>
internal static class ReadCountyPolicies
{
    public static async Task<Ok<IReadOnlyList<CountyPolicyShown>>> Handle(
        DivisionCode division,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        var holders = division.Holders;
        return await desk
            .Db.CountyPolicies.AsNoTracking()
            .Where(one => holders.Contains(one.Division))
            .PageAsync(one => one.Id, one => CountyPolicyShown.Of(one), cut, http);
    }
}

/// <summary>The routes of county policies (一县一策).</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapCountyPolicies()
        {
            var policies = service.MapGroup("/county-policies").WithTags("County policies");
            policies
                .MapGet("/", ReadCountyPolicies.Handle)
                .For(Roles.SchoolOffice, Roles.Principal, Roles.Authority, Roles.ProvincialPlatform);
            policies.MapPut("/{id:guid}", RecordCountyPolicy.Handle).For(Roles.Authority);
        }
    }
}

/// <summary>A county's policy as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Division">Division it holds for.</param>
/// <param name="Title">Title of the document.</param>
/// <param name="Number">Its number.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Words">What it says, in short.</param>
/// <param name="Sha256">SHA-256 of the document.</param>
public sealed record CountyPolicyShown(
    Guid Id,
    string Division,
    string Title,
    string Number,
    DateOnly From,
    DateOnly? Until,
    string Words,
    string? Sha256
)
{
    internal static CountyPolicyShown Of(CountyPolicy one) =>
        new(one.Id, one.Division.Full, one.Title, one.Number, one.From, one.Until, one.Words, one.Sha256);
}
