using System.Net;
using System.Text.Json;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Places;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

public sealed class SeatClaimTests(EnrolmentApp app)
{
    private const string Changzhi = "140402";

    [Fact]
    public async Task Holds_a_seat_while_class_and_school_decide_and_confirms_it_with_the_last_signature()
    {
        var (school, offering) = await OpenedAsync();
        var pupils = await app.ClassAsync(school, 3, "");
        var (child, id) = (pupils.Children[0], Guid.CreateVersion7());

        var given = await ClaimAsync(pupils, child, id, offering).GivenAsync();
        var until = given[0].GetProperty("heldUntil").GetDateTimeOffset();
        Assert.Equal(app.Clock.GetUtcNow().AddHours(48), until, TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await TakenAsync(offering));
        // The sentence that puts class and school before the place is entered with the seat.
        var (verdict, quotes) = await school.EnteredAsync(id, "seat-held");
        Assert.Equal("noted", verdict);
        Assert.Contains("由学生和家长自愿报名、自主选课", quotes, StringComparison.Ordinal);
        var notice = await app.Told.FirstAsync<NoticeDue>(one => one.Template == "seat-held" && IsOf(one, child));
        Assert.Equal(until, notice.Deadline);

        await pupils.ReviewAsync(id).IsAsync(HttpStatusCode.NoContent);
        await DecideAsync(school, id, approved: true).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(RequestStatus.Placed, await StatusAsync(id));
        await pupils.SignAsync(id, child).IsAsync(HttpStatusCode.NoContent);
        await school
            .AsOffice.PostAsync($"requests/{id}/agreement/signatures", new { party = "school", method = "online" })
            .IsAsync(HttpStatusCode.NoContent);
        var confirmed = await app.Told.FirstAsync<PlaceConfirmed>(one => one.PupilId == child.Id);
        Assert.Equal(given[0].GetProperty("placeId").GetGuid(), confirmed.PlaceId);
        // Asked again after all that, the same claim has the same answer.
        Assert.Equal($"{given}", $"{await ClaimAsync(pupils, child, id, offering).GivenAsync()}");
        Assert.Equal(1, await TakenAsync(offering));
    }

    [Fact]
    public async Task Gives_the_seat_at_once_where_no_step_of_the_school_comes_before_it()
    {
        var school = await app.SchoolInAsync(Changzhi);
        var offering = await school.KeepAsync(await school.OpenedAsync());
        await school.PublishAsync(offering, "周一只有这一节").IsAsync(HttpStatusCode.NoContent);
        await OpenAsync(school, offering);
        var pupils = await app.ClassAsync(school, 3, "");
        var (child, id) = (pupils.Children[0], Guid.CreateVersion7());

        var given = await ClaimAsync(pupils, child, id, offering).GivenAsync();

        Assert.Equal(JsonValueKind.Null, given[0].GetProperty("heldUntil").ValueKind);
        var confirmed = await app.Told.FirstAsync<PlaceConfirmed>(one => one.PupilId == child.Id);
        // 1 September 2026 is a Tuesday; the first Monday after it is the 7th.
        Assert.Equal((id, new DateOnly(2026, 9, 7)), (confirmed.ConsentId, confirmed.FirstDay));
        Assert.Equal(RequestStatus.Confirmed, await StatusAsync(id));
        var owed = await school.OwesAsync(id, "safety-agreement-missing");
        Assert.Equal(("school", confirmed.FirstDay), (owed.Bound, owed.DueOn));
    }

    [Fact]
    public async Task Frees_the_seat_when_the_school_declines_and_owes_the_decision_when_the_time_runs_out()
    {
        var (school, offering) = await OpenedAsync();
        var pupils = await app.ClassAsync(school, 3, "", "");
        var (declined, late) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await ClaimAsync(pupils, pupils.Children[0], declined, offering).GivenAsync();
        await ClaimAsync(pupils, pupils.Children[1], late, offering).GivenAsync();
        Assert.Equal(2, await TakenAsync(offering));

        await pupils.ReviewAsync(declined).IsAsync(HttpStatusCode.NoContent);
        await DecideAsync(school, declined, approved: false).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(1, await TakenAsync(offering));

        // What time runs out for is the school's own step: the family keeps the seat, and the school owes the decision.
        var now = app.Clock.GetUtcNow();
        await app.InDbAsync(db =>
            db.Places.Where(one => one.RequestId == late)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.HeldUntil, now))
        );
        var owed = await school.OwesAsync(late, "seat-undecided");
        Assert.Equal(("school", "(二)-1"), (owed.Bound, owed.Article));
        Assert.Equal((RequestStatus.Submitted, 1), (await StatusAsync(late), await TakenAsync(offering)));
        await pupils.ReviewAsync(late).IsAsync(HttpStatusCode.NoContent);
        await DecideAsync(school, late, approved: true).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(RequestStatus.Placed, await StatusAsync(late));
        Assert.DoesNotContain("seat-undecided", await school.DutiesAsync(late));
    }

    [Fact]
    public async Task Gives_the_seat_back_when_the_family_takes_back_what_it_claimed()
    {
        var (school, offering) = await OpenedAsync();
        var pupils = await app.ClassAsync(school, 3, "");
        var (child, id) = (pupils.Children[0], Guid.CreateVersion7());
        await ClaimAsync(pupils, child, id, offering).GivenAsync();

        foreach (var _ in Enumerable.Range(0, 2))
            await pupils
                .Guardian(child)
                .PostAsync($"requests/{id}/withdraw", new { })
                .IsAsync(HttpStatusCode.NoContent);

        Assert.Equal((RequestStatus.Ended, 0), (await StatusAsync(id), await TakenAsync(offering)));
        // The child's hour is free again.
        await ClaimAsync(pupils, child, Guid.CreateVersion7(), offering).GivenAsync();
    }

    [Fact]
    public async Task Takes_a_held_seat_back_without_deciding_the_request_and_says_still_what_was_given()
    {
        var (school, offering) = await OpenedAsync(("capacity", 1));
        var pupils = await app.ClassAsync(school, 3, "", "");
        var (child, other, id) = (pupils.Children[0], pupils.Children[1], Guid.CreateVersion7());
        var given = await ClaimAsync(pupils, child, id, offering).GivenAsync();
        var inRequestId = await pupils.ApprovedAsync(school, other, offering);

        var outPlaceId = given[0].GetProperty("placeId").GetGuid();
        await school
            .AsOffice.PostAsync($"offerings/{offering}/swap", new { outPlaceId, inRequestId })
            .IsAsync(HttpStatusCode.NoContent);

        Assert.Equal(
            (RequestStatus.Submitted, RequestStatus.Placed),
            (await StatusAsync(id), await StatusAsync(inRequestId))
        );
        Assert.Equal($"{given}", $"{await ClaimAsync(pupils, child, id, offering).GivenAsync()}");
        Assert.Equal(1, await TakenAsync(offering));
    }

    [Fact]
    public async Task Says_exactly_why_there_is_no_seat()
    {
        var (school, offering) = await OpenedAsync(("capacity", 1));
        var plan = await app.InDbAsync(db =>
            db.Offerings.Where(one => one.Id == offering).Select(one => one.PlanId).SingleAsync()
        );
        var sameHour = await OpenAsync(school, await school.OnMenuAsync(plan, ("activity", "reading")));
        var notOpened = await school.OnMenuAsync(plan, ("activity", "homework"));
        var pupils = await app.ClassAsync(school, 3, "", "");
        var (child, other) = (pupils.Children[0], pupils.Children[1]);
        await ClaimAsync(pupils, child, Guid.CreateVersion7(), offering).GivenAsync();

        await ClaimAsync(pupils, other, Guid.CreateVersion7(), offering).TakenAsync("seat-full");
        await ClaimAsync(pupils, child, Guid.CreateVersion7(), offering).TakenAsync("seat-yours");
        await ClaimAsync(pupils, child, Guid.CreateVersion7(), sameHour).TakenAsync("seat-clash");
        await ClaimAsync(pupils, other, Guid.CreateVersion7(), notOpened).TakenAsync("seat-not-open");
        var older = await app.ClassAsync(school, 5, "");
        var refused = await ClaimAsync(older, older.Children[0], Guid.CreateVersion7(), sameHour).IsRefusedAsync();
        refused.Has("refused", "grade-not-served", "(三)", "义务教育阶段公、民办学校有课后服务需求的在校学生");
        Assert.Equal((1, 0), (await TakenAsync(offering), await TakenAsync(sameHour)));
    }

    [Fact]
    public async Task Gives_several_children_their_seats_together_or_none_of_them()
    {
        var (school, offering) = await OpenedAsync(("capacity", 3));
        var pupils = await app.ClassAsync(school, 3, "", "");
        var guardian = pupils.Children[0].Guardian;
        await app.LinkAsync(new Child(pupils.Children[1].Id, guardian));
        var both = pupils.Children.Select(one => (one.Id, offering)).ToArray();

        var given = await ClaimAsync(guardian, Guid.CreateVersion7(), both).GivenAsync();
        Assert.Equal(2, given.GetArrayLength());

        var more = await app.ClassAsync(school, 3, "", "");
        await app.LinkAsync(new Child(more.Children[1].Id, more.Children[0].Guardian));
        // One seat is left, and there are two of them.
        var two = more.Children.Select(one => (one.Id, offering)).ToArray();
        await ClaimAsync(more.Children[0].Guardian, Guid.CreateVersion7(), two).TakenAsync("seat-full");
        Assert.Equal(2, await TakenAsync(offering));
        Assert.False(await app.InDbAsync(db => db.Requests.AnyAsync(one => one.PupilId == more.Children[0].Id)));
    }

    [Fact]
    public async Task Gives_nothing_to_whoever_claims_for_another_family_or_replays_with_other_words()
    {
        var (school, offering) = await OpenedAsync();
        var (_, elsewhere) = await OpenedAsync();
        var pupils = await app.ClassAsync(school, 3, "", "");
        var (child, other) = (pupils.Children[0], pupils.Children[1]);
        var id = Guid.CreateVersion7();
        await ClaimAsync(pupils, child, id, offering).GivenAsync();

        // Another family's child, by the own account, alone and beside the own child.
        await ClaimAsync(other.Guardian, Guid.CreateVersion7(), [(child.Id, offering)])
            .IsAsync(HttpStatusCode.NotFound);
        await ClaimAsync(other.Guardian, Guid.CreateVersion7(), [(other.Id, offering), (child.Id, offering)])
            .IsAsync(HttpStatusCode.NotFound);
        // The id that another family used, read from a log or guessed: nothing of theirs is told.
        await ClaimAsync(other.Guardian, id, [(other.Id, offering)]).TakenAsync("claimed-otherwise");
        await ClaimAsync(other.Guardian, id, [(child.Id, offering)]).IsAsync(HttpStatusCode.NotFound);
        // The own claim with another body; and the id under which a request stands.
        await ClaimAsync(pupils, child, id, elsewhere).TakenAsync("claimed-otherwise");
        var asked = Guid.CreateVersion7();
        await pupils.AskAsync(asked, other, offering).IsAsync(HttpStatusCode.NoContent);
        await ClaimAsync(pupils, other, asked, offering).TakenAsync("claimed-otherwise");
        // An offering of another school, and one that is nowhere.
        var foreign = await ClaimAsync(pupils, other, Guid.CreateVersion7(), elsewhere).IsRefusedAsync();
        foreign.Has("refused", "pupil-not-on-roll", "(四)", "课后服务仅限于义务教育阶段学校实施");
        await ClaimAsync(pupils, other, Guid.CreateVersion7(), Guid.CreateVersion7()).IsAsync(HttpStatusCode.NotFound);
        await app.As(school.Office, Roles.SchoolOffice)
            .PutAsync($"seat-claims/{Guid.CreateVersion7()}", Body([(child.Id, offering)]))
            .IsAsync(HttpStatusCode.Forbidden);
        foreach (var body in (object[])[Body([]), new { seats = new object?[] { null } }, new { }])
            await pupils
                .Guardian(child)
                .PutAsync($"seat-claims/{Guid.CreateVersion7()}", body)
                .IsAsync(HttpStatusCode.BadRequest);
        Assert.Equal((1, 0), (await TakenAsync(offering), await TakenAsync(elsewhere)));
    }

    [Fact]
    public async Task Opens_to_the_first_who_come_only_what_nobody_waits_for()
    {
        var school = await app.SchoolAsync();
        var offering = await school.OnMenuAsync(await school.PlanInForceAsync(), ("capacity", 9));
        var pupils = await app.ClassAsync(school, 3, "leftBehind", "");
        var priority = await pupils.ApprovedAsync(school, pupils.Children[0], offering);
        var plain = await pupils.ApprovedAsync(school, pupils.Children[1], offering);

        var answer = await OpenClaimsAsync(school, offering).IsRefusedAsync();
        answer.Has("pending", "priority-passed-over", "(三)", "优先保障留守儿童、残疾儿童");
        await app.InDbAsync(db =>
            db.Requests.Where(one => one.Id == priority)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Status, RequestStatus.Declined))
        );
        await OpenClaimsAsync(school, offering).IsAsync(HttpStatusCode.Conflict);
        await school.AsOffice.PostAsync($"offerings/{offering}/allocate", new { }).IsAsync(HttpStatusCode.OK);
        Assert.Equal(RequestStatus.Placed, await StatusAsync(plain));

        await OpenClaimsAsync(school, offering).IsAsync(HttpStatusCode.NoContent);
        await OpenClaimsAsync(school, offering).IsAsync(HttpStatusCode.NoContent);
        await app.As(Guid.CreateVersion7(), Roles.SchoolOffice)
            .PostAsync($"offerings/{offering}/open-claims", new { })
            .IsAsync(HttpStatusCode.NotFound);
    }

    private async Task<(SchoolAtHand School, Guid Offering)> OpenedAsync(params (string Key, object? Value)[] but)
    {
        var school = await app.SchoolAsync();
        return (school, await OpenAsync(school, await school.OnMenuAsync(await school.PlanInForceAsync(), but)));
    }

    private static async Task<Guid> OpenAsync(SchoolAtHand school, Guid offering)
    {
        await OpenClaimsAsync(school, offering).IsAsync(HttpStatusCode.NoContent);
        return offering;
    }

    private static Task<HttpResponseMessage> OpenClaimsAsync(SchoolAtHand school, Guid offering) =>
        school.AsOffice.PostAsync($"offerings/{offering}/open-claims", new { });

    private static Task<HttpResponseMessage> DecideAsync(SchoolAtHand school, Guid request, bool approved) =>
        school.AsOffice.PostAsync(
            $"requests/{request}/decide",
            new
            {
                approved,
                words = "已审核",
                reasonCode = approved ? null : "noFittingGroup",
            }
        );

    private Task<HttpResponseMessage> ClaimAsync(ClassAtHand pupils, Child child, Guid id, Guid offering) =>
        ClaimAsync(child.Guardian, id, [(child.Id, offering)]);

    private Task<HttpResponseMessage> ClaimAsync(Guid account, Guid id, params (Guid Pupil, Guid Offering)[] seats) =>
        app.As(account, Roles.Guardian).PutAsync($"seat-claims/{id}", Body(seats));

    private static object Body((Guid Pupil, Guid Offering)[] seats) =>
        new { seats = seats.Select(one => new { pupilId = one.Pupil, offeringId = one.Offering }) };

    private static bool IsOf(NoticeDue notice, Child child) => notice.ToGuardiansOfPupilId == child.Id;

    private Task<RequestStatus> StatusAsync(Guid request) =>
        app.InDbAsync(db => db.Requests.Where(one => one.Id == request).Select(one => one.Status).SingleAsync());

    private Task<int> TakenAsync(Guid offering) =>
        app.InDbAsync(db => db.Seats.Where(one => one.OfferingId == offering).Select(one => one.Taken).SingleAsync());
}
