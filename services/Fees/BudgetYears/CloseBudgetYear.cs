using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.BudgetYears;

/// <summary>
/// POST /schools/{schoolId}/budget-years/{year}/close — refused while staff got less than their share; it closes with the top-up paid,
/// or with a finding to the departments that answer for it.
/// </summary>
internal static class CloseBudgetYear
{
    public static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid schoolId,
        int year,
        YearClosed closed,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        var school = await desk.Db.Schools.AsNoTracking().FirstOrDefaultAsync(one => one.Id == schoolId, ct);
        if (school is null || !await desk.Reach.WorksAtAsync(schoolId, ct, Roles.Principal) || year is < 2000 or > 2200)
            return TypedResults.NotFound();
        var lastDay = new DateOnly(year, 12, 31);
        if (desk.Clock.Today() < lastDay)
            return desk.Conflict("year-not-over");
        if (desk.Packs.InForce(school.Division, lastDay) is not { } pack)
            return Answers.NoPage(school.Division, lastDay);
        if (await desk.Db.BudgetYears.AnyAsync(one => one.SchoolId == schoolId && one.Year == year, ct))
            return TypedResults.NoContent();

        var figures = await PayShareFigures.ReadAsync([schoolId], year, desk.Db, ct);
        var ruling = StaffPayShareRule.Judge(figures, pack);
        // Short of the share it closes with a finding only: the duty's last day was the year's.
        var matter = new Matter(
            "close-budget-year",
            YearOf(schoolId, year),
            schoolId,
            school.CompetentAuthority,
            pack.Edition,
            lastDay
        );
        var withFinding = !ruling.Permits && closed.WithFinding;
        var entered = withFinding ? AsFinding(ruling) : ruling;
        if (await desk.Rulings.EnterAsync(matter, entered, Plea.None, ct) is { } no)
            return no;
        desk.Db.BudgetYears.Add(
            new BudgetYear
            {
                SchoolId = schoolId,
                Year = year,
                ServiceFeeFen = figures.ServiceFee.Fen,
                SubsidyFen = figures.Subsidy.Fen,
                StaffPayFen = figures.StaffPay.Fen,
                WithFinding = withFinding,
                ClosedAt = desk.Clock.Now(),
                ClosedBy = desk.Caller.AccountId,
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static Ruling AsFinding(Ruling ruling) =>
        new([.. ruling.Findings.Select(finding => finding with { Verdict = Verdict.Duty, Bound = "school" })]);

    // One subject for a school's year, the same whoever reckons it.
    private static Guid YearOf(Guid schoolId, int year)
    {
        var bytes = schoolId.ToByteArray();
        bytes[0] ^= (byte)year;
        bytes[1] ^= (byte)(year >> 8);
        return new Guid(bytes);
    }
}

/// <summary>How a budget year is closed.</summary>
/// <param name="WithFinding">Whether to close it short of the share, with a finding to the education and finance departments.</param>
public sealed record YearClosed(bool WithFinding = false);
