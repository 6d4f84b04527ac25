using System.Net;
using AfterSchool.Contracts.Fees;
using AfterSchool.Fees.Bills;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

/// <summary>Catalogue 7, on fee standards: Changzhi, Urumqi, Zaozhuang, and Hunan's class-hour.</summary>
public sealed class AcceptanceCasesOfStandards(FeesApp app)
{
    private static readonly Law Unpublished = new(
        "charge-guards",
        "四(五)¶2",
        "未经市价格主管部门审核公示的中小学校",
        Place.Urumqi.Edition
    );

    [Fact]
    public async Task AC_046_In_Changzhi_nobody_is_billed_before_a_standard_exists_and_the_place_stays()
    {
        // Given no published fee standard; when a bill is issued; then refused, enrolment and service stay possible.
        var school = await app.SchoolAsync(Place.Changzhi);
        await app.TellAsync(school.Plan());
        var bill = await school.WaitingAsync(10_000);
        await school
            .IssueByHandAsync(bill.Id)
            .RefusedAsync(new Law("charge-guards", "二(一)", "收费标准未出台之前", Place.Changzhi.Edition));
        await school
            .IssueByHandAsync(bill.Id)
            .RefusedAsync(new Law("charge-guards", "二(一)", "学校不得向学生收取课后服务费", Place.Changzhi.Edition));
        Assert.Equal(BillState.Pending, (await app.BillAsync(bill.PlaceId, BillState.Pending)).State);
        Assert.DoesNotContain(app.Told.Of<BillIssued>(), told => told.PlaceId == bill.PlaceId);

        // A place that costs nothing needs no standard: its bill of nothing is settled at once.
        var free = await FreeAsync(school);
        Assert.Equal(0, free.Amount.Fen);
    }

    [Fact]
    public async Task AC_048_In_Urumqi_the_cap_is_never_scaled_a_two_hour_service_needs_a_standard_of_its_own()
    {
        // Given a two-hour product without a published standard for it; when the rate of 400 is created; then refused.
        var school = await app.SchoolAsync(Place.Urumqi);
        await school.StandardByAsync("cityPriceAuthority", "200.00");
        await school
            .ChargeAsync("400.00", minutes: 120)
            .RefusedAsync(
                new Law("longer-service-needs-standard", "四(五)¶1", "参加课后服务一小时的学生", Place.Urumqi.Edition)
            );
        await school.StandardByAsync("cityPriceAuthority", "400.00", minutes: 120);
        await school.ChargeAsync("400.00", minutes: 120).OkAsync();
        await school.ChargeAsync("400.01", minutes: 120).IsAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task AC_049_In_Urumqi_nobody_is_billed_before_the_platforms_receipt_is_stored()
    {
        // Given a rate and no platform receipt; when a bill is issued; then refused until the receipt is stored.
        var school = await app.SchoolAsync(Place.Urumqi);
        var standard = await school.StandardByAsync("cityPriceAuthority", "200.00");
        var offering = Guid.CreateVersion7();
        await app.TellAsync(school.Timetable(offering, sessions: 10, minutes: 60));
        var bill = await school.WaitingAsync(20_000, offering);
        await school.IssueByHandAsync(bill.Id).RefusedAsync(Unpublished);
        await school.IssueByHandAsync(bill.Id).RefusedAsync(Unpublished with { Quote = "不得收取课后服务费" });

        await school.ShowOnPlatformAsync(standard).OkAsync();
        Assert.Equal(20_000, (await app.BillAsync(bill.PlaceId, BillState.Issued)).Amount.Fen);
    }

    [Fact]
    public async Task AC_051_In_Zaozhuang_a_rural_standard_above_the_lower_one_needs_the_districts_reason()
    {
        // Given city 300, district 280; when 290 is saved for rural schools; then it needs a reason, 280 passes.
        var city = await app.SchoolAsync(Place.Zaozhuang, new SchoolSetting(IsCityRun: true));
        var general = Guid.CreateVersion7();
        await city.ProposeAsync(general, "300.00").OkAsync();
        await city.Education.PostAsync($"/fees/v1/standards/{general}/agree", null).OkAsync();
        await city.PublishAsync(general, "cityGovernment");
        var district = await app.SchoolAsync(Place.Zaozhuang, new SchoolSetting(IsRural: true));
        await district.StandardByAsync("district", "280.00");

        var (dear, exact) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await district
            .ProposeAsync(dear, "290.00", isRural: true)
            .RuledAsync(
                HttpStatusCode.UnprocessableEntity,
                "needsReason",
                new Law("rural-standard-lower", "六¶3", "农村小学按照就低不就高的原则", Place.Zaozhuang.Edition)
            );
        await district.ProposeAsync(dear, "290.00", isRural: true, reason: "边远学校成本较高").OkAsync();
        await district.ProposeAsync(exact, "280.00", isRural: true).OkAsync();
        await district.PublishAsync(exact, "district");

        // The rural school is billed by the rural standard.
        var bill = await district.IssuedAsync(50_000);
        Assert.Equal((28_000, exact), (bill.Amount.Fen, bill.StandardId));
    }

    [Fact]
    public async Task AC_063_Only_full_class_hours_are_billed()
    {
        // Given 90 minutes; then junior 2 units (2 × 45), primary 2 units (2 × 40, ten minutes over are not billed).
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync("5.00", unit: "classHour");
        var offering = Guid.CreateVersion7();
        await app.TellAsync(school.Timetable(offering, sessions: 1, minutes: 90));
        var junior = await school.IssuedAsync(99_000, offering: offering, grade: 7);
        var primary = await school.IssuedAsync(99_000, offering: offering, grade: 6);
        Assert.Equal((1_000, 1_000), (junior.Amount.Fen, primary.Amount.Fen));

        // 135 minutes tell them apart: three of 45, three of 40 with fifteen minutes over; 80 minutes: one of 45, two of 40.
        var shorter = Guid.CreateVersion7();
        await app.TellAsync(school.Timetable(shorter, sessions: 1, minutes: 80));
        Assert.Equal(500, (await school.IssuedAsync(99_000, offering: shorter, grade: 7)).Amount.Fen);
        Assert.Equal(1_000, (await school.IssuedAsync(99_000, offering: shorter, grade: 6)).Amount.Fen);
    }

    private async Task<Bill> FreeAsync(TestSchool school)
    {
        var (pupil, place) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.TellAsync(school.Pupil(pupil));
        await app.TellAsync(school.Place(place, pupil, 0));
        return await app.BillAsync(place, BillState.Paid);
    }
}
