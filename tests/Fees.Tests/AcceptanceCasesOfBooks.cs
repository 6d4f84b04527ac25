using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Contracts.Fees;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Ledgers;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

/// <summary>Catalogue 7, on the books: two lines, order of uses, purchases, and the close of a budget year.</summary>
public sealed class AcceptanceCasesOfBooks(FeesApp app)
{
    private static readonly Law Share = new(
        "staff-pay-share",
        "七",
        "不低于服务性收费和财政补贴总额的80%",
        Place.Zaozhuang.Edition
    );

    private static readonly SchoolSetting Term2025 = new(FirstDay: new(2025, 9, 1), LastDay: new(2026, 1, 20));

    [Fact]
    public async Task AC_066_In_Zaozhuang_a_year_with_79_9_percent_for_staff_does_not_close()
    {
        // 79,900 ÷ (80,000 + 20,000) = 79.9 %.
        var school = await YearAsync();
        await school.PayAsync("79900.00");
        await school.CloseYearAsync().RefusedAsync(Share);
        await school.CloseYearAsync().RefusedAsync(Share with { Quote = "各区（市）、各学校严格遵照执行" });
        // A term close is only noted.
        await school.AsPrincipal.PostAsync($"/fees/v1/terms/{school.Term}/close", null).OkAsync();
        Assert.Contains("staff-pay-share", await school.FindingsAsync("close-term"), StringComparison.Ordinal);

        // It closes with a finding to those who answer for it.
        await school.CloseYearAsync(withFinding: true).OkAsync();
        var told = await app.Told.FirstAsync<DutyOverdue>(told =>
            told.SchoolId == school.Id && told.Rule == "staff-pay-share"
        );
        Assert.Equal(
            (new DateOnly(2025, 12, 31), "七", Place.Zaozhuang.Edition),
            (told.DueOn, told.Article, told.Edition)
        );
    }

    [Fact]
    public async Task AC_066_With_the_top_up_paid_80_percent_close_the_year()
    {
        var school = await YearAsync();
        await school.PayAsync("79900.00");
        await school.CloseYearAsync().RefusedAsync(Share);
        await school.PayAsync("100.00");
        await school.CloseYearAsync().OkAsync();
        var shown = await app.Of("education", school.City)
            .GetAsync($"/fees/v1/divisions/{school.City}/budget-years/2025");
        Assert.Contains("\"isMet\":true", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AC_067_Sponsorship_is_no_part_of_the_base()
    {
        // Fee 80,000, subsidy 20,000, sponsorship 50,000, pay 80,000: the base is 100,000, the share 80 %.
        var school = await YearAsync();
        await school.EnterAsync(
            new DateOnly(2025, 11, 3).Noon(),
            (AccountKind.Funds, AccountKind.Sponsorship, 5_000_000)
        );
        await school.PayAsync("80000.00");
        await school.CloseYearAsync().OkAsync();
    }

    [Fact]
    public async Task AC_069_In_Zaozhuang_takings_are_remitted_in_full_and_nothing_is_paid_out_of_them()
    {
        var school = await app.SchoolAsync(Place.Zaozhuang);
        await school.StandardByAsync("district", "1000.00");
        var bill = await school.IssuedAsync(100_000);
        await school.PaidAsync(bill.Id, "1000.00");
        var law = new Law(
            "takings-netted",
            "六¶4",
            "课后服务收费坚持收支两条线原则，专款专用",
            Place.Zaozhuang.Edition
        );
        await school.SpendAsync("teacherTraining", "200.00", from: "takings").RefusedAsync(law);
        await school.RemitAsync("800.00").RefusedAsync(law);
        await school.SpendAsync("teacherTraining", "200.00").IsAsync(HttpStatusCode.Conflict);
        await school.RemitAsync("1000.01").IsAsync(HttpStatusCode.Conflict);
        await school.RemitAsync("1000.00").OkAsync();
        await school.SpendAsync("teacherTraining", "200.00").OkAsync();
    }

    [Fact]
    public async Task AC_073_In_Urumqi_utilities_and_equipment_come_before_teachers_pay()
    {
        // Estimated 3,000, none paid, balance 20,000: 17,000 are free.
        var school = await app.SchoolAsync(Place.Urumqi);
        await school.ReceiveAsync("subsidy", "20000.00").OkAsync();
        await school.EstimateAsync("3000.00").OkAsync();
        await school.ApprovedRuleAsync();
        var teachers = await school.WorkedAsync("direct", "own", 2);
        var dear = await school.DraftAsync((teachers[0], "direct", "18000.00"));
        await school.ApproveAsync(dear).OkAsync();
        await school
            .PayOutAsync(dear)
            .RefusedAsync(
                new Law("operating-cost-first", "五(三)", "在保证课后服务水费、电费、暖气费", Place.Urumqi.Edition)
            );
        var exact = await school.DraftAsync((teachers[1], "direct", "17000.00"));
        await school.ApproveAsync(exact).OkAsync();
        await school.PayOutAsync(exact).OkAsync();
    }

    [Fact]
    public async Task AC_076_A_projector_is_held_in_Hunan_and_accepted_in_Urumqi()
    {
        var hunan = await app.SchoolAsync();
        await hunan
            .SpendAsync("equipmentPurchase", "6000.00")
            .RuledAsync(
                HttpStatusCode.Accepted,
                "held",
                new Law("use-unnamed", "(九)¶2", "设备维护成本、学生活动、耗材、水电费等相关支出")
            );
        var urumqi = await app.SchoolAsync(Place.Urumqi);
        await urumqi.ReceiveAsync("subsidy", "6000.00").OkAsync();
        await urumqi.SpendAsync("equipmentPurchase", "6000.00").OkAsync();
    }

    // A school whose families paid 80,000 in 2025 and that got 20,000 of subsidy.
    private async Task<TestSchool> YearAsync()
    {
        var school = await app.SchoolAsync(Place.Zaozhuang, Term2025);
        await school.EnterAsync(
            new DateOnly(2025, 10, 8).Noon(),
            (AccountKind.Funds, AccountKind.FeeIncome, 8_000_000),
            (AccountKind.Funds, AccountKind.Subsidies, 2_000_000)
        );
        return school;
    }
}
