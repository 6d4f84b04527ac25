using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>The document is signed by the parties the page names (学校、家长、学生签字).</summary>
/// <remarks>
/// ENR-094, ENR-095. Where the agreement comes first, no enrolment is active before the last of them has signed; elsewhere an open
/// signature is a task of the school and the place is kept.
/// </remarks>
internal static class SignatoriesRule
{
    /// <summary>Code of the duty to obtain what is missing.</summary>
    public const string Rule = "signature-missing";

    /// <summary>Whether that party signs at all; where signing is a task, one signature more does no harm.</summary>
    public static Ruling Judge(string party, EnrolmentPack pack) =>
        pack.Signatories is { Force: Force.Ban } signatories && !signatories.Value.Contains(party)
            ? Ruling.Refused(
                "no-signatory",
                signatories.Sources,
                new { Party = party, Signatories = signatories.Value }
            )
            : Ruling.Permitted;

    /// <summary>What is owed once some have signed.</summary>
    public static Ruling JudgeMissing(IReadOnlyCollection<string> signed, EnrolmentPack pack)
    {
        if (pack.Signatories is not { Force: Force.Duty } signatories)
            return Ruling.Permitted;
        var missing = signatories.Value.Except(signed).ToArray();
        return missing.Length == 0 ? Ruling.Permitted : signatories.Broken(Rule, new { Missing = missing });
    }
}
