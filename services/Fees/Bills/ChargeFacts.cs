using AfterSchool.Fees.Copies;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Standards;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Bills;

/// <summary>All that decides whether a bill may be issued, and for how much.</summary>
/// <param name="Standard">The published standard that holds for the school, if any.</param>
/// <param name="Plan">The school's plan in force for the term, if any.</param>
/// <param name="Timetable">The offering's planned sessions, if known.</param>
/// <param name="RunBy">Level of the authority that runs the school (市直、区县).</param>
/// <param name="Grade">The pupil's grade.</param>
/// <param name="ChargedBesides">What other bills charge the pupil for the term.</param>
/// <param name="IsFrozen">Whether an authority has frozen the school's charges.</param>
/// <param name="IsSuspended">Whether the offering stands still.</param>
public sealed record ChargeFacts(
    FeeStandard? Standard,
    SchoolPlan? Plan,
    OfferingTimetable? Timetable,
    DivisionLevel RunBy,
    int Grade,
    Money ChargedBesides,
    bool IsFrozen,
    bool IsSuspended
)
{
    /// <summary>Minutes of the offering's longest session; none while its timetable is not known.</summary>
    public int? Minutes => Timetable is { Minutes.Length: > 0 } known ? known.Minutes.Max() : null;

    /// <summary>Reads them; the pupil's bills of the term are held until the transaction ends, so that two never share a cap.</summary>
    public static async Task<ChargeFacts> ReadAsync(
        Bill bill,
        Roll roll,
        FeesPack pack,
        DateOnly day,
        FeesDb db,
        CancellationToken ct
    )
    {
        var key = $"{bill.PupilId}/{bill.TermId}";
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({key}, 0))", ct);
        var besides = await db
            .Bills.AsNoTracking()
            .Where(other => other.PupilId == bill.PupilId && other.TermId == bill.TermId && other.Id != bill.Id)
            .Where(other => other.State == BillState.Issued || other.State == BillState.Paid)
            .Select(other => new { other.Amount, other.GivenBack })
            .ToListAsync(ct);
        var timetable = await db
            .Timetables.AsNoTracking()
            .FirstOrDefaultAsync(one => one.OfferingId == bill.OfferingId, ct);
        var facts = new ChargeFacts(
            null,
            await db.Plans.AsNoTracking().FirstOrDefaultAsync(Of(bill), ct),
            timetable,
            roll.School.CompetentAuthority.Level,
            roll.Pupil.Grade,
            new Money(besides.Sum(other => other.Amount.Fen - other.GivenBack.Fen)),
            await db.ChargeFreezes.AnyAsync(one => one.SchoolId == bill.SchoolId, ct),
            await db.Offerings.AsNoTracking().FirstOrDefaultAsync(one => one.OfferingId == bill.OfferingId, ct)
                is { IsSuspended: true }
        );
        return facts with { Standard = await roll.School.StandardAsync(facts.Minutes, pack, day, db, ct) };
    }

    private static System.Linq.Expressions.Expression<Func<SchoolPlan, bool>> Of(Bill bill) =>
        plan => plan.SchoolId == bill.SchoolId && plan.TermId == bill.TermId;
}

/// <summary>What the roll says of a bill: where, when and who.</summary>
/// <param name="School">The school.</param>
/// <param name="Term">The term.</param>
/// <param name="Pupil">The pupil.</param>
public sealed record Roll(School School, Term Term, Pupil Pupil)
{
    /// <summary>Null while the roll has not told all three yet.</summary>
    public static async Task<Roll?> OfAsync(Bill bill, FeesDb db, CancellationToken ct)
    {
        var school = await db.Schools.AsNoTracking().FirstOrDefaultAsync(one => one.Id == bill.SchoolId, ct);
        var term = await db.Terms.AsNoTracking().FirstOrDefaultAsync(one => one.Id == bill.TermId, ct);
        var pupil = await db.Pupils.AsNoTracking().FirstOrDefaultAsync(one => one.Id == bill.PupilId, ct);
        return school is null || term is null || pupil is null ? null : new Roll(school, term, pupil);
    }
}
