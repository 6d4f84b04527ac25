using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Cases;

namespace AfterSchool.Supervision.Policy;

/// <summary>
/// A complaint returned more than twice goes to the arbiter, the education authority that handles it (退单仲裁): only it says whose the
/// case is, and what it said stands.
/// </summary>
/// <remarks>SUP-012: our own guard against a case that everybody hands on; no document gives the number.</remarks>
internal static class ArbiterRule
{
    private const int ReturnsBefore = 2;

    public static Ruling JudgeAssigning(ComplaintCase complaint, bool byArbiter) =>
        byArbiter || complaint.Returns <= ReturnsBefore
            ? Ruling.Permitted
            : Ruling.Refused("arbiter-assigns", [], new { complaint.Number, complaint.Returns });

    public static Ruling JudgeReturn(ComplaintCase complaint) =>
        complaint.Returns <= ReturnsBefore
            ? Ruling.Permitted
            : Ruling.Refused("arbiter-has-decided", [], new { complaint.Number });
}

/// <summary>The last day to answer is put off before it is over, and once (延期).</summary>
/// <remarks>SUP-011: a last day that can be moved when it has passed is none; no document speaks of extensions.</remarks>
internal static class ExtensionRule
{
    public static Ruling Judge(ComplaintCase complaint, DateOnly today)
    {
        if (complaint.ExtendedAt is not null)
            return Ruling.Refused("extended-once", [], new { complaint.Number, complaint.ReplyDueOn });
        // The last day itself is still in time.
        return today > complaint.ReplyDueOn
            ? Ruling.Refused("extension-after-expiry", [], new { complaint.Number, complaint.ReplyDueOn })
            : Ruling.Permitted;
    }
}
