using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Cases;
using AfterSchool.Supervision.Sanctions;

namespace AfterSchool.Supervision.Policy;

/// <summary>A sanction rests on a complaint found true, and names whom the complaint names (处理决定).</summary>
/// <remarks>SUP-028.</remarks>
internal static class SanctionRule
{
    // 「要严肃查处…」: 查 comes before 处.
    public static Ruling Judge(ComplaintCase complaint, SanctionAsked asked, SupervisionPack pack)
    {
        var sources = pack.Punishment?.Sources ?? [];
        if (complaint.Finding is not CaseFinding.Substantiated)
            return Ruling.Refused("sanction-without-substantiated-case", sources, new { complaint.Number });

        var accused = asked.Kind is SanctionKind.VendorBan ? complaint.VendorId : complaint.SchoolId;
        return accused is not { } named || named == asked.SubjectId
            ? Ruling.Permitted
            : Ruling.Refused("sanction-of-another", sources, new { complaint.Number });
    }
}
