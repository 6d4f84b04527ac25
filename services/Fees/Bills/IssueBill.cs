using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Fees.Bills;

/// <summary>POST /bills/{id}/issue — by hand: refused while a guard is missing, naming it.</summary>
internal static class IssueBill
{
    public static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid id,
        Reach reach,
        FeesDb db,
        BillIssuing issuing,
        Rulings rulings,
        Words words,
        HttpRequest request,
        CancellationToken ct
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var bill = await db.LockedBillAsync(id, ct);
        if (bill is null || !await reach.WorksAtAsync(bill.SchoolId, ct, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();
        if (bill.State is BillState.Cancelled)
            return Answers.Conflict("bill-cancelled", words, request);
        if (!bill.Waits)
            return TypedResults.NoContent();
        if (await issuing.IssueAsync(bill, ct) is not { } judged)
            return Answers.Conflict("bill-not-known-enough", words, request);

        var no = await rulings.EnterAsync(judged.Matter, judged.Ruling, Plea.None, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (no is not null)
            return no;
        // Kept back: the bill waits for the authority's rule, and the school is told so.
        return bill.State is BillState.AwaitingWaiverRule
            ? new RuledOut(Pending(judged.Ruling))
            : TypedResults.NoContent();
    }

    private static Ruling Pending(Ruling ruling) =>
        new([.. ruling.Findings.Select(finding => finding with { Verdict = Verdict.Pending })]);
}
