using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Standards;

/// <summary>GET /standards — published standards are public to everybody signed in.</summary>
internal static class ListStandards
{
    public static Task<Ok<IReadOnlyList<StandardShown>>> Handle([AsParameters] Cut cut, FeesDb db, HttpContext http) =>
        db
            .FeeStandards.AsNoTracking()
            .Where(one => one.State == StandardState.Published)
            .PageAsync(one => one.Id, one => StandardShown.Of(one), cut, http);
}

/// <summary>A published fee standard.</summary>
public sealed record StandardShown(
    Guid Id,
    string Division,
    FeeUnit Unit,
    string Amount,
    DateOnly EffectiveOn,
    string? ApprovedBy,
    string? ApprovalNumber,
    DateOnly? ApprovedOn,
    string? ApprovalDocument,
    string Edition,
    int? Minutes,
    bool IsRural,
    string? PolicyBasis,
    string? PlatformReceipt
)
{
    internal static StandardShown Of(FeeStandard one) =>
        new(
            one.Id,
            one.Division.Full,
            one.Unit,
            one.Amount.ToString(),
            one.EffectiveOn,
            one.ApprovedBy,
            one.ApprovalNumber,
            one.ApprovedOn,
            one.ApprovalDocument,
            one.Edition!,
            one.Minutes,
            one.IsRural,
            one.PolicyBasis,
            one.PlatformReceipt
        );
}
