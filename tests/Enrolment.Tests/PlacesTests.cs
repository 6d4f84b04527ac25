using System.Net;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Enrolment.Tests.Rounds;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

public sealed class PlacesTests(EnrolmentApp app)
{
    [Fact]
    public async Task Gives_a_place_from_request_to_agreement_and_lets_the_family_leave()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var offering = await school.OnMenuAsync(plan);
        var pupils = await app.ClassAsync(school, 3, "");
        var child = pupils.Children[0];

        var request = await pupils.ApprovedAsync(school, child, offering);
        await AllocateAsync(school, offering);
        await pupils.SignAsync(request, child).IsAsync(HttpStatusCode.NoContent);
        await SchoolSignsAsync(school, request);

        var confirmed = await app.Told.FirstAsync<PlaceConfirmed>(one => one.PupilId == child.Id);
        // 1 September 2026 is a Tuesday; the first Monday after it is the 7th.
        Assert.Equal((18_000, new DateOnly(2026, 9, 7)), (confirmed.FeeFen, confirmed.FirstDay));

        var place = confirmed.PlaceId;
        await pupils
            .Guardian(child)
            .PostAsync($"places/{place}/withdraw", new { reasonKind = "plain" })
            .IsAsync(HttpStatusCode.NoContent);
        await pupils
            .Guardian(child)
            .PostAsync($"places/{place}/withdraw", new { reasonKind = "plain" })
            .IsAsync(HttpStatusCode.NoContent);
        var ended = await app.Told.FirstAsync<EnrolmentEnded>(one => one.PlaceId == place);
        Assert.Equal(new DateOnly(2026, 9, 7), ended.EffectiveOn);
        Assert.Equal(0, await TakenAsync(offering));
    }

    [Fact]
    public async Task AC_016_places_priority_groups_first_and_keeps_a_swap_past_them_pending()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var offering = await school.OnMenuAsync(plan, ("capacity", 3));
        var round = await school.RoundAsync(plan, [offering]);
        var pupils = await app.ClassAsync(school, 3, "", "leftBehind", "", "disabled,other", "");
        var requests = new List<Guid>();
        foreach (var child in pupils.Children)
            requests.Add(await pupils.ApprovedAsync(school, child, offering));
        await school.DrawAsync(round);

        var placed = await app.InDbAsync(db => db.Places.Where(one => one.OfferingId == offering).ToListAsync());
        Assert.Equal(3, placed.Count);
        Assert.Contains(placed, one => one.PupilId == pupils.Children[1].Id);
        Assert.Contains(placed, one => one.PupilId == pupils.Children[3].Id);

        var outPlaceId = placed.First(one => one.PupilId == pupils.Children[1].Id).Id;
        var waiting = requests.First(one => placed.All(place => place.RequestId != one));
        var answer = await school
            .AsOffice.PostAsync($"offerings/{offering}/swap", new { outPlaceId, inRequestId = waiting })
            .IsRefusedAsync();

        answer.Has("pending", "priority-passed-over", "(三)", "优先保障留守儿童、残疾儿童");
        Assert.Contains("priority-passed-over", await school.DutiesAsync(offering));
        Assert.Equal(3, await TakenAsync(offering));

        // What the lot gave to somebody without priority stands as well, while nobody with priority waits.
        var plain = placed.First(one => one.PupilId != pupils.Children[1].Id && one.PupilId != pupils.Children[3].Id);
        var stands = await school
            .AsOffice.PostAsync($"offerings/{offering}/swap", new { outPlaceId = plain.Id, inRequestId = waiting })
            .IsRefusedAsync();
        stands.Has("refused", "drawn-place-stands", "(二)-1", "由学生和家长自愿报名、自主选课");
        Assert.Equal(3, await TakenAsync(offering));
    }

    [Fact]
    public async Task Gives_a_place_that_no_lot_gave_to_another_and_tells_both_families()
    {
        var school = await app.SchoolAsync();
        var offering = await school.OnMenuAsync(await school.PlanInForceAsync(), ("capacity", 1));
        var pupils = await app.ClassAsync(school, 3, "", "");
        var (first, other) = (pupils.Children[0], pupils.Children[1]);
        var outgoing = await pupils.ApprovedAsync(school, first, offering);
        await AllocateAsync(school, offering);
        var inRequestId = await pupils.ApprovedAsync(school, other, offering);
        var outPlaceId = await app.InDbAsync(db =>
            db.Places.Where(one => one.RequestId == outgoing).Select(one => one.Id).SingleAsync()
        );

        await school
            .AsOffice.PostAsync($"offerings/{offering}/swap", new { outPlaceId, inRequestId })
            .IsAsync(HttpStatusCode.NoContent);

        await app.Told.FirstAsync<NoticeDue>(one => one.Template == "place-taken-back" && one.SubjectId == outPlaceId);
        await app.Told.FirstAsync<NoticeDue>(one =>
            one.Template == "place-offered" && one.ToGuardiansOfPupilId == other.Id
        );
        Assert.Equal([other.Id], (await school.PlacedAsync(offering)).Order());
    }

    [Fact]
    public async Task Gives_the_last_seat_once_when_two_guardians_want_it_at_the_same_moment()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var offering = await school.OnMenuAsync(plan, ("capacity", 1));
        await school.DrawAsync(await school.RoundAsync(plan, [offering]));
        var pupils = await app.ClassAsync(school, 3, "", "");
        await Task.WhenAll(pupils.Children.Select(child => pupils.ApprovedAsync(school, child, offering)));

        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => school.AsOffice.PostAsync($"offerings/{offering}/allocate", new { }))
        );

        Assert.Equal(1, await TakenAsync(offering));
        Assert.Equal(1, await app.InDbAsync(db => db.Places.CountAsync(one => one.OfferingId == offering)));
    }

    [Fact]
    public async Task Lets_a_child_be_in_one_place_at_a_time()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var sport = await school.OnMenuAsync(plan);
        var reading = await school.OnMenuAsync(plan, ("activity", "reading"));
        var pupils = await app.ClassAsync(school, 3, "");
        await pupils.ApprovedAsync(school, pupils.Children[0], sport);
        await pupils.ApprovedAsync(school, pupils.Children[0], reading);

        await Task.WhenAll(
            school.AsOffice.PostAsync($"offerings/{sport}/allocate", new { }),
            school.AsOffice.PostAsync($"offerings/{reading}/allocate", new { })
        );

        Assert.Equal(1, await TakenAsync(sport) + await TakenAsync(reading));
    }

    [Fact]
    public async Task Hides_a_child_from_everybody_but_its_guardian_and_school()
    {
        var school = await app.SchoolAsync();
        var offering = await school.OnMenuAsync(await school.PlanInForceAsync());
        var pupils = await app.ClassAsync(school, 3, "", "");
        var (child, other) = (pupils.Children[0], pupils.Children[1]);
        var request = Guid.CreateVersion7();

        await pupils
            .Guardian(other)
            .PutAsync($"requests/{request}", new { pupilId = child.Id, choices = new[] { offering } })
            .IsAsync(HttpStatusCode.NotFound);
        await pupils.AskAsync(request, child, offering).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.NotFound, await pupils.Guardian(other).StatusAsync($"requests/{request}"));
        Assert.Equal(0, (await pupils.Guardian(other).ReadAsync($"requests?schoolId={school.Id}")).GetArrayLength());
        Assert.Equal(1, (await pupils.Guardian(child).ReadAsync("requests")).GetArrayLength());
        Assert.Equal(1, (await school.AsOffice.ReadAsync($"requests?schoolId={school.Id}")).GetArrayLength());
        await pupils.SignAsync(request, other).IsAsync(HttpStatusCode.NotFound);
        await app.As(Guid.CreateVersion7(), Roles.ClassTeacher)
            .PostAsync($"requests/{request}/class-review", new { words = "同意" })
            .IsAsync(HttpStatusCode.NotFound);
        await pupils
            .Guardian(child)
            .PostAsync($"requests/{request}/decide", new { approved = true, words = "好" })
            .IsAsync(HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.OK, await pupils.Guardian(other).StatusAsync($"offerings/{offering}"));
    }

    [Fact]
    public async Task Signs_nothing_before_the_place_and_decides_without_a_review_that_no_document_asks_for()
    {
        var school = await app.SchoolAsync();
        var offering = await school.OnMenuAsync(await school.PlanInForceAsync());
        var pupils = await app.ClassAsync(school, 3, "");
        var request = Guid.CreateVersion7();
        await pupils.AskAsync(request, pupils.Children[0], offering).IsAsync(HttpStatusCode.NoContent);

        var signed = await pupils.SignAsync(request, pupils.Children[0]).IsRefusedAsync();
        signed.Has("pending", "request-chain", "(二)-1", "由学生和家长自愿报名、自主选课");
        // 「自愿报名、自主选课」: Hunan's document knows no review by the class.
        await school
            .AsOffice.PostAsync($"requests/{request}/decide", new { approved = true, words = "同意" })
            .IsAsync(HttpStatusCode.NoContent);
        Assert.Empty(await school.DutiesAsync(request));
    }

    [Fact]
    public async Task Refuses_a_grade_that_the_offering_does_not_serve()
    {
        var school = await app.SchoolAsync();
        var offering = await school.OnMenuAsync(await school.PlanInForceAsync());
        var pupils = await app.ClassAsync(school, 5, "");
        var answer = await pupils.AskAsync(Guid.CreateVersion7(), pupils.Children[0], offering).IsRefusedAsync();
        answer.Has("refused", "grade-not-served", "(三)", "义务教育阶段公、民办学校有课后服务需求的在校学生");
    }

    [Fact]
    public async Task Suspends_what_a_removed_vendor_gave_and_tells_the_families()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var vendor = Guid.CreateVersion7();
        var offering = await school.KeepAsync(plan, ("providerKind", "vendor"), ("vendorId", vendor));
        var refused = await school.PublishAsync(offering).IsRefusedAsync();
        refused.Has("refused", "vendor-not-admitted", "(六)", "主管教育行政部门要制定标准进行审批");

        await app.TellAsync(Admitted(vendor, school));
        await Eventually.Equal(
            HttpStatusCode.NoContent,
            async () => (await school.PublishAsync(offering)).StatusCode,
            "the vendor is admitted"
        );
        var pupils = await app.ClassAsync(school, 3, "");
        await pupils.ApprovedAsync(school, pupils.Children[0], offering);
        await AllocateAsync(school, offering);

        await app.TellAsync(
            new VendorRemoved
            {
                VendorId = vendor,
                SchoolId = school.Id,
                Reason = "sanction",
                OccurredAt = app.Clock.GetUtcNow().AddMinutes(1),
            }
        );
        var suspended = await app.Told.FirstAsync<OfferingSuspended>(one => one.OfferingId == offering);
        Assert.Equal("vendorRemoved", suspended.Reason);
        await app.Told.FirstAsync<NoticeDue>(one =>
            one.ToGuardiansOfPupilId == pupils.Children[0].Id && one.Template == "offering-suspended"
        );
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

    private Task<int> TakenAsync(Guid offering) =>
        app.InDbAsync(db => db.Seats.Where(one => one.OfferingId == offering).Select(one => one.Taken).SingleAsync());

    private static Task<HttpResponseMessage> AllocateAsync(SchoolAtHand school, Guid offering) =>
        school.AsOffice.PostAsync($"offerings/{offering}/allocate", new { }).IsAsync(HttpStatusCode.OK);

    private static Task<HttpResponseMessage> SchoolSignsAsync(SchoolAtHand school, Guid request) =>
        school
            .AsOffice.PostAsync($"requests/{request}/agreement/signatures", new { party = "school", method = "online" })
            .IsAsync(HttpStatusCode.NoContent);
}
