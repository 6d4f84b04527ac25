using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

public sealed class AcceptanceCases(FeesApp app)
{
    [Fact]
    public async Task AC_055_A_sick_pupil_who_never_came_is_owed_the_whole_refund()
    {
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync();
        var bill = await school.IssuedAsync(48_000);
        await school.PaidAsync(bill.Id, "480.00");

        var refund = Guid.CreateVersion7();
        await school
            .AsOffice.PutAsJsonAsync(
                $"/fees/v1/refunds/{refund}",
                new
                {
                    billId = bill.Id,
                    reasonKind = "illness",
                    writtenApplication = "住院，未能参加",
                }
            )
            .OkAsync();

        var duty = await app.InDbAsync(db => db.Duties.AsNoTracking().SingleAsync(one => one.SubjectId == bill.Id));
        Assert.Equal(
            ("refund-owed", "school", "hunan/2024-03-18", "(九)¶1", "对于缴费后因特殊原因（非故意）未参加"),
            (duty.Rule, duty.Bound, duty.Edition, duty.Article, duty.Quote)
        );
        Assert.Null(duty.DoneAt);
        var shown = await school.AsOffice.GetFromJsonAsync<JsonElement>($"/fees/v1/refunds?billId={bill.Id}");
        Assert.Equal("480.00", Assert.Single(shown.EnumerateArray()).GetProperty("amount").GetString());
        await school
            .AsPrincipal.PostAsJsonAsync($"/fees/v1/refunds/{refund}/decline", new { reason = "不同意" })
            .RuledAsync(HttpStatusCode.UnprocessableEntity, "pending", new Law("refund-owed", "(九)¶1", "应予以退费"));
    }

    [Theory]
    [InlineData("parentCommittee")]
    [InlineData("thirdParty")]
    public async Task AC_060_A_parent_committee_or_third_party_may_not_collect(string payee)
    {
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync();
        var bill = await school.IssuedAsync(30_000);
        await school
            .AsOffice.PutAsJsonAsync(
                $"/fees/v1/payments/{Guid.CreateVersion7()}",
                TestSchool.Payment(bill.Id, "300.00", payee)
            )
            .RefusedAsync(new Law("collector-banned", "(九)¶1", "不得通过家长委员会、第三方机构等收取"));
    }

    [Fact]
    public async Task AC_061_A_bundle_with_insurance_and_uniform_is_refused()
    {
        var school = await app.SchoolAsync();
        await school
            .PackageAsync(
                ("afterSchoolService", "480.00", true),
                ("insurance", "50.00", true),
                ("uniform", "120.00", true)
            )
            .RefusedAsync(new Law("charge-bundled", "(九)¶1", "不得违背学生家长意愿强制收费或捆绑收费"));
    }

    [Fact]
    public async Task AC_064_A_central_school_takes_no_management_fee()
    {
        var school = await app.SchoolAsync();
        await school
            .SpendAsync("managementFee", "3000.00")
            .RefusedAsync(new Law("management-fee", "(九)¶3", "严禁中心校或其他行政管理机构提取管理费"));
    }

    [Fact]
    public async Task AC_070_A_manager_gets_no_more_than_the_average_of_those_who_serve()
    {
        // (300 + 400 + 500 + 400) ÷ 4 = 400; the vendor's person with 900 and the manager do not count.
        var school = await app.SchoolAsync();
        var direct = await school.WorkedAsync("direct", "own", 4);
        var vendor = await school.WorkedAsync("direct", "vendorStaff", 1);
        var manager = await school.WorkedAsync("management", "ownManagement", 1);
        (Guid, string, string)[] served =
        [
            (direct[0], "direct", "300.00"),
            (direct[1], "direct", "400.00"),
            (direct[2], "direct", "500.00"),
            (direct[3], "direct", "400.00"),
            (vendor[0], "direct", "900.00"),
        ];
        var above = await school.DraftAsync([.. served, (manager[0], "management", "401.00")]);
        await school
            .ApproveAsync(above)
            .RefusedAsync(new Law("management-allowance-cap", "(九)¶2", "不得超过直接参与课后服务的人均补助"));
        var exactly = await school.DraftAsync([.. served, (manager[0], "management", "400.00")]);
        await school.ApproveAsync(exactly).OkAsync();
    }

    [Fact]
    public async Task AC_072_A_water_bill_waits_while_allowances_are_reserved()
    {
        // Collected 51,000; allowances approved 50,000, paid 40,000: balance 11,000, of which 10,000 stay reserved.
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync("60000.00");
        var bill = await school.IssuedAsync(5_200_000);
        await school.PaidAsync(bill.Id, "51000.00");
        var persons = await school.WorkedAsync("direct", "own", 2);
        var paid = await school.DraftAsync((persons[0], "direct", "40000.00"));
        var unpaid = await school.DraftAsync((persons[1], "direct", "10000.00"));
        await school.ApproveAsync(paid).OkAsync();
        await school.ApproveAsync(unpaid).OkAsync();
        await school.PayOutAsync(paid).OkAsync();

        await school
            .SpendAsync("utilities", "2000.00")
            .RefusedAsync(new Law("staff-allowances-first", "(九)¶2", "在确保参与课后服务的人员补助足额保障后"));
        await school.SpendAsync("utilities", "1000.01").IsAsync(HttpStatusCode.UnprocessableEntity);
        // Balance 12,000: 2,000 are free, exactly.
        await school.PaidAsync(bill.Id, "1000.00");
        await school.SpendAsync("utilities", "2000.00").OkAsync();
    }

    [Fact]
    public async Task AC_075_Wages_of_general_cleaners_are_not_paid_from_fees()
    {
        var school = await app.SchoolAsync();
        await school
            .SpendAsync("otherPersonnel", "2400.00")
            .RefusedAsync(new Law("gap-filling-use", "(九)¶3", "弥补学校公用经费和其他人员经费"));
    }
}
