using AfterSchool.Directory.Accounts;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using Microsoft.EntityFrameworkCore;
using SchoolClass = AfterSchool.Directory.Classes.SchoolClass;

namespace AfterSchool.Directory.Guardians;

/// <summary>What a guardian still needs to sign in.</summary>
public enum CodeState
{
    /// <summary>The account has a password; nothing is needed.</summary>
    Active,

    /// <summary>A code was given out and still holds; it is kept hashed, so nobody can show it again.</summary>
    GivenOut,

    /// <summary>No code was given out that still holds.</summary>
    Waiting,

    /// <summary>The account reaches beyond the school or is more than a guardian's: another gives out its code.</summary>
    KeptElsewhere,
}

/// <summary>A guardian of a class's pupils.</summary>
/// <param name="Account">The account.</param>
/// <param name="Pupils">The guardian's children in the class.</param>
/// <param name="State">What is still needed.</param>
public sealed record ClassGuardian(Account Account, IReadOnlyList<Pupils.Pupil> Pupils, CodeState State);

/// <summary>A class with its guardians.</summary>
/// <param name="Class">The class.</param>
/// <param name="Guardians">Them, in the order of the pupils' names.</param>
public sealed record ClassAtHand(SchoolClass Class, IReadOnlyList<ClassGuardian> Guardians)
{
    /// <summary>How many of them are in that state.</summary>
    public int Count(CodeState state) => Guardians.Count(one => one.State == state);
}

/// <summary>
/// The guardians of a class and their codes: the school's office and the class's own teacher (班主任) give them out. As everywhere, who can
/// give out a code can become the account; so only for accounts that are guardians and nothing else, of this school's children alone,
/// and only before they have a password.
/// </summary>
internal sealed class ClassCodes(Caller caller, RollReach reach, DirectoryDb db, Seals seals)
{
    private const int MostGuardians = 500;

    /// <summary>Classes with pupils whose guardians' codes the caller may give out.</summary>
    public IQueryable<SchoolClass> Reachable()
    {
        var (me, office, teacher) = (caller.AccountId, caller.Is(Roles.SchoolOffice), caller.Is(Roles.ClassTeacher));
        return db
            .Classes.AsNoTracking()
            .Where(one => db.Pupils.Any(pupil => pupil.ClassId == one.Id && pupil.OnRoll))
            .Where(one =>
                db.Posts.Any(post =>
                    post.AccountId == me
                    && post.SchoolId == one.SchoolId
                    && post.IsActive
                    && (
                        (office && post.Roles.Contains(Roles.SchoolOffice))
                        || (
                            teacher
                            && post.Roles.Contains(Roles.ClassTeacher)
                            && one.ClassTeacherAccountId == post.AccountId
                        )
                    )
                )
            );
    }

    /// <summary>The class, if the caller may give out its guardians' codes; tracked, so that codes can be given.</summary>
    public async Task<ClassAtHand?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await Reachable().FirstOrDefaultAsync(one => one.Id == id, ct) is not { } found)
            return null;
        var rows = await (
            from link in db.GuardianLinks
            join pupil in db.Pupils on link.PupilId equals pupil.Id
            join account in db.Accounts on link.GuardianAccountId equals account.Id
            where link.IsActive && pupil.ClassId == id && pupil.OnRoll && account.ClosedAt == null
            orderby link.Id
            select new { pupil, account }
        )
            .Take(MostGuardians)
            .ToListAsync(ct);
        Guid[] ids = [.. rows.Select(one => one.account.Id).Distinct()];
        var further = await ReachingFurtherAsync(ids, found.SchoolId, ct);
        return new ClassAtHand(
            found,
            [
                .. rows.GroupBy(one => one.account)
                    .Select(one => new ClassGuardian(
                        one.Key,
                        [.. one.Select(row => row.pupil)],
                        StateOf(one.Key, found.SchoolId, further)
                    ))
                    .OrderBy(one => NameOf(one.Pupils[0]), StringComparer.Ordinal)
                    .ThenBy(one => one.Account.UserName, StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>A pupil's name, for whoever leads or keeps the class.</summary>
    public string NameOf(Pupils.Pupil pupil) => seals.Names.Open(pupil.NameSealed, $"{pupil.Id}/name");

    /// <summary>A guardian's name.</summary>
    public string NameOf(Account account) => account.ContactOf(seals).DisplayName;

    private Task<HashSet<Guid>> ReachingFurtherAsync(Guid[] accounts, Guid school, CancellationToken ct) =>
        db
            .Accounts.Where(one => accounts.Contains(one.Id))
            .Where(one =>
                db.Posts.Any(post => post.AccountId == one.Id && post.IsActive)
                || db.GuardianLinks.Any(link =>
                    link.GuardianAccountId == one.Id
                    && link.IsActive
                    && db.Pupils.Any(pupil => pupil.Id == link.PupilId && pupil.SchoolId != school)
                )
            )
            .Select(one => one.Id)
            .ToHashSetAsync(ct);

    private CodeState StateOf(Account account, Guid school, HashSet<Guid> further) =>
        account.PasswordHash is not null ? CodeState.Active
        : account.SchoolId != school
        || account.Roles is not [Roles.Guardian]
        || further.Contains(account.Id)
        || account.Id == reach.AccountId
            ? CodeState.KeptElsewhere
        : account.ActivationHash is not null && account.ActivationUntil > TimeProvider.System.GetUtcNow()
            ? CodeState.GivenOut
        : CodeState.Waiting;
}
