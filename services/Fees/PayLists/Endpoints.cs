using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.PayLists;

/// <summary>The routes of pay lists, and what others ask of them.</summary>
internal static class Endpoints
{
    public static void MapPayLists(this RouteGroupBuilder fees)
    {
        var lists = fees.MapGroup("/pay-lists").WithTags("Pay lists");
        lists.MapPut("/{id:guid}", DraftPayList.Handle).For(Roles.SchoolOffice);
        lists.MapPost("/{id:guid}/approve", ApprovePayList.Handle).For(Roles.Principal);
        lists.MapPost("/{id:guid}/paid", PayPayList.Handle).For(Roles.SchoolOffice);
        lists.MapGet("/{id:guid}", ReadPayList).For(Roles.SchoolOffice, Roles.Principal);
        lists.MapGet("/", ListPayLists).For(Roles.SchoolOffice, Roles.Principal);
    }

    /// <summary>Allowances approved and not yet paid: they stay reserved.</summary>
    public static async Task<Money> ReservedAsync(
        this FeesDb db,
        (Guid School, Guid Term) books,
        CancellationToken ct
    ) =>
        new(
            await db
                .PayLists.Where(list =>
                    list.SchoolId == books.School && list.TermId == books.Term && list.State == PayListState.Approved
                )
                .SumAsync(list => list.TotalFen, ct)
        );

    [AtMost(1_000)]
    private static async Task<Results<NotFound, Ok<IReadOnlyList<PayLineShown>>>> ReadPayList(
        Guid id,
        Reach reach,
        FeesDb db,
        CancellationToken ct
    )
    {
        var list = await db.PayLists.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (list is null || !await reach.WorksAtAsync(list.SchoolId, ct, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();
        return TypedResults.Ok<IReadOnlyList<PayLineShown>>([
            .. list.Lines.Select(line => new PayLineShown(
                line.PersonId,
                line.Role,
                new Money(line.AmountFen).ToString(),
                line.PayKind
            )),
        ]);
    }

    private static async Task<Ok<IReadOnlyList<PayListShown>>> ListPayLists(
        [AsParameters] Cut cut,
        Reach reach,
        FeesDb db,
        HttpContext http
    )
    {
        var schools = await reach.OwnSchoolsAsync(http.RequestAborted);
        return await db
            .PayLists.AsNoTracking()
            .Where(list => schools.Contains(list.SchoolId))
            .PageAsync(
                list => list.Id,
                list => new PayListShown(
                    list.Id,
                    list.SchoolId,
                    list.TermId,
                    list.Month,
                    list.State,
                    new Money(list.TotalFen).ToString()
                ),
                cut,
                http
            );
    }
}

/// <summary>A pay list. The total in yuan.</summary>
public sealed record PayListShown(Guid Id, Guid SchoolId, Guid TermId, string Month, PayListState State, string Total);

/// <summary>A line of a pay list.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="DutyRole">What the person does.</param>
/// <param name="Amount">In yuan.</param>
/// <param name="PayKind">As what it is paid: staffPay, labourFee, agreement or volunteerAllowance.</param>
public sealed record PayLineShown(Guid PersonId, DutyRole DutyRole, string Amount, string PayKind);
