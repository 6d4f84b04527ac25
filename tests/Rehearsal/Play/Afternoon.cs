using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>Step 7: an afternoon of a school, from the first teacher's sign-in to an empty campus.</summary>
public sealed class Afternoon(School school, Places places)
{
    private readonly Dictionary<Guid, Person> _teachers = [];

    /// <summary>Children released so far.</summary>
    public int Released { get; private set; }

    /// <summary>Sessions held so far.</summary>
    public int Held { get; private set; }

    /// <summary>A duty teacher's role holds only once Staffing has cleared the person, and Directory has heard it.</summary>
    public async Task TeachersSignInAsync()
    {
        foreach (var teacher in school.DutyTeachers)
        {
            await school.Office.FindsAsync(
                $"/directory/v1/schools/{school.Made.Id}/posts?limit=1000",
                row => row.Id("accountId") == teacher.Account && row.GetProperty("rolesThatHold").GetArrayLength() > 0
            );
            _teachers[teacher.Account] = await school.Stage.SignInAsync(teacher);
        }
    }

    /// <summary>The teacher of an offering, or the one who relieves.</summary>
    public Person Teacher(Invited teacher)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        return _teachers[teacher.Account];
    }

    /// <summary>The whole afternoon.</summary>
    /// <param name="day">The day.</param>
    /// <param name="callers">How many sessions run at once.</param>
    public async Task PlayAsync(DateOnly day, int callers)
    {
        var released = new ConcurrentBag<int>();
        await Parallel.ForEachAsync(
            await MeetingsAsync(day),
            new ParallelOptions { MaxDegreeOfParallelism = callers },
            async (meeting, _) => released.Add(await HoldAsync(meeting, day))
        );
        Released += released.Sum();
        Held += released.Count;
    }

    /// <summary>Who meets whom on that day. The system knows the calendar: on a holiday nobody does, whatever the week says.</summary>
    public async Task<IReadOnlyList<Meeting>> MeetingsAsync(DateOnly day)
    {
        var rosters = places.Confirmed.Values.ToLookup(place => place.Offering, place => place.Pupil);
        var teachers = school.Made.Menu.ToDictionary(
            one => one.Id,
            one => _teachers[school.DutyTeachers[one.Teacher].Account]
        );
        return
        [
            .. (await school.Office.AllAsync(SessionsOf(day)))
                .Select(session => (Id: session.Id(), Offering: session.Id("offeringId")))
                .Where(session => rosters[session.Offering].Any())
                .Select(session => new Meeting(session.Id, teachers[session.Offering], [.. rosters[session.Offering]])),
        ];
    }

    /// <summary>The day's session of an offering.</summary>
    public async Task<Guid> SessionAsync(Person teacher, Guid offering, DateOnly day) =>
        (await teacher.FindsAsync(SessionsOf(day), row => row.Id("offeringId") == offering)).Id();

    private string SessionsOf(DateOnly day) =>
        $"/safety/v1/sessions?schoolId={school.Made.Id}&day={day:yyyy-MM-dd}&limit=1000";

    /// <summary>A release's command.</summary>
    /// <param name="by">The teacher who has the children.</param>
    /// <param name="session">The session.</param>
    /// <param name="pupil">The child.</param>
    /// <param name="how">Manner, and to whom.</param>
    public Task<HttpResponseMessage> AskReleaseAsync(Person by, Guid session, PupilMade pupil, object how)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(pupil);
        var body = System.Text.Json.JsonSerializer.SerializeToNode(how)!.AsObject();
        (body["sessionId"], body["pupilId"]) = (JsonValue.Create(session), JsonValue.Create(pupil.Id));
        return by.PutAsync($"/safety/v1/releases/{school.Id($"release/{session}/{pupil.Id}")}", body);
    }

    /// <summary>A child goes home with the guardian: the command.</summary>
    public Task<HttpResponseMessage> AskReleaseAsync(Person by, Guid session, PupilMade pupil) =>
        AskReleaseAsync(
            by,
            session,
            pupil,
            new { manner = "guardian", guardianAccountId = school.GuardianOf(pupil).Account }
        );

    /// <summary>A child goes home with the guardian.</summary>
    public Task ReleaseAsync(Person by, Guid session, PupilMade pupil) =>
        Asking.DoneAsync(() => AskReleaseAsync(by, session, pupil));

    /// <summary>The teacher is there: the command.</summary>
    public static Task<HttpResponseMessage> AskSignInAsync(Person teacher, Guid session)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        return teacher.PostAsync($"/safety/v1/sessions/{session}/sign-in");
    }

    /// <summary>The roll is called: the command.</summary>
    /// <param name="teacher">Who calls.</param>
    /// <param name="session">The session.</param>
    /// <param name="roster">Whoever should be there.</param>
    /// <param name="present">Whoever is.</param>
    public static Task<HttpResponseMessage> AskRollCallAsync(
        Person teacher,
        Guid session,
        PupilMade[] roster,
        PupilMade[] present
    )
    {
        ArgumentNullException.ThrowIfNull(teacher);
        ArgumentNullException.ThrowIfNull(roster);
        return teacher.PostAsync(
            $"/safety/v1/sessions/{session}/roll-call",
            new
            {
                marks = roster.Select(pupil => new
                {
                    pupilId = pupil.Id,
                    mark = present.Contains(pupil) ? "present" : "absentExplained",
                }),
            }
        );
    }

    /// <summary>Nobody is left: the command.</summary>
    public static Task<HttpResponseMessage> AskCloseAsync(Person teacher, Guid session)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        return teacher.PostAsync($"/safety/v1/sessions/{session}/close");
    }

    /// <summary>Whoever comes on that day: one in thirty is ill or away, and the family has said so.</summary>
    public PupilMade[] Present(PupilMade[] roster, DateOnly day) =>
        [.. roster.Where(pupil => !school.Stage.Chance.Falls($"{pupil.Id}/away {day}", 1 / 30.0))];

    /// <summary>The teacher is there and calls the roll.</summary>
    public async Task<PupilMade[]> CallRollAsync(Person teacher, Guid session, DateOnly day, PupilMade[] roster)
    {
        await Asking.DoneAsync(() => AskSignInAsync(teacher, session));
        var present = Present(roster, day);
        await Asking.DoneAsync(() => AskRollCallAsync(teacher, session, roster, present));
        return present;
    }

    private async Task<int> HoldAsync(Meeting meeting, DateOnly day)
    {
        var (session, teacher, roster) = meeting;
        var present = await CallRollAsync(teacher, session, day, roster);
        foreach (var pupil in present)
            await ReleaseAsync(teacher, session, pupil);
        await Asking.DoneAsync(() => AskCloseAsync(teacher, session));
        return present.Length;
    }
}

/// <summary>A session, who holds it, and who should be there.</summary>
/// <param name="Session">The session.</param>
/// <param name="Teacher">Its teacher.</param>
/// <param name="Roster">The children.</param>
public sealed record Meeting(Guid Session, Person Teacher, PupilMade[] Roster);
