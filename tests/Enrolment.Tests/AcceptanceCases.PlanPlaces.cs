using System.Net;
using System.Text.Json;
using AfterSchool.Enrolment.Tests.Rounds;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>What is no service at all, and who comes first where places are short, through the real API.</summary>
public sealed class AcceptanceCasesOfPlaces(EnrolmentApp app)
{
    private const string Urumqi = "650102";

    [Fact]
    public async Task AC_016_places_all_six_of_the_priority_groups_among_40_applicants_for_30_places()
    {
        // Given 30 places and 40 applicants, 6 of them left-behind or disabled,
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var offering = await school.OnMenuAsync(plan);
        var round = await school.RoundAsync(plan, [offering]);
        string[] grounds =
        [
            .. Enumerable.Range(0, 40).Select(at => at % 7 == 5 ? (at % 2 == 0 ? "leftBehind" : "disabled") : ""),
        ];
        Assert.Equal(5, grounds.Count(one => one.Length > 0));
        grounds[0] = "leftBehind";
        var pupils = await app.ClassAsync(school, 3, grounds);
        var requests = await Task.WhenAll(
            pupils.Children.Select(child => pupils.ApprovedAsync(school, child, offering))
        );

        // when the lot falls, then all 6 get a place first;
        await school.DrawAsync(round);
        var placed = await app.InDbAsync(db => db.Places.Where(one => one.OfferingId == offering).ToListAsync());
        Assert.Equal(30, placed.Count);
        var first = pupils.Children.Where((_, at) => grounds[at].Length > 0).Select(child => child.Id).ToArray();
        Assert.All(first, pupil => Assert.Contains(placed, place => place.PupilId == pupil));

        // a swap that puts one of them out for another stays pending with a task for the school.
        var outPlaceId = placed.First(place => place.PupilId == first[0]).Id;
        var inRequestId = requests.First(request => placed.All(place => place.RequestId != request));
        var answer = await school
            .AsOffice.PostAsync($"offerings/{offering}/swap", new { outPlaceId, inRequestId })
            .IsRefusedAsync();
        answer.Has("pending", "priority-passed-over", "(三)", "优先保障留守儿童、残疾儿童");
        var duty = await school.OwesAsync(offering, "priority-passed-over");
        Assert.Equal(("school", "(三)"), (duty.Bound, duty.Article));
        Assert.Equal(HttpStatusCode.OK, await school.AsOffice.StatusAsync($"places/{outPlaceId}"));
    }

    [Fact]
    public async Task Places_lower_and_middle_grades_first_then_day_pupils_with_pick_up_difficulty()
    {
        var school = await app.SchoolInAsync(Urumqi);
        var plan = await school.OpenedAsync();
        var offering = await school.OnMenuAsync(plan, ("grades", new[] { 4, 5 }), ("capacity", 2));
        var round = await school.RoundAsync(plan, [offering]);
        // Grade 4 is a priority group by itself, grade 5 is none.
        var (fourth, fifth) = (await app.ClassAsync(school, 4, ""), await app.ClassAsync(school, 5, "", "", ""));
        await fourth.ApprovedAsync(school, fourth.Children[0], offering);
        await fifth.ApprovedAsync(school, fifth.Children[0], offering);
        var declared = Guid.CreateVersion7();
        await fifth
            .Guardian(fifth.Children[1])
            .PutAsync(
                $"requests/{declared}",
                new
                {
                    pupilId = fifth.Children[1].Id,
                    choices = new[] { offering },
                    pickupDifficulty = true,
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        await fifth.ReviewAsync(declared).IsAsync(HttpStatusCode.NoContent);
        await school
            .AsOffice.PostAsync($"requests/{declared}/decide", new { approved = true, words = "同意" })
            .IsAsync(HttpStatusCode.NoContent);
        await fifth.ApprovedAsync(school, fifth.Children[2], offering);

        await school.DrawAsync(round);

        var placed = await app.InDbAsync(db =>
            db.Places.Where(one => one.OfferingId == offering).Select(one => one.PupilId).ToListAsync()
        );
        Assert.Equal(new[] { fourth.Children[0].Id, fifth.Children[1].Id }.Order(), placed.Order());
    }

    [Fact]
    public async Task Adds_a_priority_group_that_the_authority_named()
    {
        // A county of Changzhi.
        const string county = "140424";
        await app.Education(county)
            .PutAsync(
                $"settings/{Guid.CreateVersion7()}",
                new
                {
                    key = "otherPriorityGroups",
                    division = county,
                    from = "2026-01-01",
                    value = JsonSerializer.SerializeToElement(new[] { "singleParent" }),
                    document = "关于优先保障群体的通知",
                    quote = "单亲家庭子女优先",
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        // Junior pupils, since all of primary school is a priority group here.
        var school = await app.SchoolInAsync(county, told => told with { Kind = "junior", Stages = ["junior"] });
        var plan = await school.OpenedAsync();
        var offering = await school.OnMenuAsync(
            plan,
            ("grades", new[] { 8 }),
            ("capacity", 1),
            ("weekly", new[] { SchoolAtHand.Slot("monday", "16:30:00", "18:30:00") })
        );
        var round = await school.RoundAsync(plan, [offering]);
        var pupils = await app.ClassAsync(school, 8, "", "", "", "singleParent", "", "");
        foreach (var child in pupils.Children)
            await pupils.ApprovedAsync(school, child, offering);
        await school.DrawAsync(round);
        var placed = await app.InDbAsync(db =>
            db.Places.Where(one => one.OfferingId == offering).Select(one => one.PupilId).SingleAsync()
        );
        Assert.Equal(pupils.Children[3].Id, placed);
    }

    [Fact]
    public async Task AC_042_refuses_the_school_s_art_team_as_service_and_holds_an_unlisted_team()
    {
        var school = await app.SchoolInAsync(Urumqi);
        var plan = await school.OpenedAsync();

        var team = await school
            .AsOffice.PutAsync(
                $"offerings/{Guid.CreateVersion7()}",
                SchoolAtHand.Item(plan, ("activity", "schoolArtTeam"))
            )
            .IsRefusedAsync();
        team.Has("refused", "activity-excluded", "三(一)", "部分学生参加的校艺术队、体育队等");
        var unlisted = await school
            .AsOffice.PutAsync(
                $"offerings/{Guid.CreateVersion7()}",
                SchoolAtHand.Item(plan, ("activity", "schoolChessTeam"))
            )
            .IsRuledAsync(HttpStatusCode.Accepted);
        unlisted.Has("held", "activity-not-named", "三(一)", "部分学生参加的校艺术队、体育队等");
    }

    [Fact]
    public async Task Counts_refusals_by_their_coded_reason_against_coverage()
    {
        var school = await app.SchoolAsync();
        var offering = await school.OnMenuAsync(await school.PlanInForceAsync());
        var pupils = await app.ClassAsync(school, 3, "", "");
        await pupils.ApprovedAsync(school, pupils.Children[0], offering);
        var request = Guid.CreateVersion7();
        await pupils.AskAsync(request, pupils.Children[1], offering).IsAsync(HttpStatusCode.NoContent);
        await pupils.ReviewAsync(request).IsAsync(HttpStatusCode.NoContent);
        await app.InDbAsync(db =>
            db.Seats.Where(one => one.OfferingId == offering)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Taken, one => one.Capacity))
        );
        var decline = new
        {
            approved = false,
            words = "暂无学位",
            reasonCode = "noPlace",
        };
        await school.AsOffice.PostAsync($"requests/{request}/decide", decline).IsAsync(HttpStatusCode.NoContent);

        var coverage = await school.AsEducation().ReadAsync($"schools/{school.Id}/coverage?termId={school.TermId}");

        Assert.Equal(2, coverage.GetProperty("asked").GetInt32());
        Assert.Equal(1, coverage.GetProperty("refusedFor").GetProperty("noPlace").GetInt32());
        Assert.Equal("coverageTarget", coverage.GetProperty("target").GetString());
        Assert.Equal(
            ("noted", "推动我省义务教育学校做到课后服务全覆盖"),
            await school.EnteredAsync(request, "refusal-against-coverage")
        );
    }
}
