using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Cases;

namespace AfterSchool.Supervision.Policy;

/// <summary>Reprisal and leaked identity (打击报复、泄露举报人) are handled above those accused, never by the school concerned.</summary>
/// <remarks>SUP-011, SUP-012: our own guard, by which a complaint can be verified at all.</remarks>
internal static class SealedCaseRule
{
    public static Ruling Judge(ComplaintCase complaint, HandlingLevel level, SupervisionPack pack) =>
        !complaint.IsSealed || level >= LevelOf(complaint)
            ? Ruling.Permitted
            : Ruling.Refused(
                "sealed-case-goes-up",
                pack.Response?.Sources ?? [],
                new { Level = level, Least = LevelOf(complaint) }
            );

    private static HandlingLevel LevelOf(ComplaintCase complaint) =>
        complaint.HandledBy.Prefix.Length switch
        {
            6 => HandlingLevel.County,
            4 => HandlingLevel.City,
            _ => HandlingLevel.Province,
        };
}
