using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Standards;

/// <summary>Which standard holds for a school.</summary>
internal static class StandardsInForce
{
    /// <summary>
    /// The standard that holds for a service of so many minutes a day: a rural school's own before the general one, the nearest
    /// division's before a wider one, the shortest length that fits, the latest that has begun. Null: none.
    /// </summary>
    public static async Task<FeeStandard?> StandardAsync(
        this School school,
        int? minutes,
        FeesPack pack,
        DateOnly day,
        FeesDb db,
        CancellationToken ct
    )
    {
        var standards = await school.StandardsAsync(pack, day, db, ct);
        return standards
            .Where(one => minutes is { } length ? one.HoldsFor(length, pack) : one.Minutes is null)
            .MaxBy(one =>
                (one.IsRural, one.Division.Prefix.Length, -(one.Minutes ?? int.MaxValue), one.EffectiveOn, one.Id)
            );
    }

    /// <summary>Every published standard that reaches the school and has begun.</summary>
    public static Task<List<FeeStandard>> StandardsAsync(
        this School school,
        FeesPack pack,
        DateOnly day,
        FeesDb db,
        CancellationToken ct
    )
    {
        // A standard reaches the schools of its division; or, where the page says so, those that the division itself runs.
        DivisionCode[] reaching =
            pack.StandardScope?.Value == "runBy"
                ? [school.CompetentAuthority]
                :
                [
                    .. Enumerable
                        .Range(1, school.Division.Prefix.Length / 2)
                        .Select(pairs => DivisionCode.Parse(school.Division.Prefix[..(2 * pairs)])),
                ];
        return db
            .FeeStandards.AsNoTracking()
            .Where(one => one.State == StandardState.Published && one.EffectiveOn <= day)
            .Where(one => reaching.Contains(one.Division) && (!one.IsRural || school.IsRural))
            .ToListAsync(ct);
    }
}
