using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Safety.Insurance;

/// <summary>GET /insurance-policies?schoolId= — what covers a school, for the school itself and its authority.</summary>
internal static class ListPolicies
{
    public static async Task<Results<NotFound, Ok<IReadOnlyList<InsurancePolicyShown>>>> Handle(
        Guid schoolId,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        if (!await desk.Reach.ReadsSchoolAsync(schoolId, http.RequestAborted))
            return TypedResults.NotFound();
        return await desk
            .Db.InsurancePolicies.Where(one => one.SchoolId == schoolId)
            .PageAsync(
                one => one.Id,
                one => new InsurancePolicyShown(one.Id, one.From, one.Until, one.CoversServiceHours),
                cut,
                http
            );
    }
}

/// <summary>A policy, as shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">First day covered.</param>
/// <param name="Until">Last day covered.</param>
/// <param name="CoversServiceHours">Whether it covers the hours of the service.</param>
public sealed record InsurancePolicyShown(Guid Id, DateOnly From, DateOnly Until, bool CoversServiceHours);
