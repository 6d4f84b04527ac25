using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Expenditures;

/// <summary>GET /diversions — for authorities: every attempt of their schools to take money out of the dedicated account.</summary>
internal static class ListDiversions
{
    private const string Diverted = $$"""[{ "rule": "{{UseRule.DivertedRule}}" }]""";

    public static async Task<Ok<IReadOnlyList<DiversionShown>>> Handle(
        [AsParameters] Cut cut,
        Caller caller,
        FeesDb db,
        HttpContext http
    )
    {
        var schools = await db.Schools.AsNoTracking().ToListAsync(http.RequestAborted);
        Guid[] overseen =
        [
            .. schools
                .Where(school => caller.Covers(school.CompetentAuthority) || caller.Covers(school.Division))
                .Select(school => school.Id),
        ];
        return await db
            .Decisions.AsNoTracking()
            .Where(one => one.Command == PostExpenditure.Command && EF.Functions.JsonContains(one.Findings, Diverted))
            .Where(one => one.SchoolId != null && overseen.Contains(one.SchoolId.Value))
            .PageAsync(
                one => one.Id,
                one => new DiversionShown(one.Id, one.SchoolId!.Value, one.SubjectId, one.At.InChina(), one.Verdict),
                cut,
                http
            );
    }
}

/// <summary>An attempt to take money out of the dedicated account.</summary>
/// <param name="Id">The decision.</param>
/// <param name="SchoolId">The school.</param>
/// <param name="ExpenditureId">The expenditure that was to be.</param>
/// <param name="At">When.</param>
/// <param name="Verdict">What it came to.</param>
public sealed record DiversionShown(Guid Id, Guid SchoolId, Guid ExpenditureId, DateTimeOffset At, Verdict? Verdict);
