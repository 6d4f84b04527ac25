using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Refunds;

/// <summary>The routes of refunds.</summary>
internal static class Endpoints
{
    public static void MapRefunds(this RouteGroupBuilder fees)
    {
        var refunds = fees.MapGroup("/refunds").WithTags("Refunds");
        refunds.MapGet("/", ListRefunds).For(Roles.Guardian, Roles.SchoolOffice, Roles.Principal);
        refunds.MapPut("/{id:guid}", RequestRefund.Handle).For(Roles.Guardian, Roles.SchoolOffice);
        refunds.MapPost("/{id:guid}/approve", ApproveRefund.Handle).For(Roles.Principal);
        refunds.MapPost("/{id:guid}/decline", DeclineRefund.Handle).For(Roles.Principal);
        refunds.MapPost("/{id:guid}/pay", PayRefund.Handle).For(Roles.SchoolOffice);
    }

    private static async Task<Ok<IReadOnlyList<RefundShown>>> ListRefunds(
        [AsParameters] Cut cut,
        Guid? billId,
        Caller caller,
        Reach reach,
        FeesDb db,
        HttpContext http
    )
    {
        var schools = await reach.OwnSchoolsAsync(http.RequestAborted);
        var query = caller.Is(Roles.Guardian)
            ? db.Refunds.Where(refund =>
                db.GuardianLinks.Any(link =>
                    link.GuardianAccountId == caller.AccountId && link.PupilId == refund.PupilId && link.IsActive
                )
            )
            : db.Refunds.Where(refund => schools.Contains(refund.SchoolId));
        if (billId is { } bill)
            query = query.Where(refund => refund.BillId == bill);
        return await query.AsNoTracking().PageAsync(one => one.Id, one => RefundShown.Of(one), cut, http);
    }
}

/// <summary>A refund, as family and school see it. The amount in yuan, with the sessions it was counted by.</summary>
public sealed record RefundShown(
    Guid Id,
    Guid BillId,
    RefundReason Reason,
    DateOnly From,
    RefundState State,
    string Amount,
    int SessionsRemaining,
    int SessionsPlanned,
    string? DeclineReason
)
{
    internal static RefundShown Of(Refund refund) =>
        new(
            refund.Id,
            refund.BillId,
            refund.Reason,
            refund.From,
            refund.State,
            refund.Amount.ToString(),
            refund.SessionsRemaining,
            refund.SessionsPlanned,
            refund.DeclineReason
        );
}
