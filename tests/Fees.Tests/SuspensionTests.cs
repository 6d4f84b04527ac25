using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Fees;
using AfterSchool.Fees.Bills;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

public sealed class SuspensionTests(FeesApp app)
{
    [Fact]
    public async Task What_has_stopped_is_not_billed_and_is_once_it_runs_again()
    {
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync();
        var offering = Guid.CreateVersion7();
        await StopAsync(school, offering);
        var bill = await school.WaitingAsync(20_000, offering);
        await school
            .IssueByHandAsync(bill.Id)
            .RefusedAsync(new Law("offering-suspended", "(十一)", "坚决纠正违规行为"));

        await app.TellAsync(
            new OfferingPublished
            {
                OfferingId = offering,
                SchoolId = school.Id,
                TermId = school.Term,
                Category = "enrichment",
                ProviderKind = "ownStaff",
                VendorId = null,
                Grades = [3],
                FeeFen = 20_000,
                Edition = school.Here.Edition,
                OccurredAt = app.Clock.GetUtcNow().AddMinutes(1),
            }
        );
        await app.BillAsync(bill.PlaceId, BillState.Issued);
    }

    [Fact]
    public async Task In_a_place_without_a_sentence_for_it_what_has_stopped_is_not_billed_either()
    {
        var school = await app.SchoolAsync(Place.Zaozhuang);
        await school.StandardByAsync("district", "300.00");
        var offering = Guid.CreateVersion7();
        await StopAsync(school, offering);
        var bill = await school.WaitingAsync(20_000, offering);
        var answer = await school.IssueByHandAsync(bill.Id);
        Assert.Contains("offering-suspended", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_bill_issued_before_stays_until_the_place_ends_and_then_an_unpaid_one_is_cancelled_a_paid_one_owed_back()
    {
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync();
        var offering = Guid.CreateVersion7();
        var unpaid = await school.IssuedAsync(20_000, offering: offering);
        var paid = await school.IssuedAsync(20_000, offering: offering);
        await school.PaidAsync(paid.Id, "200.00");
        await StopAsync(school, offering);
        await app.BillAsync(unpaid.PlaceId, BillState.Issued);
        Assert.Null(await school.DutyAsync("refund-owed"));

        await app.TellAsync(school.Ended(unpaid.PlaceId, unpaid.PupilId, "offeringStopped"));
        await app.TellAsync(school.Ended(paid.PlaceId, paid.PupilId, "offeringStopped"));
        await app.BillAsync(unpaid.PlaceId, BillState.Cancelled);
        var owed = await Eventually.Some(() => school.DutyAsync("refund-owed"), "the refund is owed");
        Assert.Equal(paid.Id, owed.SubjectId);
    }

    [Fact]
    public async Task A_payment_that_arrives_after_the_withdrawal_is_owed_back_at_once()
    {
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync();
        var offering = Guid.CreateVersion7();
        var bill = await school.IssuedAsync(20_000, offering: offering);
        // The pupil came once, so the bill stays to be paid; then illness ended the place.
        await app.TellAsync(school.Held(offering, bill.PupilId));
        await Eventually.True(
            () => app.InDbAsync(db => db.Sessions.AnyAsync(one => one.OfferingId == offering)),
            "attendance is kept"
        );
        await app.TellAsync(school.Ended(bill.PlaceId, bill.PupilId, "illness"));
        await Eventually.True(
            () => app.InDbAsync(db => db.EndedPlaces.AnyAsync(one => one.PlaceId == bill.PlaceId)),
            "the end is kept"
        );
        Assert.Null(await school.DutyAsync("refund-owed"));
        await school.PaidAsync(bill.Id, "200.00");
        Assert.Equal(bill.Id, (await school.DutyAsync("refund-owed"))!.SubjectId);

        // After a plain withdrawal a payment is owed back to nobody.
        var plain = await school.IssuedAsync(20_000, offering: offering);
        await app.TellAsync(school.Held(offering, plain.PupilId) with { SessionId = Guid.CreateVersion7() });
        await Eventually.True(
            () => app.InDbAsync(db => db.Sessions.AnyAsync(one => one.PresentPupilIds.Contains(plain.PupilId))),
            "attendance is kept"
        );
        await app.TellAsync(school.Ended(plain.PlaceId, plain.PupilId, "plain"));
        await Eventually.True(
            () => app.InDbAsync(db => db.EndedPlaces.AnyAsync(one => one.PlaceId == plain.PlaceId)),
            "the end is kept"
        );
        await school.PaidAsync(plain.Id, "200.00");
        Assert.False(await app.InDbAsync(db => db.Duties.AnyAsync(one => one.SubjectId == plain.Id)));
    }

    private async Task StopAsync(TestSchool school, Guid offering)
    {
        await app.TellAsync(
            new OfferingSuspended
            {
                OfferingId = offering,
                SchoolId = school.Id,
                Reason = "vendorRemoved",
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );
        await Eventually.True(
            () => app.InDbAsync(db => db.Offerings.AnyAsync(one => one.OfferingId == offering)),
            "the stop is kept"
        );
    }
}
