using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Payments;

/// <summary>The routes of payments.</summary>
internal static class Endpoints
{
    public static void MapPayments(this RouteGroupBuilder fees)
    {
        var payments = fees.MapGroup("/payments").WithTags("Payments");
        payments.MapPut("/{id:guid}", RecordPayment.Handle).For(Roles.SchoolOffice);
        fees.MapPut("/remittances/{id:guid}", RecordRemittance.Handle).WithTags("Payments").For(Roles.SchoolOffice);
        payments
            .MapGet("/{id:guid}/receipt", ReadReceipt.Handle)
            .For(Roles.Guardian, Roles.SchoolOffice, Roles.Principal);
    }
}

/// <summary>GET /payments/{id}/receipt</summary>
internal static class ReadReceipt
{
    public static async Task<Results<NotFound, Ok<Receipt>>> Handle(
        Guid id,
        Reach reach,
        FeesDb db,
        CancellationToken ct
    )
    {
        var payment = await db.Payments.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (payment is null)
            return TypedResults.NotFound();
        var bill = await db.Bills.AsNoTracking().SingleAsync(one => one.Id == payment.BillId, ct);
        if (!await reach.ReadsBillAsync(bill, ct))
            return TypedResults.NotFound();
        var school = await db.Schools.AsNoTracking().SingleAsync(one => one.Id == bill.SchoolId, ct);
        return TypedResults.Ok(
            new Receipt(
                payment.ReceiptNumber,
                payment.Id,
                bill.Id,
                school.Name,
                payment.Amount.ToString(),
                payment.Method,
                payment.Payee,
                payment.Reference,
                payment.At.InChina()
            )
        );
    }
}

/// <summary>A receipt (收据).</summary>
/// <param name="Number">Number of the receipt; never given twice.</param>
/// <param name="PaymentId">The payment.</param>
/// <param name="BillId">The bill.</param>
/// <param name="School">The school's name.</param>
/// <param name="Amount">In yuan.</param>
/// <param name="Method">How it was handed over.</param>
/// <param name="Payee">Whose account it went into.</param>
/// <param name="Reference">Number of the slip or of the cash book's entry.</param>
/// <param name="At">When it was recorded.</param>
public sealed record Receipt(
    string Number,
    Guid PaymentId,
    Guid BillId,
    string School,
    string Amount,
    PaymentMethod Method,
    PayeeKind Payee,
    string Reference,
    DateTimeOffset At
);
