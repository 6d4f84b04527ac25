using System.Net;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Everyone;
using static AfterSchool.Enrolment.Tests.FivePlaces;

namespace AfterSchool.Enrolment.Tests;

/// <summary>The catalogue's cases for how families choose and sign, through the real API.</summary>
public sealed class AcceptanceCasesOfChoosing(EnrolmentApp app)
{
    [Theory]
    [InlineData(Lipu, "二(三)", "由学生家长自愿选择")]
    [InlineData(Zaozhuang, "五¶3", "不得强迫学生参加")]
    [InlineData(Hunan, "(二)-1", "学校和教师不得强制要求学生参加")]
    [InlineData(Changzhi, "二(三)", "严禁强制或变相强制学生参加")]
    [InlineData(Urumqi, "二(二)", "严禁以任何方式强制或变相强制学生参加")]
    public async Task AC_018_refuses_an_item_marked_as_compulsory(string place, string article, string quote)
    {
        var school = await app.SchoolInAsync(place);
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);

        var answer = await school
            .AsOffice.PutAsync($"offerings/{Guid.CreateVersion7()}", SchoolAtHand.Item(plan, ("isCompulsory", true)))
            .IsRefusedAsync();

        answer.Has("refused", "compulsory-item", article, quote);
        Assert.False(answer.IsOverridable);
    }

    [Fact]
    public async Task AC_019_Urumqi_sends_the_reminder_and_shows_it_as_the_task_done_and_names_no_provider()
    {
        var school = await app.SchoolInAsync(Urumqi);
        var pupils = await app.ClassAsync(school, 3, "");
        var child = pupils.Children[0];
        var choice = Guid.CreateVersion7();

        await pupils
            .Guardian(child)
            .PutAsync($"off-campus-choices/{choice}", new { pupilId = child.Id, termId = school.TermId })
            .IsAsync(HttpStatusCode.NoContent);

        var reminder = await app.Told.FirstAsync<NoticeDue>(one => one.SubjectId == choice);
        Assert.Equal(("off-campus-reminder", child.Id), (reminder.Template, reminder.ToGuardiansOfPupilId));
        var duty = await school.DutyAsync("off-campus-reminder");
        duty.Binds("school", "二(二)", "提醒家长选择合法合规、安全有保障");
        Assert.True(duty.IsDone);
        Assert.Equal($"notice {reminder.NoticeId}", duty.GetProperty("evidence").GetString());
        var logged = Assert.Single(
            (await school.AsOffice.ReadAsync($"off-campus-choices?schoolId={school.Id}")).EnumerateArray()
        );
        Assert.Equal(reminder.NoticeId, logged.GetProperty("reminderId").GetGuid());
        Assert.DoesNotContain(
            logged.EnumerateObject(),
            property => property.Name.Contains("provider", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task AC_019_sends_no_reminder_where_the_document_asks_for_none()
    {
        var school = await app.SchoolInAsync(Hunan);
        var pupils = await app.ClassAsync(school, 3, "");
        await pupils
            .Guardian(pupils.Children[0])
            .PutAsync(
                $"off-campus-choices/{Guid.CreateVersion7()}",
                new { pupilId = pupils.Children[0].Id, termId = school.TermId }
            )
            .IsAsync(HttpStatusCode.NoContent);
        Assert.Empty(await school.DutiesOfAsync("off-campus-reminder"));
    }

    [Fact]
    public async Task AC_106_Zaozhuang_keeps_the_place_and_makes_the_pupil_s_signature_a_task()
    {
        var (school, pupils, request) = await PlacedAsync(Zaozhuang);
        var child = pupils.Children[0];
        await pupils.SignAsync(request, child).IsAsync(HttpStatusCode.NoContent);
        await school.SignAsync(request, "school").IsAsync(HttpStatusCode.NoContent);

        // The child takes part.
        await app.Told.FirstAsync<PlaceConfirmed>(one => one.PupilId == child.Id);
        Assert.Equal("confirmed", await StatusAsync(pupils, child, request));
        var duty = await school.DutyAsync("signature-missing");
        duty.Binds("school", "五¶3", "学校、家长、学生三方签字，明确各方责任");
        Assert.False(duty.IsDone);

        // A pupil's mark counts.
        await school.SignAsync(request, "pupil", "mark").IsAsync(HttpStatusCode.NoContent);
        Assert.True((await school.DutyAsync("signature-missing")).IsDone);
    }

    [Theory]
    [InlineData(Lipu, "agreement-missing", "四(三)", "按照学生申请、班级初审、学校审核、签订协议")]
    [InlineData(Zaozhuang, "agreement-missing", "五¶3", "学校应与家长、学生签订告知书")]
    [InlineData(Changzhi, "safety-agreement-missing", "四(一)¶4", "学校要与家长签订安全协议")]
    [InlineData(Urumqi, "agreement-missing", "二(二)", "并签订自愿服务协议")]
    public async Task Lets_a_child_take_part_unsigned_and_the_school_owe_the_document(
        string place,
        string rule,
        string article,
        string quote
    )
    {
        var (school, pupils, request) = await PlacedAsync(place);
        var child = pupils.Children[0];

        var confirmed = await app.Told.FirstAsync<PlaceConfirmed>(one => one.PupilId == child.Id);
        Assert.Equal(18_000, confirmed.FeeFen);
        var duty = await school.DutyAsync(rule);
        duty.Binds("school", article, quote);
        Assert.False(duty.IsDone);
        if (place == Changzhi)
            Assert.Equal($"{confirmed.FirstDay:yyyy-MM-dd}", duty.GetProperty("dueOn").GetString());

        // With the first signature the document is there; what is still missing is the next duty, not a second one beside it.
        await pupils.SignAsync(request, child).IsAsync(HttpStatusCode.NoContent);
        Assert.True((await school.DutyAsync(rule)).IsDone);
        Assert.False((await school.DutyAsync("signature-missing")).IsDone);
    }

    [Fact]
    public async Task Hunan_lets_nobody_take_part_before_both_have_signed()
    {
        var (school, pupils, request) = await PlacedAsync(Hunan);
        await pupils.SignAsync(request, pupils.Children[0]).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal("placed", await StatusAsync(pupils, pupils.Children[0], request));
        Assert.Empty(await school.DutiesOfAsync("signature-missing"));

        await school.SignAsync(request, "school").IsAsync(HttpStatusCode.NoContent);
        Assert.Equal("confirmed", await StatusAsync(pupils, pupils.Children[0], request));
    }

    private async Task<(SchoolAtHand School, ClassAtHand Pupils, Guid Request)> PlacedAsync(string place)
    {
        var school = await app.SchoolInAsync(place);
        var offering = await school.OfferAsync(await school.OpenAsync(place));
        var pupils = await app.ClassAsync(school, 3, "");
        var request = await pupils.ApprovedAsync(school, pupils.Children[0], offering);
        Assert.Equal(1, (await school.AllocateAsync(offering)).GetProperty("placed").GetInt32());
        return (school, pupils, request);
    }

    private static async Task<string?> StatusAsync(ClassAtHand pupils, Child child, Guid request) =>
        (await pupils.Guardian(child).ReadAsync($"requests/{request}")).GetProperty("status").GetString();
}
