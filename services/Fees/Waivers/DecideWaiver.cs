using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Waivers;

/// <summary>PUT /waivers/{id} — the principal's decision for one pupil, before the pupil is billed; where the page permits it.</summary>
internal static class DecideWaiver
{
    public static void MapWaivers(this RouteGroupBuilder fees) =>
        fees.MapPut("/waivers/{id:guid}", Handle).WithTags("Waivers").For(Roles.Principal);

    private static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid id,
        WaiverDecided decided,
        [AsParameters] Desk desk,
        Seals seals,
        CancellationToken ct
    )
    {
        var pupil = await desk.Db.Pupils.AsNoTracking().FirstOrDefaultAsync(one => one.Id == decided.PupilId, ct);
        if (
            pupil is null
            || await desk.BooksAsync(pupil.SchoolId, decided.TermId, ct, Roles.Principal) is not { } books
        )
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, decided, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : desk.Conflict("conflict");
        if (books.Pack is not { } pack)
            return books.NoPage;
        if (await desk.Db.Bills.AnyAsync(IsBilled(decided), ct))
            return desk.Conflict("waiver-after-bill");

        var ruling = WaiverRule.JudgeDecision(WaiverRule.Entitles(seals.GroundsOf(pupil), pack), pack);
        if (await desk.Rulings.EnterAsync(books.Matter("decide-waiver", id), ruling, Plea.None, ct) is { } no)
            return no;
        desk.Db.SchoolWaivers.Add(
            new SchoolWaiver
            {
                Id = id,
                PupilId = pupil.Id,
                SchoolId = books.School.Id,
                TermId = books.Term.Id,
                Percent = decided.Percent,
                DecidedBy = desk.Caller.AccountId,
                At = desk.Clock.Now(),
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static System.Linq.Expressions.Expression<Func<Bill, bool>> IsBilled(WaiverDecided decided) =>
        bill =>
            bill.PupilId == decided.PupilId
            && bill.TermId == decided.TermId
            && (bill.State == BillState.Issued || bill.State == BillState.Paid);
}

/// <summary>A waiver as the school decides it.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="TermId">The term.</param>
/// <param name="Percent">Percent waived, 1 to 100.</param>
public sealed record WaiverDecided(Guid PupilId, Guid TermId, [property: Range(1, 100)] int Percent);
