using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>The agreement is signed by the parties the page names (与家长签订书面课后服务协议).</summary>
/// <remarks>ENR-094. No enrolment is active before the last of them has signed.</remarks>
internal static class SignatoriesRule
{
    public static Ruling Judge(string party, EnrolmentPack pack) =>
        pack.Signatories is { } signatories && !signatories.Value.Contains(party)
            ? Ruling.Refused(
                "no-signatory",
                signatories.Sources,
                new { Party = party, Signatories = signatories.Value }
            )
            : Ruling.Permitted;
}
