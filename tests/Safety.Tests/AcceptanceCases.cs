using System.Net;
using AfterSchool.Contracts.Directory;
using AfterSchool.Contracts.Everyone;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Tests;

/// <summary>Cases of the catalogue, section 7. They move the clock, so they are one class: its cases follow one another.</summary>
public sealed class AcceptanceCases(SafetyApp app)
{
    private const string Rule = "leave-notice-undelivered";

    [Fact]
    public async Task AC_103_A_leave_school_message_that_fails_is_escalated_to_the_class_teacher_within_five_minutes()
    {
        var (campus, child, notice) = await LeftAsync();
        Assert.Equal(TimeSpan.FromMinutes(5), notice.Deadline - notice.About);
        await app.TellAsync(
            new NoticeFailed
            {
                NoticeId = notice.NoticeId,
                SubjectId = notice.SubjectId,
                Channel = "http",
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );
        await IsEscalatedAsync(campus, child);
    }

    [Fact]
    public async Task AC_103_A_leave_school_message_nothing_is_heard_of_is_escalated_after_five_minutes()
    {
        var (campus, child, _) = await LeftAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        await IsEscalatedAsync(campus, child);
    }

    [Fact]
    public async Task AC_103_A_leave_school_message_that_was_delivered_is_not_escalated()
    {
        var (campus, _, notice) = await LeftAsync();
        var (unheard, other, _) = await LeftAsync();
        await DeliveredAsync(notice);
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        // The other one, which left later, is escalated by the same look: by then this one has been passed over.
        await IsEscalatedAsync(unheard, other);
        Assert.False(
            await app.InDbAsync(db => db.Duties.AnyAsync(one => one.SchoolId == campus.School && one.Rule == Rule))
        );
    }

    [Fact]
    public async Task AC_103_A_leave_school_message_that_arrived_is_not_escalated_when_another_channel_fails_after_it()
    {
        var (campus, _, notice) = await LeftAsync();
        await DeliveredAsync(notice);
        await app.TellAsync(
            new NoticeFailed
            {
                NoticeId = notice.NoticeId,
                SubjectId = notice.SubjectId,
                Channel = "http",
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );
        await Eventually.True(
            () =>
                app.InDbAsync(db => db.LeaveNotices.AnyAsync(one => one.Id == notice.NoticeId && one.FailedAt != null)),
            "the failure is kept"
        );
        Assert.False(
            await app.InDbAsync(db => db.Duties.AnyAsync(one => one.SchoolId == campus.School && one.Rule == Rule))
        );
    }

    private async Task DeliveredAsync(NoticeDue notice)
    {
        await app.TellAsync(
            new NoticeDelivered
            {
                NoticeId = notice.NoticeId,
                SubjectId = notice.SubjectId,
                Channel = "inbox",
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );
        await Eventually.True(
            () =>
                app.InDbAsync(db =>
                    db.LeaveNotices.AnyAsync(one => one.Id == notice.NoticeId && one.DeliveredAt != null)
                ),
            "the delivery is kept"
        );
    }

    private async Task<(Campus Campus, Child Child, NoticeDue Notice)> LeftAsync()
    {
        var campus = await (await app.CampusAsync(children: 1)).BegunAsync();
        var child = campus.Children[0];
        await campus.ReleaseToGuardianAsync(campus.AsTeacher, child).IsAsync(HttpStatusCode.NoContent);
        var notice = await app.Told.FirstAsync<NoticeDue>(told =>
            told.Template == "leave-school" && told.ToGuardiansOfPupilId == child.Pupil
        );
        return (campus, child, notice);
    }

    private async Task IsEscalatedAsync(Campus campus, Child child)
    {
        var called = await app.Told.FirstAsync<NoticeDue>(told =>
            told.Template == "leave-school-undelivered" && told.SubjectId == child.Pupil
        );
        Assert.Equal(campus.ClassTeacher, called.ToAccountId);
        var task = (await campus.AsOffice.GetAsync("/safety/v1/duties?open=true").JsonAsync())
            .EnumerateArray()
            .Single(one => one.GetProperty("rule").GetString() == Rule);
        Assert.Equal("school", task.GetProperty("bound").GetString());
        Assert.Equal("(十)", task.GetProperty("article").GetString());
        Assert.Equal("建立学生离校信息对接机制", task.GetProperty("quote").GetString());
        Assert.Equal(app.Clock.Today().ToString("O"), task.GetProperty("dueOn").GetString());
        var decision = await app.InDbAsync(db =>
            db.Decisions.SingleAsync(one => one.SchoolId == campus.School && one.Command == "leave-notice")
        );
        Assert.Equal("hunan/2024-03-18", decision.Edition);
    }
}
