using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>A class as it hands in papers.</summary>
/// <param name="At">The term.</param>
/// <param name="Classes">Classes that the reader may enter for.</param>
/// <param name="Class">The one that is shown; none before one is chosen.</param>
/// <param name="Pupils">Its pupils.</param>
public sealed record PaperClassShown(
    TermDesk At,
    IReadOnlyList<(string Value, string Words)> Classes,
    string? Class,
    IReadOnlyList<PaperPupil> Pupils
)
{
    /// <summary>Where it is.</summary>
    public string Address => $"{At.Address}/paper";
}

/// <summary>A pupil of the class.</summary>
/// <param name="Id">The pupil.</param>
/// <param name="Name">The name, opened for the pupil's own school.</param>
/// <param name="Asked">Requests that stand.</param>
/// <param name="OnPaper">Those of them that came on paper.</param>
/// <param name="HasGuardian">Whether the roll knows a guardian: without one nobody can ask.</param>
public sealed record PaperPupil(Guid Id, string Name, int Asked, int OnPaper, bool HasGuardian);

/// <summary>The paper of one pupil.</summary>
/// <param name="At">The term.</param>
/// <param name="Pupil">The pupil.</param>
/// <param name="Name">The name.</param>
/// <param name="Guardians">Accounts of the guardians, in the order in which the roll told of them.</param>
/// <param name="Groups">What may be asked for.</param>
public sealed record PaperShown(
    TermDesk At,
    Pupil Pupil,
    string Name,
    IReadOnlyList<Guid> Guardians,
    IReadOnlyList<PaperGroup> Groups
)
{
    /// <summary>Where it is.</summary>
    public string Address => $"{At.Address}/paper/{Pupil.Id}";

    /// <summary>The class it belongs to.</summary>
    public string Class => $"{At.Address}/paper?classId={Pupil.ClassId}";

    /// <summary>Whether families here declare difficulty with picking the child up.</summary>
    public bool AsksPickup => At.Page?.PickupDifficultyRequired is not null;
}

/// <summary>Offerings of which the pupil can have one: a slot of a round, or what is held at one time outside any.</summary>
/// <param name="Key">Its key in the form.</param>
/// <param name="IsRound">Whether it is drawn for.</param>
/// <param name="Offerings">The offerings.</param>
/// <param name="Before">What is asked for there already.</param>
public sealed record PaperGroup(string Key, bool IsRound, IReadOnlyList<Offering> Offerings, EnrolmentRequest? Before)
{
    /// <summary>How many may be ranked.</summary>
    public int MostRanks => Math.Min(AskForPlace.LimitChoices, Offerings.Count);

    /// <summary>The field of a rank, from 1.</summary>
    public string Field(int rank) => $"rank-{Key}-{rank}";
}

/// <summary>Reads them for the office and for the teacher of the class.</summary>
internal sealed class PaperReading(Desk desk, PeopleShown people)
{
    private const int MostOfferings = 300;

    /// <summary>The class in that term; the reader's only one where none is said.</summary>
    public async Task<PaperClassShown?> ClassAsync(Guid termId, Guid? classId, CancellationToken ct)
    {
        if (await TermAsync(termId, ct) is not { } at)
            return null;
        var me = desk.Caller.AccountId;
        var classes = await desk
            .Db.Classes.AsNoTracking()
            .Where(one => one.SchoolId == at.School.Id && (at.IsOffice || one.ClassTeacherAccountId == me))
            .OrderBy(one => one.Grade)
            .ThenBy(one => one.Name)
            .ToListAsync(ct);
        if (!at.IsOffice && classes.Count == 0)
            return null;
        var shown = classes.Find(one => one.Id == classId) ?? (classes.Count == 1 ? classes[0] : null);
        return new PaperClassShown(
            at,
            [.. classes.Select(one => ($"{one.Id}", $"{GradeWords.Say(one.Grade)} {one.Name}"))],
            shown is null ? null : $"{shown.Id}",
            shown is null ? [] : await PupilsAsync(shown.Id, termId, ct)
        );
    }

    /// <summary>The pupil's paper.</summary>
    public async Task<PaperShown?> PupilAsync(Guid termId, Guid pupilId, CancellationToken ct)
    {
        if (
            await TermAsync(termId, ct) is not { } at
            || await desk.Db.Pupils.AsNoTracking().FirstOrDefaultAsync(one => one.Id == pupilId, ct) is not { } pupil
            || pupil.SchoolId != at.School.Id
            || !await desk.MayEnterForAsync(pupil.SchoolId, pupil.ClassId, ct)
        )
            return null;
        var guardians = await desk
            .Db.GuardianLinks.Where(one => one.PupilId == pupilId && one.IsActive)
            .OrderBy(one => one.Id)
            .Select(one => one.GuardianAccountId)
            .ToListAsync(ct);
        var cells = (await people.OfAsync([pupilId], ct))[pupilId];
        return new PaperShown(at, pupil, $"{cells[0]}", [.. guardians.Distinct()], await GroupsAsync(at, pupil, ct));
    }

    private async Task<TermDesk?> TermAsync(Guid termId, CancellationToken ct)
    {
        var term = await desk.Db.Terms.AsNoTracking().FirstOrDefaultAsync(one => one.Id == termId, ct);
        if (term is null)
            return null;
        var isOffice = await desk.RunsSchoolAsync(term.SchoolId, ct);
        if (
            (!isOffice && !await desk.Reach.WorksAtAsync(term.SchoolId, ct, Roles.ClassTeacher))
            || await desk.Governing.OfAsync(term.SchoolId, termId, ct) is not { } governed
        )
            return null;
        return new TermDesk(governed.School, governed.Term, governed.Found, null) { IsOffice = isOffice };
    }

    private async Task<IReadOnlyList<PaperPupil>> PupilsAsync(Guid classId, Guid termId, CancellationToken ct)
    {
        var pupils = await desk
            .Db.Pupils.AsNoTracking()
            .Where(one => one.ClassId == classId && one.OnRoll)
            .Select(one => new
            {
                one.Id,
                HasGuardian = desk.Db.GuardianLinks.Any(link => link.PupilId == one.Id && link.IsActive),
            })
            .ToListAsync(ct);
        Guid[] ids = [.. pupils.Select(one => one.Id)];
        var asked = await Standing(termId)
            .Where(one => ids.Contains(one.PupilId))
            .Select(one => new { one.PupilId, IsOnPaper = one.EnteredBy != null })
            .ToListAsync(ct);
        var byPupil = asked.ToLookup(one => one.PupilId, one => one.IsOnPaper);
        var names = await people.OfAsync(ids, ct);
        return
        [
            .. pupils
                .Select(one => new PaperPupil(
                    one.Id,
                    $"{names[one.Id][0]}",
                    byPupil[one.Id].Count(),
                    byPupil[one.Id].Count(isOnPaper => isOnPaper),
                    one.HasGuardian
                ))
                .OrderBy(one => one.Name, StringComparer.Ordinal)
                .ThenBy(one => one.Id),
        ];
    }

    // A round that is not open now offers nothing, and neither does what is to be drawn in it.
    private async Task<IReadOnlyList<PaperGroup>> GroupsAsync(TermDesk at, Pupil pupil, CancellationToken ct)
    {
        var now = desk.Clock.Now().ToUniversalTime();
        var menu = await desk
            .Db.Offerings.AsNoTracking()
            .Where(one => one.TermId == at.Term.Id && one.Status == OfferingStatus.Published)
            .Where(one => one.Grades.Contains(pupil.Grade))
            .OrderBy(one => one.Title)
            .ThenBy(one => one.Id)
            .Take(MostOfferings)
            .ToListAsync(ct);
        Guid[] ids = [.. menu.Select(one => one.Id)];
        var live = await desk
            .Db.RoundOfferings.AsNoTracking()
            .Where(one => one.IsLive && ids.Contains(one.OfferingId))
            .ToDictionaryAsync(one => one.OfferingId, ct);
        var open = await desk
            .Db.Rounds.Where(one => one.TermId == at.Term.Id && one.Status == RoundStatus.Announced)
            .Where(one => one.OpensAt <= now && now < one.ClosesAt)
            .Select(one => one.Id)
            .ToListAsync(ct);
        var before = await Standing(at.Term.Id)
            .Include(one => one.Choices)
            .Where(one => one.PupilId == pupil.Id)
            .ToListAsync(ct);
        var rounds = menu.Where(one => live.TryGetValue(one.Id, out var its) && open.Contains(its.RoundId))
            .GroupBy(one => (live[one.Id].RoundId, live[one.Id].Slot))
            .OrderBy(one => one.Key)
            .Select(one => Group($"{one.Key.RoundId:N}-{one.Key.Slot}", true, [.. one]));
        Offering[] free = [.. menu.Where(one => !live.ContainsKey(one.Id))];
        var slots = SlotGroups.Of(free);
        var outside = free.Zip(slots)
            .GroupBy(one => one.Second, one => one.First)
            .OrderBy(one => one.Key)
            .Select(one => Group($"{one.Min(offering => offering.Id):N}", false, [.. one]));
        return [.. rounds, .. outside];

        PaperGroup Group(string key, bool isRound, Offering[] offerings) =>
            new(
                key,
                isRound,
                offerings,
                before.Find(request => request.Choices.Exists(one => offerings.Any(its => its.Id == one.OfferingId)))
            );
    }

    private IQueryable<EnrolmentRequest> Standing(Guid termId) =>
        desk
            .Db.Requests.AsNoTracking()
            .Where(one =>
                one.TermId == termId && one.Status != RequestStatus.Ended && one.Status != RequestStatus.Declined
            );
}
