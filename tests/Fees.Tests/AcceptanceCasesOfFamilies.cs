using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Contracts.Fees;
using AfterSchool.Fees.Bills;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

/// <summary>Catalogue 7, on what a family meets: waiver and refund in Zaozhuang, notices in Urumqi.</summary>
public sealed class AcceptanceCasesOfFamilies(FeesApp app)
{
    [Fact]
    public async Task AC_052_A_registered_poor_pupil_in_Zaozhuang_is_billed_nothing_and_asked_for_nothing()
    {
        var school = await app.SchoolAsync(Place.Zaozhuang);
        await school.StandardByAsync("district", "300.00");
        var (pupil, place) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.TellAsync(school.Pupil(pupil, "leftBehind,registeredPoor"));
        await app.TellAsync(school.Place(place, pupil, 30_000));
        var bill = await app.BillAsync(place, BillState.Paid);
        Assert.Equal((0, 30_000), (bill.Amount.Fen, bill.Waived.Fen));
        Assert.Equal(0, (await app.Told.FirstAsync<BillIssued>(told => told.BillId == bill.Id)).AmountFen);
        await app.Told.FirstAsync<BillPaid>(told => told.BillId == bill.Id);
        Assert.DoesNotContain(app.Told.Of<NoticeDue>(), told => told.SubjectId == bill.Id);

        // Whoever takes money all the same is refused with the sentence.
        await school
            .AsOffice.PutAsJsonAsync(
                $"/fees/v1/payments/{Guid.CreateVersion7()}",
                TestSchool.Payment(bill.Id, "300.00")
            )
            .RefusedAsync(
                new Law("pupil-is-free", "六¶3", "建档立卡贫困家庭学生参加课后服务全部免费", Place.Zaozhuang.Edition)
            );
        Assert.Equal(30_000, (await school.IssuedAsync(30_000, grounds: "leftBehind")).Amount.Fen);
    }

    [Fact]
    public async Task AC_054_In_Zaozhuang_a_refund_waits_for_a_written_application_and_may_then_be_given_or_declined()
    {
        // Given a withdrawal noted by phone; when a refund is created; then refused until a written application is there.
        var school = await app.SchoolAsync(Place.Zaozhuang);
        await school.StandardByAsync("district", "300.00");
        var offering = Guid.CreateVersion7();
        await app.TellAsync(school.Timetable(offering, sessions: 3));
        var bill = await school.IssuedAsync(30_000, offering: offering);
        await school.PaidAsync(bill.Id, "300.00");
        await app.TellAsync(school.Held(offering, bill.PupilId));
        await Eventually.True(
            () => app.InDbAsync(db => db.Sessions.AnyAsync(one => one.OfferingId == offering)),
            "attendance is kept"
        );
        var law = new Law("refund-in-writing", "六¶3", "要求退费的，须向学校提出书面申请", Place.Zaozhuang.Edition);
        await AskAsync(null).RefusedAsync(law);
        await AskAsync(null).RefusedAsync(law with { Quote = "可退回剩余费用" });

        var refund = Guid.CreateVersion7();
        await AskAsync("电子申请：孩子不再参加，申请退费。", refund).OkAsync();
        var shown = await school.AsOffice.GetFromJsonAsync<JsonElement>($"/fees/v1/refunds?billId={bill.Id}");
        // 300.00 × 2 remaining ÷ 3 planned sessions.
        Assert.Equal("200.00", Assert.Single(shown.EnumerateArray()).GetProperty("amount").GetString());
        Assert.False(await app.InDbAsync(db => db.Duties.AnyAsync(one => one.SubjectId == bill.Id)));
        // 可: the school may decline, and says why.
        await school
            .AsPrincipal.PostAsJsonAsync($"/fees/v1/refunds/{refund}/decline", new { reason = "" })
            .IsAsync(HttpStatusCode.BadRequest);
        await school
            .AsPrincipal.PostAsJsonAsync($"/fees/v1/refunds/{refund}/decline", new { reason = "学期已近结束" })
            .OkAsync();

        Task<HttpResponseMessage> AskAsync(string? application, Guid? id = null) =>
            school.AsOffice.PutAsJsonAsync(
                $"/fees/v1/refunds/{id ?? Guid.CreateVersion7()}",
                new
                {
                    billId = bill.Id,
                    reasonKind = "plain",
                    writtenApplication = application,
                    from = "2026-09-02",
                }
            );
    }

    [Fact]
    public async Task AC_078_In_Urumqi_a_notice_that_sells_a_workbook_is_refused()
    {
        var school = await app.SchoolAsync(Place.Urumqi);
        await school
            .NoticeAsync("课后服务同步练习册，请点击 https://shop.example/workbook 购买。")
            .RefusedAsync(
                new Law(
                    "sales-in-notice",
                    "四(五)¶1",
                    "学校不得借课后服务名义向学生推荐、兜售学习材料",
                    Place.Urumqi.Edition
                )
            );
        await school.NoticeAsync("下周一起课后服务改在图书馆，请家长按时接送。").OkAsync();
        var shown = await school.AsOffice.GetFromJsonAsync<JsonElement>(
            $"/fees/v1/school-notices?schoolId={school.Id}"
        );
        Assert.Single(shown.EnumerateArray());
    }

    [Theory]
    [InlineData("zaozhuang", "五¶4", "坚决禁止商业行为进校园")]
    [InlineData("changzhi", "三(三)¶4", "开展商业推广性质的活动")]
    public async Task No_commerce_in_the_notices_of_Zaozhuang_and_Changzhi(string place, string article, string quote)
    {
        var where = place == "zaozhuang" ? Place.Zaozhuang : Place.Changzhi;
        var school = await app.SchoolAsync(where);
        await school
            .NoticeAsync("机器人体验课开放，团购享受优惠。")
            .RefusedAsync(new Law("sales-in-notice", article, quote, where.Edition));
        await school.NoticeAsync("请家长查看课后服务课表 https://school.example/timetable").OkAsync();
    }
}
