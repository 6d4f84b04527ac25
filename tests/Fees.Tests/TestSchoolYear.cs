using System.Net.Http.Json;
using AfterSchool.Fees.Ledgers;
using AfterSchool.ServiceDefaults.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.Fees.Tests;

/// <summary>What a school of a test does over a term and a year.</summary>
internal static class TestSchoolYear
{
    public static Task<HttpResponseMessage> ChargeAsync(
        this TestSchool school,
        string amount,
        int? minutes = null,
        string kind = "afterSchoolService",
        string type = "serviceFee"
    ) =>
        school.AsOffice.PutAsJsonAsync(
            $"/fees/v1/charge-packages/{Guid.CreateVersion7()}",
            new
            {
                schoolId = school.Id,
                termId = school.Term,
                lines = new[]
                {
                    new
                    {
                        kind,
                        title = kind,
                        amount,
                        ownConsent = true,
                        type,
                        minutes,
                    },
                },
            }
        );

    public static Task<HttpResponseMessage> NoticeAsync(this TestSchool school, string text) =>
        school.AsOffice.PutAsJsonAsync(
            $"/fees/v1/school-notices/{Guid.CreateVersion7()}",
            new
            {
                schoolId = school.Id,
                title = "致家长通知",
                text,
            }
        );

    /// <summary>The principal waives half of a pupil's fees.</summary>
    public static Task<HttpResponseMessage> WaiveAsync(this TestSchool school, Guid pupil) =>
        school.AsPrincipal.PutAsJsonAsync(
            $"/fees/v1/waivers/{Guid.CreateVersion7()}",
            new
            {
                pupilId = pupil,
                termId = school.Term,
                percent = 50,
            }
        );

    public static Task<HttpResponseMessage> RemitAsync(this TestSchool school, string amount) =>
        school.AsOffice.PutAsJsonAsync(
            $"/fees/v1/remittances/{Guid.CreateVersion7()}",
            new
            {
                schoolId = school.Id,
                termId = school.Term,
                amount,
                reference = "缴款书 9",
            }
        );

    public static Task<HttpResponseMessage> EstimateAsync(this TestSchool school, string amount) =>
        school.AsOffice.PutAsJsonAsync(
            $"/fees/v1/operating-estimates/{Guid.CreateVersion7()}",
            new
            {
                schoolId = school.Id,
                termId = school.Term,
                amount,
                note = "水电暖、设备",
            }
        );

    /// <summary>A rule on pay drawn up; its id.</summary>
    public static async Task<Guid> DrawUpRuleAsync(this TestSchool school)
    {
        var id = Guid.CreateVersion7();
        await school
            .AsOffice.PutAsJsonAsync(
                $"/fees/v1/payout-rules/{id}",
                new
                {
                    schoolId = school.Id,
                    rates = "每课时40元",
                    classHours = 1_200,
                    content = "作业辅导、社团",
                }
            )
            .OkAsync();
        return id;
    }

    /// <summary>A rule on pay drawn up and approved by the education authority.</summary>
    public static async Task ApprovedRuleAsync(this TestSchool school)
    {
        var id = await school.DrawUpRuleAsync();
        await school
            .App.Of(Departments.Education, school.Division)
            .PostAsync($"/fees/v1/payout-rules/{id}/approve", null)
            .OkAsync();
    }

    /// <summary>Pay of the school's own staff for December 2025: drafted, approved, paid.</summary>
    public static async Task PayAsync(this TestSchool school, string amount)
    {
        var teacher = (await school.WorkedAsync("direct", "own", 1, "2025-12"))[0];
        var list = await school.DraftAsync("2025-12", (teacher, "direct", amount));
        await school.ApproveAsync(list).OkAsync();
        await school.PayOutAsync(list).OkAsync();
    }

    public static Task<HttpResponseMessage> CloseYearAsync(this TestSchool school, bool withFinding = false) =>
        school.AsPrincipal.PostAsJsonAsync(
            $"/fees/v1/schools/{school.Id}/budget-years/2025/close",
            new { withFinding }
        );

    public static Task<HttpResponseMessage> CloseTermAsync(this TestSchool school) =>
        school.AsPrincipal.PostAsync($"/fees/v1/terms/{school.Term}/close", null);

    public static Task<HttpResponseMessage> DeliverAsync(this TestSchool school) =>
        school.AsOffice.PostAsJsonAsync($"/fees/v1/terms/{school.Term}/statement", new { cost = "100.00" });

    public static Task<HttpResponseMessage> ReturnAsync(this TestSchool school, params Guid[] unreachableBillIds) =>
        school.AsOffice.PostAsJsonAsync(
            $"/fees/v1/terms/{school.Term}/surplus",
            new { reference = "网银 71", unreachableBillIds }
        );

    public static Task<HttpResponseMessage> PublishFeesAsync(this TestSchool school, params string[] fields) =>
        school.AsOffice.PutAsJsonAsync(
            $"/fees/v1/fee-publications/{Guid.CreateVersion7()}",
            new
            {
                schoolId = school.Id,
                termId = school.Term,
                fields,
                place = "校门公示栏",
            }
        );

    /// <summary>Balance of an account of the school's term, in fen; debit positive.</summary>
    public static async Task<long> BalanceAsync(this TestSchool school, AccountKind kind)
    {
        await using var scope = school.App.Services.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<Ledger>();
        return (await ledger.BalanceAsync(school.Id, school.Term, kind, default)).Fen;
    }

    /// <summary>What the rules found at the school's latest command of that name, as it was written down.</summary>
    public static Task<string> FindingsAsync(this TestSchool school, string command) =>
        school.App.InDbAsync(db =>
            db.Decisions.AsNoTracking()
                .Where(one => one.SchoolId == school.Id && one.Command == command)
                .OrderByDescending(one => one.Id)
                .Select(one => one.Findings)
                .FirstAsync()
        );

    /// <summary>The duty of that rule that the school's matters have opened.</summary>
    public static Task<ServiceDefaults.Policy.Duty?> DutyAsync(this TestSchool school, string rule) =>
        school.App.InDbAsync(db =>
            db.Duties.AsNoTracking().FirstOrDefaultAsync(one => one.SchoolId == school.Id && one.Rule == rule)
        );
}
