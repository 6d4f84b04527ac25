using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Insurance;

/// <summary>PUT /insurance-policies/{id} — the school enters a policy; where it fills the gap, the duties are done.</summary>
internal static class EnterPolicy
{
    public static async Task<IResult> Handle(
        Guid id,
        InsurancePolicyAsked asked,
        Desk desk,
        CoverBook covers,
        CancellationToken ct
    )
    {
        if (!await desk.Reach.WorksAtAsync(asked.SchoolId, ct, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();
        if (asked.Until < asked.From)
            return Problems.Invalid("/until", "The last day lies before the first.");
        switch (await desk.Creations.ClaimAsync(id, asked, ct))
        {
            case Claim.Repeated:
                return TypedResults.NoContent();
            case Claim.Conflicting:
                return Problems.Conflict("another-policy");
        }

        var policy = new InsurancePolicy
        {
            Id = id,
            SchoolId = asked.SchoolId,
            From = asked.From,
            Until = asked.Until,
            CoversServiceHours = asked.CoversServiceHours,
            EnteredBy = desk.Caller.AccountId,
            EnteredAt = desk.Now,
        };
        desk.Db.InsurancePolicies.Add(policy);
        await covers.JudgeAgainAsync(policy, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

internal static class Endpoints
{
    public static void MapInsurance(this RouteGroupBuilder service)
    {
        var policies = service.MapGroup("/insurance-policies").WithTags("Insurance");
        policies.MapPut("/{id:guid}", EnterPolicy.Handle).For(Roles.SchoolOffice, Roles.Principal);
        policies.MapGet("/", ListPolicies.Handle).For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
    }
}

/// <summary>A liability policy.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="From">First day covered.</param>
/// <param name="Until">Last day covered.</param>
/// <param name="CoversServiceHours">Whether it covers the hours of the service.</param>
public sealed record InsurancePolicyAsked(Guid SchoolId, DateOnly From, DateOnly Until, bool CoversServiceHours);
