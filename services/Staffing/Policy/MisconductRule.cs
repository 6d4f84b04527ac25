using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Conduct;

namespace AfterSchool.Staffing.Policy;

/// <summary>Misconduct that is reported is investigated (坚决防止招揽生源、严查纵容、严肃查处有偿补课) by the body bound.</summary>
/// <remarks>STF-034 to STF-036. It never suspends anybody by itself.</remarks>
internal static class MisconductRule
{
    public static Ruling Judge(ConductKind kind, StaffingPack pack)
    {
        var sentence = kind switch
        {
            ConductKind.Soliciting => pack.Conduct?.Soliciting,
            ConductKind.Connivance => pack.Conduct?.Connivance,
            ConductKind.PaidTutoring => pack.Conduct?.PaidTutoring,
            _ => throw new InvalidOperationException($"No such conduct: {kind}."),
        };
        return sentence?.Broken(CodeOf(kind)) ?? Ruling.Permitted;
    }

    /// <summary>Code of the duty to investigate.</summary>
    public static string CodeOf(ConductKind kind) =>
        kind switch
        {
            ConductKind.Soliciting => "soliciting-uninvestigated",
            ConductKind.Connivance => "connivance-uninvestigated",
            ConductKind.PaidTutoring => "paid-tutoring-uninvestigated",
            _ => throw new InvalidOperationException($"No such conduct: {kind}."),
        };
}
