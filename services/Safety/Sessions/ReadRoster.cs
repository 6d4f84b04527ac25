using AfterSchool.Safety.Releases;
using AfterSchool.Safety.Timetable;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Sealing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Sessions;

/// <summary>GET /sessions/{id}/roster — names for the adult who answers for them, or the office; every read is kept.</summary>
internal static class ReadRoster
{
    public static async Task<Results<NotFound, Ok<RosterShown>>> Handle(
        Guid id,
        Desk desk,
        [FromKeyedServices(Desk.Names)] KeyRing names,
        CancellationToken ct
    )
    {
        var db = desk.Db;
        var session = await db.Sessions.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (session is null || !await MayReadAsync(session, desk, ct))
            return TypedResults.NotFound();

        var pupils = await db.Places.Of(session.OfferingId, session.Day).Select(one => one.PupilId).ToArrayAsync(ct);
        // Written before the names are opened: a read that cannot be kept does not happen.
        db.NameReads.Add(
            new NameRead
            {
                Id = Guid.CreateVersion7(),
                SessionId = id,
                ReaderId = desk.Caller.AccountId,
                PupilIds = pupils,
                At = desk.Now,
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new RosterShown(id, await ChildrenAsync(session, pupils, desk, names, ct)));
    }

    private static async Task<bool> MayReadAsync(Session session, Desk desk, CancellationToken ct) =>
        (session.ResponsibleId == desk.Caller.AccountId && desk.Caller.Is(Roles.DutyTeacher))
        || await desk.Reach.WorksAtAsync(session.SchoolId, ct, Roles.SchoolOffice, Roles.Principal);

    private static async Task<IReadOnlyList<RosterChild>> ChildrenAsync(
        Session session,
        Guid[] pupils,
        Desk desk,
        KeyRing names,
        CancellationToken ct
    )
    {
        var db = desk.Db;
        var known = await db.Pupils.Where(one => pupils.Contains(one.Id)).ToDictionaryAsync(one => one.Id, ct);
        var marks = await db
            .Attendances.Where(one => one.SessionId == session.Id)
            .ToDictionaryAsync(one => one.PupilId, ct);
        var links = db.GuardianLinks.Where(link => pupils.Contains(link.PupilId) && link.IsActive);
        var guardians = (await links.ToListAsync(ct)).ToLookup(link => link.PupilId, link => link.GuardianAccountId);
        var persons = (
            await db.PickUpPersonsOn(session.Day).Where(one => pupils.Contains(one.PupilId)).ToListAsync(ct)
        ).ToLookup(one => one.PupilId);
        var consents = (
            await db.ConsentsOn(session.Day).Where(one => pupils.Contains(one.PupilId)).ToListAsync(ct)
        ).ToLookup(one => one.PupilId, one => one.Manner);
        return
        [
            .. pupils
                .Order()
                .Select(pupil => new RosterChild(
                    pupil,
                    Open(names, known.GetValueOrDefault(pupil)?.NameSealed, pupil),
                    marks.GetValueOrDefault(pupil)?.Mark,
                    [.. guardians[pupil]],
                    [
                        .. persons[pupil]
                            .Select(one => new RosterPerson(one.Id, one.Relation, Open(names, one.NameSealed, one.Id))),
                    ],
                    [.. consents[pupil]]
                )),
        ];
    }

    // One field that cannot be opened must not keep a teacher from the rest of the list.
    private static string? Open(KeyRing names, string? name, Guid owner)
    {
        try
        {
            return name is null ? null : names.Open(name, $"{owner}/name");
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }
}

/// <summary>A session's roster.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Children">Every child expected.</param>
public sealed record RosterShown(Guid SessionId, IReadOnlyList<RosterChild> Children);

/// <summary>A child expected.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="Name">The name; none while the roll has not told it.</param>
/// <param name="Mark">The mark, once made.</param>
/// <param name="GuardianAccountIds">Guardians today.</param>
/// <param name="PickUpPersons">Persons listed today.</param>
/// <param name="Consents">Ways of leaving without an adult consented to.</param>
public sealed record RosterChild(
    Guid PupilId,
    string? Name,
    Mark? Mark,
    IReadOnlyList<Guid> GuardianAccountIds,
    IReadOnlyList<RosterPerson> PickUpPersons,
    IReadOnlyList<ReleaseManner> Consents
);

/// <summary>A listed person.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Relation">Relation to the child.</param>
/// <param name="Name">The name.</param>
public sealed record RosterPerson(Guid Id, string Relation, string? Name);
