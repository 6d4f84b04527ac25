using System.Net;
using System.Net.Http.Json;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Safety.Tests;

/// <summary>What should be true after each step, kept beside what Safety says: the model of promise 5.</summary>
internal sealed class CustodyStory(SafetyApp app, Campus campus, Guid[] adults)
{
    private readonly HashSet<Guid> _left = [];
    private Guid _responsible = campus.Teacher;

    /// <summary>Children on campus, each with its adult.</summary>
    public Dictionary<Guid, Guid> Expected { get; private set; } = [];

    /// <summary>0 marks a child present, 1 hands the group over with a slip in the receiver's count, 2 releases a child.</summary>
    public Task StepAsync(int kind, int child, int adult, int slip) =>
        kind switch
        {
            0 => MarkAsync(campus.Children[child], adults[adult]),
            1 => HandOverAsync(adults[adult], slip),
            _ => ReleaseAsync(campus.Children[child], adults[adult]),
        };

    private async Task MarkAsync(Child child, Guid adult)
    {
        var answer = await campus.CallRollAsync(app.As(adult, Roles.DutyTeacher), (child, "present"));
        Assert.Equal(adult == _responsible ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        if (adult == _responsible && !_left.Contains(child.Pupil))
            Expected[child.Pupil] = adult;
    }

    private async Task HandOverAsync(Guid receiver, int slip)
    {
        var (id, count) = (Guid.CreateVersion7(), Expected.Count);
        var offer = await app.As(_responsible, Roles.DutyTeacher)
            .PutAsJsonAsync(
                $"/safety/v1/hand-overs/{id}",
                new
                {
                    sessionId = campus.Session,
                    toPersonId = receiver,
                    count,
                }
            );
        Assert.Equal(HttpStatusCode.NoContent, offer.StatusCode);
        if (count + slip < 0)
            return;
        var confirm = await app.As(receiver, Roles.DutyTeacher)
            .PostAsJsonAsync($"/safety/v1/hand-overs/{id}/confirm", new { count = count + slip });
        Assert.Equal(slip == 0 ? HttpStatusCode.NoContent : HttpStatusCode.UnprocessableEntity, confirm.StatusCode);
        if (slip != 0)
            return;
        _responsible = receiver;
        Expected = Expected.Keys.ToDictionary(pupil => pupil, _ => receiver);
    }

    private async Task ReleaseAsync(Child child, Guid adult)
    {
        var answer = await campus.ReleaseToGuardianAsync(app.As(adult, Roles.DutyTeacher), child);
        var expected =
            adult != _responsible ? HttpStatusCode.NotFound
            : Expected.ContainsKey(child.Pupil) ? HttpStatusCode.NoContent
            : HttpStatusCode.Conflict;
        Assert.Equal(expected, answer.StatusCode);
        if (expected is HttpStatusCode.NoContent && Expected.Remove(child.Pupil))
            _left.Add(child.Pupil);
    }
}
