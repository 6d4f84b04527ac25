using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Contracts.Fees;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Ledgers;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

/// <summary>Catalogue 7, on the end of a term in Hunan: surplus and disclosure.</summary>
public sealed class AcceptanceCasesOfTermEnds(FeesApp app)
{
    private static readonly Law Surplus = new("surplus-unreturned", "(九)¶1", "应全额返还交费学生");

    [Fact]
    public async Task AC_057_A_surplus_of_12_000_goes_back_to_400_payers_before_the_term_closes()
    {
        // Income 400 × 250 = 100,000, expenditure 88,000: 12,000 ÷ 400 = 30.00 each.
        var school = await app.SchoolAsync(Place.Hunan, SchoolSetting.TermIsOver);
        var bills = await school.HavePaidAsync(400, 25_000);
        await school.SpendAsync("consumables", "88000.00").OkAsync();
        await school.DeliverAsync().OkAsync();
        await school.CloseTermAsync().RuledAsync(HttpStatusCode.UnprocessableEntity, "pending", Surplus);
        var duty = await app.InDbAsync(db =>
            db.Duties.AsNoTracking().SingleAsync(one => one.SubjectId == school.Term && one.Rule == Surplus.Rule)
        );
        Assert.Equal(("school", Surplus.Article, null), (duty.Bound, duty.Article, duty.DoneAt));

        // One family cannot be reached: its share is due to it by name, and counts as returned.
        await school.ReturnAsync(bills[7].Id).OkAsync();
        var back = await app.InDbAsync(db =>
            db.Bills.Where(one => one.TermId == school.Term).Select(one => one.GivenBack).ToListAsync()
        );
        Assert.All(back, share => Assert.Equal(3_000, share.Fen));
        Assert.Equal(-3_000, await school.BalanceAsync(AccountKind.SurplusPayable));
        await school.CloseTermAsync().OkAsync();
        var closed = await app.Told.FirstAsync<TermClosed>(told => told.TermId == school.Term);
        Assert.Equal((10_000_000, 8_800_000, 1_200_000), (closed.CollectedFen, closed.SpentFen, closed.ReturnedFen));

        // It turns up within the three years.
        var reminder = await app.InDbAsync(db =>
            db.Duties.AsNoTracking().SingleAsync(one => one.SubjectId == bills[7].Id)
        );
        Assert.Equal(("surplus-payable", new DateOnly(2029, 9, 1)), (reminder.Rule, reminder.DueOn));
        await school
            .AsOffice.PostAsJsonAsync($"/fees/v1/surplus-shares/{bills[7].Id}/paid", new { reference = "现金 3" })
            .OkAsync();
        Assert.Equal(
            (0, 0),
            (await school.BalanceAsync(AccountKind.SurplusPayable), await school.BalanceAsync(AccountKind.Funds))
        );
    }

    [Fact]
    public async Task AC_058_Who_was_waived_and_paid_nothing_gets_no_share_of_the_surplus()
    {
        // 9 paid 100, 1 paid 0; 810 spent: 90 ÷ 9 = 10.00 each.
        var school = await app.SchoolAsync(Place.Hunan, SchoolSetting.TermIsOver);
        var payers = await school.HavePaidAsync(9, 10_000);
        var waived = Assert.Single(await school.HavePaidAsync(1, 0));
        await school.SpendAsync("consumables", "810.00").OkAsync();
        await school.ReturnAsync().OkAsync();
        var back = await app.InDbAsync(db =>
            db.Bills.AsNoTracking().Where(one => one.TermId == school.Term).ToDictionaryAsync(one => one.Id)
        );
        Assert.All(payers, payer => Assert.Equal(1_000, back[payer.Id].GivenBack.Fen));
        Assert.Equal(0, back[waived.Id].GivenBack.Fen);
    }

    [Fact]
    public async Task AC_079_Without_the_published_statement_the_authority_gets_a_finding_and_the_school_goes_on()
    {
        // The last day of the term was yesterday.
        var school = await app.SchoolAsync(Place.Hunan, SchoolSetting.TermIsOver);
        await school.HavePaidAsync(2, 10_000);
        var undelivered = new Law("statement-undelivered", "(十一)", "每学期末向家长公示课后服务成本、收支等");
        await school.CloseTermAsync().RuledAsync(HttpStatusCode.UnprocessableEntity, "pending", undelivered);
        // The surplus goes back whatever the statement's state.
        await school.ReturnAsync().OkAsync();
        await school
            .CloseTermAsync()
            .RuledAsync(
                HttpStatusCode.UnprocessableEntity,
                "pending",
                undelivered with
                {
                    Quote = "教育行政部门要积极开展学校课后服务工作满意度",
                }
            );
        await school.DeliverAsync().OkAsync();
        await school.CloseTermAsync().OkAsync();

        var finding = await app.Told.FirstAsync<DutyOverdue>(told =>
            told.SchoolId == school.Id && told.Rule == "term-end-disclosure"
        );
        Assert.Equal(
            ("educationAuthority", school.Ends, "(十一)", "hunan/2024-03-18"),
            (finding.BoundBody, finding.DueOn, finding.Article, finding.Edition)
        );
        await app.Of("education", school.Division)
            .PostAsJsonAsync($"/fees/v1/terms/{school.Term}/statement/publish", new { place = "教育局网站" })
            .OkAsync();
        Assert.True(
            await app.InDbAsync(db =>
                db.Duties.AnyAsync(one =>
                    one.SubjectId == school.Term && one.Rule == finding.Rule && one.DoneAt != null
                )
            )
        );
    }
}
