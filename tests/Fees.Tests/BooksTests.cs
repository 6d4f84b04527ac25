using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Fees;
using AfterSchool.Testing;

namespace AfterSchool.Fees.Tests;

public sealed class BooksTests(FeesApp app)
{
    [Theory]
    [InlineData("generalOperating", "gap-filling-use", "(九)¶3", "弥补学校公用经费和其他人员经费")]
    [InlineData("unrelated", "unrelated-use", "(九)¶3", "严禁开支与课后服务无关的支出")]
    [InlineData("insurancePremium", "use-of-another-source", "(十)", "相关费用从公用经费中列支")]
    public async Task Fee_money_is_not_spent_on_what_is_not_the_service(
        string use,
        string rule,
        string article,
        string quote
    )
    {
        var school = await app.SchoolAsync();
        await school.SpendAsync(use, "10.00").RefusedAsync(new Law(rule, article, quote));
    }

    [Fact]
    public async Task A_use_that_the_open_list_does_not_name_is_held_and_nothing_is_spent_beyond_the_funds()
    {
        var school = await app.SchoolAsync();
        await school
            .SpendAsync("equipmentPurchase", "10.00")
            .RuledAsync(HttpStatusCode.Accepted, "held", new Law("use-unnamed", "(九)¶2", "耗材、水电费等相关支出"));
        await school.SpendAsync("consumables", "0.01").IsAsync(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("noonCare", true, HttpStatusCode.UnprocessableEntity, "refused", "care-excluded")]
    [InlineData("otherCare", true, HttpStatusCode.Accepted, "held", "care-unnamed")]
    public async Task Excluded_care_is_no_charge_item(
        string kind,
        bool consent,
        HttpStatusCode status,
        string verdict,
        string rule
    )
    {
        var school = await app.SchoolAsync();
        await school
            .PackageAsync(("afterSchoolService", "480.00", true), (kind, "60.00", consent))
            .RuledAsync(status, verdict, new Law(rule, "(九)¶1", "等纳入课后服务收费项目"));
    }

    [Fact]
    public async Task A_line_needs_the_familys_own_consent_and_the_service_alone_is_in_order()
    {
        var school = await app.SchoolAsync();
        await school
            .PackageAsync(("afterSchoolService", "480.00", false))
            .RefusedAsync(new Law("charge-without-consent", "(九)¶1", "强制收费"));
        await school.PackageAsync(("afterSchoolService", "480.00", true), ("extendedCare", "60.00", true)).OkAsync();
    }

    [Fact]
    public async Task Nobody_gets_both_allowances_and_nobody_one_without_workload()
    {
        var school = await app.SchoolAsync();
        var both = (await school.WorkedAsync("direct", "own", 1))[0];
        var list = await school.DraftAsync((both, "direct", "300.00"), (both, "management", "100.00"));
        await school.ApproveAsync(list).RefusedAsync(new Law("double-allowance", "(九)¶2", "不得重复发放补助"));
        var stranger = await school.DraftAsync((Guid.CreateVersion7(), "direct", "300.00"));
        await school.ApproveAsync(stranger).RefusedAsync(new Law("allowance-without-workload", "(九)¶2", "专款专用"));
        // Over two lists of one month it is the same thing.
        await school.ApproveAsync(await school.DraftAsync((both, "direct", "300.00"))).OkAsync();
        await school
            .ApproveAsync(await school.DraftAsync((both, "management", "1.00")))
            .RefusedAsync(new Law("double-allowance", "(九)¶2", "行政管理人员直接参与课后服务的"));
        await school.AsOffice.PostAsync($"/fees/v1/pay-lists/{list}/approve", null).IsAsync(HttpStatusCode.Forbidden);
    }
}
