using System.Runtime.CompilerServices;
using AfterSchool.Directory.Accounts;
using AfterSchool.Directory.Pupils;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Guardians;

/// <summary>Whose guardian is who, of the pupils the caller may read; who they are and their phones only where the caller keeps the accounts.</summary>
internal static class ReadGuardians
{
    /// <summary>GET /directory/v1/guardian-links.xlsx?pupilId=</summary>
    public static IResult Workbook(
        Guid? pupilId,
        PupilReach reach,
        AccountReach accounts,
        DirectoryDb db,
        Seals seals,
        CancellationToken ct
    ) =>
        new WorkbookResult(
            "guardians",
            [
                PupilColumns.Number,
                GuardianColumns.PupilName,
                GuardianColumns.Name,
                GuardianColumns.Phone,
                GuardianColumns.UserName,
                GuardianColumns.State,
            ],
            RowsAsync(Chosen(pupilId, reach, db), reach, accounts, db, seals, ct)
        );

    /// <summary>The links of the pupils the caller may read, or of one of them.</summary>
    public static IQueryable<GuardianLink> Chosen(Guid? pupilId, PupilReach reach, DirectoryDb db)
    {
        var pupils = reach.Readable();
        return db
            .GuardianLinks.AsNoTracking()
            .Where(link =>
                pupils.Any(pupil => pupil.Id == link.PupilId) && (pupilId == null || link.PupilId == pupilId)
            );
    }

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        IQueryable<GuardianLink> links,
        PupilReach reach,
        AccountReach accounts,
        DirectoryDb db,
        Seals seals,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var numbersOf = await reach.NumbersOfAsync(ct);
        await foreach (var part in links.InPartsAsync(link => link.Id, ct))
        {
            var (ofPupils, ofPeople) = (
                part.Select(link => link.PupilId).Distinct().ToArray(),
                part.Select(link => link.GuardianAccountId).Distinct().ToArray()
            );
            var pupils = await db
                .Pupils.AsNoTracking()
                .Where(pupil => ofPupils.Contains(pupil.Id))
                .ToDictionaryAsync(pupil => pupil.Id, ct);
            var people = await accounts
                .Readable()
                .Where(account => ofPeople.Contains(account.Id))
                .ToDictionaryAsync(account => account.Id, ct);
            foreach (var link in part)
            {
                var pupil = PupilShown.Of(pupils[link.PupilId], seals, numbersOf).Pupil;
                var guardian = people.GetValueOrDefault(link.GuardianAccountId);
                var contact = guardian?.ContactOf(seals);
                yield return
                [
                    pupil.PupilNumber?.Value,
                    pupil.Name,
                    contact?.DisplayName,
                    contact?.Phone,
                    guardian?.UserName,
                    link.IsActive ? "有效" : "已解除",
                ];
            }
        }
    }
}
