using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Schools;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>GET /contracts?schoolId= and GET /permits</summary>
internal static class ShowContracts
{
    public static Task<Results<NotFound, Ok<IReadOnlyList<ContractShown>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        SchoolLists lists,
        StaffingDb db,
        HttpContext http
    ) =>
        lists.ShowAsync(
            schoolId,
            db.VendorContracts,
            one => new ContractShown(one.Id, one.VendorId, one.SelectionId, one.From, one.Until, one.Status),
            cut,
            http
        );

    /// <summary>The permits an authority has given, each with what was substantiated at that school.</summary>
    public static async Task<Results<NotFound, Ok<IReadOnlyList<PermitShown>>>> Permits(
        [AsParameters] Cut cut,
        Caller caller,
        StaffingDb db,
        HttpContext http
    )
    {
        if (!caller.IsOf(Departments.Education) || caller.Division is not { } division)
            return TypedResults.NotFound();
        var covered = await db.PermitTotals.Select(one => one.Authority).ToListAsync(http.RequestAborted);
        var authorities = covered.Where(one => division.Covers(one)).ToList();
        return await db
            .Permits.AsNoTracking()
            .Where(one => authorities.Contains(one.Authority))
            .PageAsync(
                one => one.Id,
                one => new PermitShown(
                    one.Id,
                    one.SchoolId,
                    one.Number,
                    one.StandardId,
                    one.GrantedAt,
                    db.Warnings.Count(warning => warning.SchoolId == one.SchoolId)
                ),
                cut,
                http
            );
    }
}

/// <summary>A contract.</summary>
public sealed record ContractShown(
    Guid Id,
    Guid VendorId,
    Guid? SelectionId,
    DateOnly From,
    DateOnly Until,
    ContractStatus Status
);

/// <summary>A permit, with the criteria it was given by and how many complaints were substantiated at the school.</summary>
public sealed record PermitShown(
    Guid Id,
    Guid SchoolId,
    string Number,
    Guid? StandardId,
    DateTimeOffset GrantedAt,
    int Warnings
);
