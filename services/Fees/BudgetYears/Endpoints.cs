using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.BudgetYears;

/// <summary>The routes of budget years.</summary>
internal static class Endpoints
{
    public static void MapBudgetYears(this RouteGroupBuilder fees)
    {
        fees.MapPost("/schools/{schoolId:guid}/budget-years/{year:int}/close", CloseBudgetYear.Handle)
            .WithTags("Budget years")
            .For(Roles.Principal);
        fees.MapGet("/divisions/{division}/budget-years/{year:int}", ReadDivision)
            .WithTags("Budget years")
            .For(Roles.Authority);
    }

    /// <summary>GET /divisions/{division}/budget-years/{year} — the share of staff pay over all schools that the division runs.</summary>
    private static async Task<Results<NotFound, RuledOut, Ok<YearShown>>> ReadDivision(
        DivisionCode division,
        int year,
        Caller caller,
        FeesDb db,
        Editions<FeesPack> packs,
        CancellationToken ct
    )
    {
        if (!caller.Covers(division) || year is < 2000 or > 2200)
            return TypedResults.NotFound();
        var lastDay = new DateOnly(year, 12, 31);
        if (packs.InForce(division, lastDay) is not { } pack)
            return Answers.NoPage(division, lastDay);
        var schools = await db
            .Schools.Where(school => school.CompetentAuthority == division)
            .Select(school => school.Id)
            .ToArrayAsync(ct);
        var figures = await PayShareFigures.ReadAsync(schools, year, db, ct);
        return TypedResults.Ok(
            new YearShown(
                schools.Length,
                figures.ServiceFee.ToString(),
                figures.Subsidy.ToString(),
                figures.StaffPay.ToString(),
                StaffPayShareRule.Base(figures, pack).ToString(),
                StaffPayShareRule.Judge(figures, pack).Findings.Count == 0
            )
        );
    }
}

/// <summary>A division's budget year. Amounts in yuan.</summary>
/// <param name="Schools">Schools that the division runs.</param>
/// <param name="ServiceFee">Fees collected, less refunds.</param>
/// <param name="Subsidy">Subsidy.</param>
/// <param name="StaffPay">Pay of the schools' own staff.</param>
/// <param name="Base">What the share is taken of.</param>
/// <param name="IsMet">Whether the least share is reached.</param>
public sealed record YearShown(
    int Schools,
    string ServiceFee,
    string Subsidy,
    string StaffPay,
    string Base,
    bool IsMet
);
