using System.Net;
using System.Security.Cryptography;
using System.Text;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Tests.Family;
using AfterSchool.Enrolment.Tests.Rounds;
using AfterSchool.Enrolment.Voluntariness;
using AfterSchool.ServiceDefaults.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.Enrolment.Tests;

/// <summary>A family that does not sign in asks and signs on paper; what the school enters for it is seen, told and taken back.</summary>
public sealed class OnPaperTests(EnrolmentApp app)
{
    private static readonly string Scan = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("扫描件")));

    [Fact]
    public async Task The_class_teacher_enters_the_guardians_request_and_the_guardians_are_told()
    {
        var (school, pupils, ball) = await OpenAsync();
        var (request, child) = (Guid.CreateVersion7(), pupils.Children[0]);
        for (var tap = 0; tap < 2; tap++)
            await EnterAsync(pupils.AsTeacher, request, child, ball).IsAsync(HttpStatusCode.NoContent);

        var kept = await app.InDbAsync(db => db.Requests.SingleAsync(one => one.PupilId == child.Id));
        Assert.Equal((child.Guardian, pupils.Teacher, Scan), (kept.AskedBy, kept.EnteredBy, kept.ScanHash));
        await TellsAsync("request-entered-for-you", request);
        var shown = await pupils.Guardian(child).ReadAsync($"requests/{request}");
        Assert.Equal(pupils.Teacher, shown.GetProperty("enteredBy").GetGuid());
        var coverage = await school.AsOffice.ReadAsync($"schools/{school.Id}/coverage?termId={school.TermId}");
        Assert.Equal(1, coverage.GetProperty("enteredOnPaper").GetProperty($"{pupils.Teacher}").GetInt32());
    }

    [Fact]
    public async Task Nobody_enters_for_another_class_or_school_or_in_the_name_of_who_is_no_guardian_of_the_child()
    {
        var (school, pupils, ball) = await OpenAsync();
        var (other, elsewhere) = (await app.ClassAsync(school, 3, ""), await app.SchoolAsync());
        var child = pupils.Children[0];
        await PostTeacherAsync(other, school);
        foreach (var who in (HttpClient[])[other.AsTeacher, elsewhere.AsOffice])
            await EnterAsync(who, Guid.CreateVersion7(), child, ball).IsAsync(HttpStatusCode.NotFound);
        var stranger = child with { Guardian = other.Children[0].Guardian };
        await EnterAsync(school.AsOffice, Guid.CreateVersion7(), stranger, ball).IsAsync(HttpStatusCode.NotFound);
        await EnterAsync(pupils.Guardian(child), Guid.CreateVersion7(), child, ball).IsAsync(HttpStatusCode.Forbidden);
        await EnterAsync(school.AsOffice, Guid.CreateVersion7(), child, ball, scan: "扫描件")
            .IsAsync(HttpStatusCode.BadRequest);
        Assert.False(await app.InDbAsync(db => db.Requests.AnyAsync(one => one.PupilId == child.Id)));
    }

    [Fact]
    public async Task In_a_round_it_ranks_a_slot_once_and_the_family_may_rank_anew_itself()
    {
        var (school, pupils, ball) = await OpenAsync();
        var plan = await app.InDbAsync(db =>
            db.Offerings.Where(one => one.Id == ball).Select(one => one.PlanId).SingleAsync()
        );
        var reading = await school.OnMenuAsync(plan, ("title", "阅读"), ("activity", "reading"));
        var round = await school.RoundAsync(plan, [ball, reading]);
        var (request, child) = (Guid.CreateVersion7(), pupils.Children[0]);
        await EnterAsync(school.AsOffice, request, child, ball, reading).IsAsync(HttpStatusCode.NoContent);
        await pupils.AskAsync(Guid.CreateVersion7(), child, reading).IsAsync(HttpStatusCode.Conflict);

        await pupils
            .Guardian(child)
            .PutAsync($"requests/{request}/rankings/{Guid.CreateVersion7()}", new { choices = new[] { reading } })
            .IsAsync(HttpStatusCode.NoContent);
        // What the family has ranked itself the school takes back no more.
        await school.AsOffice.PostAsync($"requests/{request}/withdraw", new { }).IsAsync(HttpStatusCode.Conflict);
        await pupils
            .Guardian(child)
            .PostAsync($"requests/{request}/withdraw", new { })
            .IsAsync(HttpStatusCode.NoContent);
        Assert.False(await app.InDbAsync(db => db.RoundEntries.AnyAsync(one => one.RoundId == round)));
    }

    [Fact]
    public async Task A_false_entry_is_taken_back_by_the_guardian_and_a_mistaken_one_by_who_may_enter_it()
    {
        var (school, pupils, ball) = await OpenAsync();
        var (falseOne, mistaken, own) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await EnterAsync(school.AsOffice, falseOne, pupils.Children[0], ball).IsAsync(HttpStatusCode.NoContent);
        await EnterAsync(school.AsOffice, mistaken, pupils.Children[1], ball).IsAsync(HttpStatusCode.NoContent);
        await pupils.AskAsync(own, pupils.Children[2], ball).IsAsync(HttpStatusCode.NoContent);

        Assert.Contains("如果您没有交过，可以在下面撤回", await PageAsync(0, falseOne), StringComparison.Ordinal);
        Assert.DoesNotContain("代录", await PageAsync(2, own), StringComparison.Ordinal);
        await pupils
            .Guardian(pupils.Children[0])
            .PostAsync($"requests/{falseOne}/withdraw", new { })
            .IsAsync(HttpStatusCode.NoContent);
        await pupils.AsTeacher.PostAsync($"requests/{mistaken}/withdraw", new { }).IsAsync(HttpStatusCode.NoContent);
        await pupils.AsTeacher.PostAsync($"requests/{own}/withdraw", new { }).IsAsync(HttpStatusCode.NotFound);

        await TellsAsync("request-taken-back-for-you", mistaken);
        var ended = await app.InDbAsync(db =>
            db.Requests.CountAsync(one => one.ClassId == pupils.Id && one.Status == RequestStatus.Ended)
        );
        Assert.Equal(2, ended);

        Task<string> PageAsync(int child, Guid request) =>
            new FamilyReader(app, pupils.Guardian(pupils.Children[child])).ReadAsync(
                $"/family/enrolment/requests/{request}"
            );
    }

    [Fact]
    public async Task The_guardians_signature_on_paper_is_recorded_with_its_scan_and_the_paper_it_stands_under()
    {
        var (school, pupils, request, _) = await app.PlacedUnderFormAsync();
        var paper = await school.AsOffice.ReadAsync($"requests/{request}/agreement");
        var sha256 = paper.GetProperty("sha256").GetString();
        Task<HttpResponseMessage> SignAsync(string party, string method, string? scan, string? read) =>
            school.AsOffice.PostAsync(
                $"requests/{request}/agreement/signatures",
                new
                {
                    party,
                    method,
                    scanHash = scan,
                    sha256 = read,
                }
            );

        // Not by the office's own click, not without the scan, not under a paper that nobody names or that is another.
        await SignAsync("guardian", "online", Scan, sha256).IsAsync(HttpStatusCode.BadRequest);
        await SignAsync("guardian", "paper", null, sha256).IsAsync(HttpStatusCode.BadRequest);
        await SignAsync("guardian", "paper", Scan, null).IsAsync(HttpStatusCode.BadRequest);
        await SignAsync("guardian", "paper", Scan, new string('0', 64)).IsAsync(HttpStatusCode.Conflict);
        await SignAsync("pupil", "online", Scan, null).IsAsync(HttpStatusCode.BadRequest);
        await SignAsync("pupil", "mark", null, null).IsAsync(HttpStatusCode.BadRequest);
        Assert.False(await app.InDbAsync(db => db.Signatures.AnyAsync(one => one.RequestId == request)));

        await SignAsync("guardian", "paper", Scan, sha256).IsAsync(HttpStatusCode.NoContent);
        var kept = await app.InDbAsync(db => db.Signatures.SingleAsync(one => one.RequestId == request));
        Assert.Equal(
            ("guardian", "paper", Scan, school.Office),
            (kept.Party, kept.Method, kept.ScanHash, kept.AccountId)
        );
        await TellsAsync("signature-entered-for-you", request);
        await school.SignAsync(request, "school").IsAsync(HttpStatusCode.NoContent);
        var shown = await pupils.Guardian(pupils.Children[0]).ReadAsync($"requests/{request}");
        Assert.Equal("confirmed", shown.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_class_entered_alike_on_one_day_is_looked_at_and_the_office_is_no_account_that_asked_for_many()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var ball = await school.OnMenuAsync(plan);
        var other = await school.OnMenuAsync(plan, ("title", "足球"));
        var (alike, apart) = (
            await app.ClassAsync(school, 3, [.. Enumerable.Repeat("", 10)]),
            await app.ClassAsync(school, 4, [.. Enumerable.Repeat("", 10)])
        );
        foreach (var child in alike.Children)
            await EnterAsync(school.AsOffice, Guid.CreateVersion7(), child, ball).IsAsync(HttpStatusCode.NoContent);
        foreach (var (at, child) in apart.Children.Index())
            await EnterAsync(school.AsOffice, Guid.CreateVersion7(), child, at == 0 ? other : ball)
                .IsAsync(HttpStatusCode.NoContent);

        await using var scope = app.Services.CreateAsyncScope();
        var governed = await scope
            .ServiceProvider.GetRequiredService<Governing>()
            .OfAsync(school.Id, school.TermId, CancellationToken.None);
        await scope
            .ServiceProvider.GetRequiredService<VoluntarinessBook>()
            .ReviewAsync(governed!, CancellationToken.None);

        Assert.Equal(["class-entered-as-one"], await school.DutiesAsync(alike.Id));
        // 9 of 10 chose the same: 90 %.
        Assert.Empty(await school.DutiesAsync(apart.Id));
        Assert.Empty(await school.DutiesAsync(school.Office));
    }

    private async Task<(SchoolAtHand School, ClassAtHand Class, Guid Offering)> OpenAsync()
    {
        var school = await app.SchoolAsync();
        var offering = await school.OnMenuAsync(await school.PlanInForceAsync());
        var pupils = await app.ClassAsync(school, 3, "", "", "");
        await PostTeacherAsync(pupils, school);
        return (school, pupils, offering);
    }

    private async Task PostTeacherAsync(ClassAtHand pupils, SchoolAtHand school)
    {
        await app.PostAsync(pupils.Teacher, school.Id, Roles.ClassTeacher);
        await Testing.Eventually.True(
            () => app.InDbAsync(db => db.StaffPosts.AnyAsync(one => one.AccountId == pupils.Teacher)),
            "the teacher's post is kept"
        );
    }

    private static Task<HttpResponseMessage> EnterAsync(
        HttpClient who,
        Guid request,
        Child child,
        Guid first,
        Guid? second = null,
        string? scan = null
    ) =>
        who.PutAsync(
            $"requests/{request}/on-paper",
            new
            {
                pupilId = child.Id,
                guardianAccountId = child.Guardian,
                choices = second is { } next ? new[] { first, next } : [first],
                scanHash = scan ?? Scan,
            }
        );

    private Task<NoticeDue> TellsAsync(string template, Guid subject) =>
        app.Told.FirstAsync<NoticeDue>(one => one.Template == template && one.SubjectId == subject);
}
