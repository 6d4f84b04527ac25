using System.Net;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Enrolment.Tests.Rounds;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

public sealed class StoppedOfferingTests(EnrolmentApp app)
{
    [Fact]
    public async Task Ends_confirmed_places_of_a_removed_vendor_so_that_what_was_paid_is_settled()
    {
        var school = await app.SchoolAsync();
        var vendor = Guid.CreateVersion7();
        var plan = await school.PlanInForceAsync();
        var offering = await school.KeepAsync(plan, ("providerKind", "vendor"), ("vendorId", vendor));
        await app.TellAsync(Admitted(vendor, school));
        await Eventually.Equal(
            HttpStatusCode.NoContent,
            async () => (await school.PublishAsync(offering)).StatusCode,
            "the vendor is admitted"
        );
        var pupils = await app.ClassAsync(school, 3, "");
        var request = await pupils.ApprovedAsync(school, pupils.Children[0], offering);
        await school.AsOffice.PostAsync($"offerings/{offering}/allocate", new { }).IsAsync(HttpStatusCode.OK);
        await pupils.SignAsync(request, pupils.Children[0]).IsAsync(HttpStatusCode.NoContent);
        await school
            .AsOffice.PostAsync($"requests/{request}/agreement/signatures", new { party = "school", method = "online" })
            .IsAsync(HttpStatusCode.NoContent);

        await app.TellAsync(
            new VendorRemoved
            {
                VendorId = vendor,
                SchoolId = school.Id,
                Reason = "sanction",
                OccurredAt = app.Clock.GetUtcNow().AddMinutes(1),
            }
        );

        var ended = await app.Told.FirstAsync<EnrolmentEnded>(one => one.OfferingId == offering);
        // The first Monday after Tuesday 1 September 2026 is the 7th: no session without the pupil before it.
        Assert.Equal(("offeringStopped", new DateOnly(2026, 9, 7)), (ended.ReasonKind, ended.EffectiveOn));
        Assert.Equal(pupils.Children[0].Id, ended.PupilId);
        Assert.Equal(
            0,
            await app.InDbAsync(db => db.Seats.Where(one => one.OfferingId == offering).SumAsync(one => one.Taken))
        );
        Assert.Equal(0, await app.InDbAsync(db => db.PlaceSlots.CountAsync(one => one.PupilId == ended.PupilId)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Leaves_nobody_in_an_offering_that_stops_while_a_family_claims_its_last_seat(bool claimComesFirst)
    {
        var school = await app.SchoolInAsync(FivePlaces.Changzhi);
        var offering = await school.KeepAsync(await school.OpenedAsync());
        await school.PublishAsync(offering, "周一只有这一节").IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"offerings/{offering}/open-claims", new { }).IsAsync(HttpStatusCode.NoContent);
        var pupils = await app.ClassAsync(school, 3, "");
        var child = pupils.Children[0];
        Task<HttpResponseMessage> ClaimAsync() =>
            pupils
                .Guardian(child)
                .PutAsync(
                    $"seat-claims/{Guid.CreateVersion7()}",
                    new { seats = new[] { new { pupilId = child.Id, offeringId = offering } } }
                );
        Task<HttpResponseMessage> StopAsync() => school.AsOffice.PostAsync($"offerings/{offering}/suspend", new { });

        // Both have read what there is when they come to the seats.
        var seats = await RowHeld.SeatsAsync(app, offering);
        var first = claimComesFirst ? ClaimAsync() : StopAsync();
        await seats.WaitedForByAsync(1);
        var second = claimComesFirst ? StopAsync() : ClaimAsync();
        await seats.WaitedForByAsync(2);
        await seats.DisposeAsync();

        await (claimComesFirst ? second : first).IsAsync(HttpStatusCode.NoContent);
        await (claimComesFirst ? first : second).IsAsync(claimComesFirst ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        Assert.Empty(await school.PlacedAsync(offering));
        Assert.Equal(0, await app.InDbAsync(db => db.PlaceSlots.CountAsync(one => one.PupilId == child.Id)));
        if (claimComesFirst)
            await app.Told.FirstAsync<EnrolmentEnded>(one => one.PupilId == child.Id);
    }

    private VendorAdmitted Admitted(Guid vendor, SchoolAtHand school) =>
        new()
        {
            VendorId = vendor,
            SchoolId = school.Id,
            ContractId = Guid.CreateVersion7(),
            From = EnrolmentApp.AutumnBegins,
            Until = EnrolmentApp.AutumnBegins.AddDays(130),
            Edition = "hunan/2024-03-18",
            OccurredAt = app.Clock.GetUtcNow(),
        };
}
