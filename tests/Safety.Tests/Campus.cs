using System.Net.Http.Json;
using AfterSchool.Contracts.Directory;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Staffing;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Tests;

/// <summary>A child of a test: the pupil and a guardian.</summary>
public sealed record Child(Guid Pupil, Guid Guardian, Guid Link, string Name)
{
    public static Child Of(int number) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), $"湘小朋友{number}号");
}

/// <summary>A school of a test's own, told to Safety as the other services tell it, and what people do there.</summary>
public sealed partial class Campus
{
    private readonly SafetyApp _app;

    public Campus(SafetyApp app) => _app = app;

    public Guid School { get; } = Guid.CreateVersion7();
    public Guid Term { get; } = Guid.CreateVersion7();
    public Guid Class { get; } = Guid.CreateVersion7();
    public Guid ClassTeacher { get; } = Guid.CreateVersion7();
    public Guid Office { get; } = Guid.CreateVersion7();
    public Guid Offering { get; } = Guid.CreateVersion7();
    public Guid Teacher { get; } = Guid.CreateVersion7();
    public required Guid[] Sessions { get; init; }
    public required Child[] Children { get; init; }
    public required string Division { get; init; }
    public required int StartedMinutesAgo { get; init; }
    public Guid Session => Sessions[0];

    public HttpClient AsOffice => _app.As(Office, Roles.SchoolOffice);
    public HttpClient AsTeacher => _app.As(Teacher, Roles.DutyTeacher);

    public static async Task<Campus> OpenAsync(Campus campus)
    {
        // Told in an order nobody would expect, for order is not promised: the cleared list and the roster before the school.
        await campus.ClearAsync(campus.Teacher);
        await campus.AssignAsync(campus.Teacher);
        foreach (var child in campus.Children)
            await campus.PlaceAsync(child);
        await campus.ScheduleAsync(revision: 1, campus.Sessions);
        await campus.RollAsync();
        await campus.ArrivedAsync();
        return campus;
    }

    public Task ClearAsync(Guid person, long revision = 1, int daysLeft = 100) =>
        _app.TellAsync(
            new StaffCleared
            {
                PersonId = person,
                Revision = revision,
                SchoolId = School,
                Category = "own",
                ClearedUntil = _app.Clock.Today().AddDays(daysLeft),
                Edition = "hunan/2024-03-18",
                OccurredAt = _app.Clock.GetUtcNow(),
            }
        );

    public Task AssignAsync(Guid person, Guid? offering = null) =>
        _app.TellAsync(
            new StaffAssigned
            {
                AssignmentId = Guid.CreateVersion7(),
                Revision = 1,
                PersonId = person,
                OfferingId = offering ?? Offering,
                SchoolId = School,
                DutyRole = "direct",
                IsActive = true,
                OccurredAt = _app.Clock.GetUtcNow(),
            }
        );

    public Task PlaceAsync(Child child, Guid? offering = null) =>
        _app.TellAsync(
            new PlaceConfirmed
            {
                PlaceId = offering is null ? child.Link : Guid.CreateVersion7(),
                PupilId = child.Pupil,
                SchoolId = School,
                TermId = Term,
                OfferingId = offering ?? Offering,
                FirstDay = _app.Clock.Today(),
                FeeFen = 0,
                ConsentId = Guid.CreateVersion7(),
                Edition = "hunan/2024-03-18",
                OccurredAt = _app.Clock.GetUtcNow(),
            }
        );

    public Task EndAsync(Child child, DateOnly effectiveOn) =>
        _app.TellAsync(
            new EnrolmentEnded
            {
                PlaceId = child.Link,
                PupilId = child.Pupil,
                SchoolId = School,
                TermId = Term,
                OfferingId = Offering,
                ReasonKind = "plain",
                EffectiveOn = effectiveOn,
                OccurredAt = _app.Clock.GetUtcNow(),
            }
        );

    /// <summary>Sessions that began ten minutes ago unless said, for ninety minutes.</summary>
    public Task ScheduleAsync(long revision, Guid[] sessions, Guid? offering = null) =>
        _app.TellAsync(
            new SessionsScheduled
            {
                OfferingId = offering ?? Offering,
                Revision = revision,
                SchoolId = School,
                TermId = Term,
                Sessions =
                [
                    .. sessions.Select(id => new ScheduledSession
                    {
                        SessionId = id,
                        Day = _app.Clock.Today(),
                        Starts = TimeOnly.FromDateTime(_app.Clock.Now().DateTime).AddMinutes(-StartedMinutesAgo),
                        Ends = TimeOnly.FromDateTime(_app.Clock.Now().DateTime).AddMinutes(90 - StartedMinutesAgo),
                    }),
                ],
                OccurredAt = _app.Clock.GetUtcNow(),
            }
        );

    /// <summary>Somebody with a post at the school.</summary>
    public async Task<Guid> StaffAsync(Guid account, string role)
    {
        await _app.TellAsync(
            new StaffPostRecorded
            {
                AccountId = account,
                Revision = 1,
                SchoolId = School,
                Roles = [role],
                ClassIds = [],
                IsActive = true,
                OccurredAt = _app.Clock.GetUtcNow(),
            }
        );
        await Eventually.True(
            () => _app.InDbAsync(db => db.StaffPosts.AnyAsync(one => one.AccountId == account)),
            "the post is kept"
        );
        return account;
    }

    /// <summary>Another duty teacher of the school, cleared and assigned.</summary>
    public async Task<Guid> RelieverAsync()
    {
        var person = await StaffAsync(Guid.CreateVersion7(), Roles.DutyTeacher);
        await ClearAsync(person);
        await AssignAsync(person);
        await Eventually.True(
            () =>
                _app.InDbAsync(async db =>
                    await db.Clearances.AnyAsync(one => one.PersonId == person)
                    && await db.Assignments.AnyAsync(one => one.PersonId == person)
                ),
            "the reliever is known"
        );
        return person;
    }

    public Task LinkAsync(Child child, bool isActive, long revision) =>
        _app.TellAsync(
            new GuardianLinkRecorded
            {
                LinkId = child.Link,
                Revision = revision,
                GuardianAccountId = child.Guardian,
                PupilId = child.Pupil,
                SchoolId = School,
                IsActive = isActive,
                OccurredAt = _app.Clock.GetUtcNow(),
            }
        );

    public Task<HttpResponseMessage> SignInAsync(HttpClient who) =>
        who.PostAsync($"/safety/v1/sessions/{Session}/sign-in", null);

    public Task<HttpResponseMessage> CallRollAsync(HttpClient who, params (Child Child, string Mark)[] marks) =>
        who.PostAsJsonAsync(
            $"/safety/v1/sessions/{Session}/roll-call",
            new { marks = marks.Select(one => new { pupilId = one.Child.Pupil, mark = one.Mark }) }
        );

    /// <summary>The teacher signs in and finds every child present.</summary>
    public async Task<Campus> BegunAsync()
    {
        await SignInAsync(AsTeacher).IsAsync(System.Net.HttpStatusCode.NoContent);
        await CallRollAsync(AsTeacher, [.. Children.Select(child => (child, "present"))])
            .IsAsync(System.Net.HttpStatusCode.OK);
        return this;
    }

    public Task<HttpResponseMessage> ReleaseToGuardianAsync(HttpClient who, Child child, Guid? id = null) =>
        who.PutAsJsonAsync(
            $"/safety/v1/releases/{id ?? Guid.CreateVersion7()}",
            new
            {
                sessionId = Session,
                pupilId = child.Pupil,
                manner = "guardian",
                guardianAccountId = child.Guardian,
            }
        );

    public Task<HttpResponseMessage> CloseAsync(HttpClient who) =>
        who.PostAsync($"/safety/v1/sessions/{Session}/close", null);

    /// <summary>How many children are on campus, and the adult of each.</summary>
    public async Task<Dictionary<Guid, Guid>> OnCampusAsync()
    {
        var campus = await AsOffice.GetAsync($"/safety/v1/campus?schoolId={School}").JsonAsync();
        var children = campus
            .GetProperty("children")
            .EnumerateArray()
            .ToDictionary(one => one.GetProperty("pupilId").GetGuid(), one => one.GetProperty("adultId").GetGuid());
        Assert.Equal(children.Count, campus.GetProperty("count").GetInt32());
        return children;
    }

    private async Task RollAsync()
    {
        await StaffAsync(Office, Roles.SchoolOffice);
        await StaffAsync(Teacher, Roles.DutyTeacher);
        await _app.TellAsync(TermToday());
        await _app.TellAsync(ClassToday());
        foreach (var child in Children)
        {
            await LinkAsync(child, isActive: true, revision: 1);
            await _app.TellAsync(Told(child));
        }

        await _app.TellAsync(SchoolToday());
    }

    private Task ArrivedAsync() =>
        Eventually.True(
            () =>
                _app.InDbAsync(async db =>
                    await db.Schools.AnyAsync(one => one.Id == School)
                    && await db.Terms.AnyAsync(one => one.Id == Term)
                    && await db.Classes.AnyAsync(one => one.Id == Class)
                    && await db.Pupils.CountAsync(one => one.SchoolId == School) == Children.Length
                    && await db.Places.CountAsync(one => one.OfferingId == Offering) == Children.Length
                    && await db.Sessions.CountAsync(one => one.OfferingId == Offering) == Sessions.Length
                    && await db.Clearances.AnyAsync(one => one.PersonId == Teacher)
                    && await db.Assignments.AnyAsync(one => one.PersonId == Teacher)
                    && await db.GuardianLinks.CountAsync(one =>
                        Children.Select(child => child.Pupil).Contains(one.PupilId)
                    ) == Children.Length
                ),
            "the campus is known"
        );
}
