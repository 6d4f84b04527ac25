using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Fees;
using AfterSchool.Contracts.Safety;
using AfterSchool.Fees.Bills;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

public sealed class RefundTests(FeesApp app)
{
    [Fact]
    public async Task A_special_reason_opens_the_duty_and_paying_back_does_it()
    {
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync();
        var (pupil, guardian, offering) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.TellAsync(school.Link(guardian, pupil));
        await app.TellAsync(school.Timetable(offering, sessions: 7));
        var bill = await school.IssuedAsync(10_000, pupil, offering);
        await school.PaidAsync(bill.Id, "100.00");
        // Sessions on 1 to 7 September; the pupil came on the first and is away from the third on: 5 of 7 remain.
        await app.TellAsync(school.Held(offering, pupil));
        await app.TellAsync(school.Ended(bill.PlaceId, pupil, "illness", TestSchool.FirstDay.AddDays(2)));
        await Eventually.True(
            () => app.InDbAsync(db => db.Duties.AnyAsync(one => one.SubjectId == bill.Id)),
            "the refund is owed"
        );
        await Eventually.True(
            () => app.InDbAsync(db => db.Sessions.AnyAsync(one => one.OfferingId == offering)),
            "attendance is kept"
        );

        var refund = Guid.CreateVersion7();
        var family = app.As(guardian, Roles.Guardian);
        await family
            .PutAsJsonAsync(
                $"/fees/v1/refunds/{refund}",
                new
                {
                    billId = bill.Id,
                    reasonKind = "illness",
                    writtenApplication = "因病退出",
                }
            )
            .OkAsync();
        var shown = await family.GetFromJsonAsync<JsonElement>("/fees/v1/refunds");
        // 100.00 × 5 ÷ 7 = 71.428…, rounded up for the pupil.
        Assert.Equal("71.43", Assert.Single(shown.EnumerateArray()).GetProperty("amount").GetString());

        var paying = new { reference = "网银 18" };
        await school
            .AsOffice.PostAsJsonAsync($"/fees/v1/refunds/{refund}/pay", paying)
            .IsAsync(HttpStatusCode.Conflict);
        await school.AsPrincipal.PostAsync($"/fees/v1/refunds/{refund}/approve", null).OkAsync();
        await school.AsOffice.PostAsJsonAsync($"/fees/v1/refunds/{refund}/pay", paying).OkAsync();
        await school.AsOffice.PostAsJsonAsync($"/fees/v1/refunds/{refund}/pay", paying).OkAsync();
        Assert.Equal(7_143, (await app.Told.FirstAsync<RefundPaid>(told => told.RefundId == refund)).AmountFen);
        Assert.True(
            await app.InDbAsync(db => db.Duties.AnyAsync(one => one.SubjectId == bill.Id && one.DoneAt != null))
        );
    }

    [Fact]
    public async Task A_plain_withdrawal_obliges_to_nothing_and_may_be_declined_with_a_reason()
    {
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync();
        var bill = await school.IssuedAsync(10_000);
        await school.PaidAsync(bill.Id, "100.00");
        var refund = Guid.CreateVersion7();
        var asked = new
        {
            billId = bill.Id,
            reasonKind = "plain",
            writtenApplication = "不再参加",
        };
        await app.As(Guid.CreateVersion7(), Roles.Guardian)
            .PutAsJsonAsync($"/fees/v1/refunds/{refund}", asked)
            .IsAsync(HttpStatusCode.NotFound);
        await school.AsOffice.PutAsJsonAsync($"/fees/v1/refunds/{refund}", asked).OkAsync();
        Assert.False(await app.InDbAsync(db => db.Duties.AnyAsync(one => one.SubjectId == bill.Id)));
        await school
            .AsPrincipal.PostAsJsonAsync($"/fees/v1/refunds/{refund}/decline", new { reason = "学期已过半" })
            .OkAsync();
    }
}
