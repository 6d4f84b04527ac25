using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Tests.Family;
using AfterSchool.Enrolment.Tests.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Two thousand families in one go, by the same rules as one of them alone.</summary>
public sealed class DecideTogetherTests(EnrolmentApp app)
{
    [Fact]
    public async Task Agrees_to_two_thousand_in_four_parts_and_to_a_part_with_as_many_questions_as_to_two()
    {
        var school = await app.SchoolInAsync(FivePlaces.Zaozhuang);
        var plan = await school.OpenAsync(FivePlaces.Zaozhuang);
        var few = await ApproveCommandsAsync(school, plan, 2);
        var part = await ApproveCommandsAsync(school, plan, DecidingTogether.InOnePart);
        var many = await ApproveCommandsAsync(school, plan, 4 * DecidingTogether.InOnePart);

        // Five hundred rows written go over in a batch or two; four parts are four times one.
        Assert.True(part.Count <= few.Count + 2, $"{few.Count}, {part.Count}: {string.Join("\n---\n", part)}");
        Assert.True(many.Count <= 4 * part.Count, $"{part.Count}, {many.Count}");
    }

    [Fact]
    public async Task Leaves_the_exceptions_as_they_are_and_does_nothing_twice()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var ball = await school.OnMenuAsync(plan);
        var round = await school.RoundAsync(plan, [ball]);
        var pupils = await app.ClassAsync(school, 3, "", "", "");
        Guid[] ids = [.. pupils.Children.Select(_ => Guid.CreateVersion7())];
        foreach (var (id, child) in ids.Zip(pupils.Children))
            await pupils.AskAsync(id, child, ball).IsAsync(HttpStatusCode.NoContent);
        await pupils.ReviewAsync(ids[0]).IsAsync(HttpStatusCode.NoContent);

        var body = new { words = "同意", except = new[] { ids[0] } };
        for (var tap = 0; tap < 2; tap++)
        {
            var done = await ApproveAsync(school, $"rounds/{round}", body);
            Assert.Equal(tap == 0 ? 2 : 0, done.GetProperty("approved").GetInt32());
            Assert.Equal(0, done.GetProperty("left").GetArrayLength());
        }
        Assert.Equal(
            [RequestStatus.ClassReviewed, RequestStatus.Approved, RequestStatus.Approved],
            await StatusesAsync(ids)
        );
        var elsewhere = await app.SchoolAsync();
        await elsewhere.AsOffice.PostAsync($"rounds/{round}/approve", body).IsAsync(HttpStatusCode.NotFound);
        await elsewhere.AsOffice.PostAsync($"offerings/{ball}/approve", body).IsAsync(HttpStatusCode.NotFound);
        await elsewhere
            .AsOffice.PostAsync($"offerings/{ball}/agreement/school-signature", new { })
            .IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Seats_that_were_held_are_the_childrens_with_the_decision_on_all_of_them()
    {
        var school = await app.SchoolAsync();
        var ball = await school.OnMenuAsync(await school.PlanInForceAsync());
        await school.AsOffice.PostAsync($"offerings/{ball}/open-claims", new { }).IsAsync(HttpStatusCode.NoContent);
        var pupils = await app.ClassAsync(school, 3, "", "");
        Guid[] ids = [.. pupils.Children.Select(_ => Guid.CreateVersion7())];
        foreach (var (id, child) in ids.Zip(pupils.Children))
        {
            await pupils
                .Guardian(child)
                .PutAsync($"seat-claims/{id}", new { seats = new[] { new { pupilId = child.Id, offeringId = ball } } })
                .GivenAsync();
            await pupils.ReviewAsync(id).IsAsync(HttpStatusCode.NoContent);
        }

        var done = await ApproveAsync(school, $"offerings/{ball}", new { words = "同意" });

        Assert.Equal(2, done.GetProperty("approved").GetInt32());
        Assert.Equal([RequestStatus.Placed, RequestStatus.Placed], await StatusesAsync(ids));
        Assert.Equal(pupils.Children.Select(one => one.Id).Order(), (await school.PlacedAsync(ball)).Order());
    }

    [Fact]
    public async Task The_school_signs_what_the_guardians_have_signed_and_nothing_else()
    {
        var (school, pupils, request, offering) = await app.PlacedUnderFormAsync();
        var unsigned = await pupils.ApprovedAsync(school, pupils.Children[1], offering);
        await school.AllocateAsync(offering);
        await pupils.SignAsync(request, pupils.Children[0]).IsAsync(HttpStatusCode.NoContent);
        // The other family's paper is written down, and read by nobody but the office.
        await school.AsOffice.ReadAsync($"requests/{unsigned}/agreement");

        for (var tap = 0; tap < 2; tap++)
        {
            var done = await SignAsync(school, offering);
            Assert.Equal(tap == 0 ? 1 : 0, done.GetProperty("signed").GetInt32());
        }

        Assert.Equal([RequestStatus.Confirmed, RequestStatus.Placed], await StatusesAsync([request, unsigned]));
        var signatures = await app.InDbAsync(db =>
            db.Signatures.Where(one => one.RequestId == request).OrderBy(one => one.At).ToListAsync()
        );
        Assert.Equal(["guardian", "school"], signatures.Select(one => one.Party));
        // Both stand under one paper, and the guardian's is the consent that the others hear of.
        Assert.Equal(signatures[0].AgreementId, signatures[1].AgreementId);
        var told = await app.Told.FirstAsync<PlaceConfirmed>(one => one.PupilId == pupils.Children[0].Id);
        Assert.Equal(signatures[0].Id, told.ConsentId);
    }

    [Fact]
    public async Task Signs_many_papers_with_as_many_questions_as_few()
    {
        var few = await SignCommandsAsync(2);
        var many = await SignCommandsAsync(6);

        Assert.True(few.Count == many.Count, string.Join("\n---\n", many));
    }

    [Fact]
    public async Task The_office_agrees_to_all_that_its_filter_shows_and_signs_all_by_one_button_each()
    {
        var (school, pupils, request, offering) = await app.PlacedUnderFormAsync(("capacity", 100));
        await pupils.SignAsync(request, pupils.Children[0]).IsAsync(HttpStatusCode.NoContent);
        var asked = await AskedAsync(school, offering, 60);
        var office = new FamilyReader(app, school.AsOffice);
        var path = $"/school/enrolment/terms/{school.TermId}/requests";
        Assert.Contains("全部 60 份", await office.ReadAsync(path), StringComparison.Ordinal);
        // All but the first of the page, and but what no page has shown nothing of.
        List<KeyValuePair<string, string>> form =
        [
            .. await office.FillAsync(path, ("words", "同意"), ("others", "leave"), ("all", "yes")),
            .. asked.Take(50).Skip(1).Select(one => KeyValuePair.Create("agree", $"{one}")),
        ];
        using var done = await office.SendAsync(path, form);
        Assert.EndsWith("agreed=59&declined=0", done.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(RequestStatus.ClassReviewed, (await StatusesAsync([asked[0]]))[0]);

        var listed = await office.ReadAsync(path);
        Assert.Contains("签署：篮球（1 份）", listed, StringComparison.Ordinal);
        using var signed = await office.SendAsync(
            $"{path}/school-signature",
            [KeyValuePair.Create("offeringId", $"{offering}")]
        );
        Assert.EndsWith("signed=1&unsigned=0", signed.Headers.Location?.OriginalString, StringComparison.Ordinal);
        using var foreign = await office.SendAsync(
            $"{path}/school-signature",
            [KeyValuePair.Create("offeringId", $"{Guid.CreateVersion7()}")]
        );
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    private async Task<IReadOnlyList<string>> ApproveCommandsAsync(SchoolAtHand school, Guid plan, int requests)
    {
        var offering = await school.OfferAsync(plan, ("capacity", requests));
        var asked = await AskedAsync(school, offering, requests);
        var commands = await school.AsOffice.CommandsOfAsync(
            HttpMethod.Post,
            $"offerings/{offering}/approve",
            new { words = "同意" },
            HttpStatusCode.OK
        );
        Assert.All(await StatusesAsync(asked), one => Assert.Equal(RequestStatus.Approved, one));
        Assert.Equal(
            requests,
            await app.InDbAsync(db =>
                db.Decisions.CountAsync(one => one.Command == "decide-request" && asked.Contains(one.SubjectId))
            )
        );
        return commands;
    }

    private async Task<IReadOnlyList<string>> SignCommandsAsync(int papers)
    {
        var (school, pupils, first, offering) = await app.PlacedUnderFormAsync();
        await pupils.SignAsync(first, pupils.Children[0]).IsAsync(HttpStatusCode.NoContent);
        var others = await app.ClassAsync(school, 3, [.. Enumerable.Repeat("", papers - 1)]);
        List<(Guid Id, Child Child)> asked = [];
        foreach (var child in others.Children)
            asked.Add((await others.ApprovedAsync(school, child, offering), child));
        await school.AllocateAsync(offering);
        foreach (var (id, child) in asked)
            await others.SignAsync(id, child).IsAsync(HttpStatusCode.NoContent);
        return await school.AsOffice.CommandsOfAsync(
            HttpMethod.Post,
            $"offerings/{offering}/agreement/school-signature",
            new { },
            HttpStatusCode.OK
        );
    }

    /// <summary>Requests of as many pupils of grade 3, seen by their class, as the roll and the families would have entered them.</summary>
    private async Task<Guid[]> AskedAsync(SchoolAtHand school, Guid offering, int count)
    {
        Guid[] ids = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).Order()];
        Guid[] pupils = [.. ids.Select(_ => Guid.CreateVersion7())];
        await app.InDbAsync(db =>
            db.Database.ExecuteSqlAsync(
                $"""
                with told as (select * from unnest({ids}, {pupils}) as one (id, pupil)), children as (
                    insert into pupil (id, school_id, class_id, grade, on_roll, residence, revision)
                    select pupil, {school.Id}, {school.Id}, 3, true, 'day', 1 from told
                ), asked as (
                    insert into enrolment_request (
                        id, pupil_id, class_id, school_id, term_id, asked_by, pickup_difficulty, rankings, status,
                        steps_done, signed_by
                    )
                    select id, pupil, {school.Id}, {school.Id}, {school.TermId}, pupil, false, 1, 'ClassReviewed',
                        array['application', 'classReview'], array[]::text[]
                    from told
                )
                insert into request_choice (request_id, rank, offering_id, status) select id, 1, {offering}, 'Open' from told
                """
            )
        );
        return ids;
    }

    private static async Task<JsonElement> ApproveAsync(SchoolAtHand school, string what, object body) =>
        await (
            await school.AsOffice.PostAsync($"{what}/approve", body).IsAsync(HttpStatusCode.OK)
        ).Content.ReadFromJsonAsync<JsonElement>();

    private static async Task<JsonElement> SignAsync(SchoolAtHand school, Guid offering) =>
        await (
            await school
                .AsOffice.PostAsync($"offerings/{offering}/agreement/school-signature", new { })
                .IsAsync(HttpStatusCode.OK)
        ).Content.ReadFromJsonAsync<JsonElement>();

    private Task<RequestStatus[]> StatusesAsync(Guid[] ids) =>
        app.InDbAsync(async db =>
        {
            var found = await db
                .Requests.Where(one => ids.Contains(one.Id))
                .ToDictionaryAsync(one => one.Id, one => one.Status);
            return ids.Select(id => found[id]).ToArray();
        });
}
