using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>The guardian learns that the child has left; when the notice does not arrive, somebody must call (离校信息对接).</summary>
/// <remarks>SAF-010: 「建立学生离校信息对接机制」.</remarks>
internal static class LeaveNoticeRule
{
    public const string Undelivered = "leave-notice-undelivered";

    public static Ruling Judge(SafetyPack pack, bool isDelivered) =>
        pack.LeaveSchoolLink is not { } link || isDelivered ? Permitted : link.Broken(Undelivered);
}
