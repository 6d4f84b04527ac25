using AfterSchool.Safety.Custodies;

namespace AfterSchool.Safety.Sessions;

/// <summary>The roll of a session while it is being called: marks so far, and in whose care the children are.</summary>
internal sealed class Roll(Dictionary<Guid, Attendance> marks, Dictionary<Guid, Custody> inCare)
{
    /// <summary>Every child marked so far.</summary>
    public IEnumerable<Guid> Marked => marks.Keys;

    /// <summary>How many are marked present.</summary>
    public int Present => marks.Values.Count(one => one.Mark is Mark.Present);

    /// <summary>Place of the first mark that contradicts what is known, and why: who has left, or was received by count, was there.</summary>
    public (int At, string Why)? Contradiction(RollCallAsked asked, Guid sessionId)
    {
        for (var i = 0; i < asked.Marks.Length; i++)
        {
            var (pupil, mark) = (asked.Marks[i].PupilId, asked.Marks[i].Mark);
            if (mark is Mark.Present)
                continue;
            if (IsPresent(pupil) && inCare.GetValueOrDefault(pupil)?.SessionId != sessionId)
                return (i, "This child was present and has left this session's care already.");
            if (!IsPresent(pupil) && inCare.GetValueOrDefault(pupil)?.SessionId == sessionId)
                return (i, "This child was handed over to you by count; hand it back instead.");
        }

        return null;
    }

    /// <summary>How many of those marked present are still in the care of another session.</summary>
    public int WithOthers(RollCallAsked asked, Guid sessionId) =>
        asked.Marks.Count(one =>
            one.Mark is Mark.Present
            && inCare.TryGetValue(one.PupilId, out var custody)
            && custody.SessionId != sessionId
            && !IsPresent(one.PupilId)
        );

    /// <summary>Enters the marks that say something new; who is present comes into care, who was not there after all leaves it.</summary>
    public IReadOnlyList<Attendance> Apply(RollCallAsked asked, Session session, Desk desk)
    {
        var changed = new List<Attendance>();
        foreach (var one in asked.Marks)
        {
            if (marks.TryGetValue(one.PupilId, out var known) && known.Mark == one.Mark)
                continue;
            if (known is null)
            {
                known = new Attendance { SessionId = session.Id, PupilId = one.PupilId };
                desk.Db.Attendances.Add(marks[one.PupilId] = known);
            }

            (known.Mark, known.MarkedAt, known.MarkedBy) = (one.Mark, desk.Now, desk.Caller.AccountId);
            Care(known, session, desk);
            changed.Add(known);
        }

        return changed;
    }

    private void Care(Attendance known, Session session, Desk desk)
    {
        var custody = inCare.GetValueOrDefault(known.PupilId);
        if (known.Mark is Mark.Present && custody is null)
            desk.Db.Custodies.Add(Custody.Begin(known.PupilId, session, desk.Now));
        else if (known.Mark is not Mark.Present && custody?.SessionId == session.Id)
            custody.End(desk.Now);
    }

    private bool IsPresent(Guid pupilId) => marks.TryGetValue(pupilId, out var mark) && mark.Mark is Mark.Present;
}
