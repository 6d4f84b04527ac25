using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>The page's document is signed: before the child takes part, or as a task of the school (协议、告知书、安全协议).</summary>
/// <remarks>ENR-094, ENR-097. Where it is a task, the child takes part all the same.</remarks>
internal static class AgreementRule
{
    /// <summary>Code of the duty to have the document signed.</summary>
    public const string Rule = "agreement-missing";

    /// <summary>Code of the duty to have the safety agreement signed.</summary>
    public const string SafetyRule = "safety-agreement-missing";

    private const string SafetyAgreement = "safetyAgreement";

    /// <summary>Whether nobody takes part before the document is signed (「与家长签订书面课后服务协议」 as the last step of a strict order).</summary>
    public static bool ComesFirst(EnrolmentPack pack) => pack.AgreementType is { Force: Force.Ban };

    /// <summary>What is owed when a child takes part before anybody signed.</summary>
    public static Ruling Judge(EnrolmentRequest request, EnrolmentPack pack)
    {
        if (request.SignedBy.Count > 0)
            return Ruling.Permitted;
        // 「学校要与家长签订安全协议」 has a duty of its own, due with the first attendance; one document is owed once.
        if (pack.SafetyAgreement is { Value: true } safety)
            return Ruling.All(
                safety.Broken(SafetyRule),
                pack.AgreementType is { Value: not SafetyAgreement } besides ? Owe(besides) : Ruling.Permitted
            );
        return pack.AgreementType is { } type ? Owe(type) : Ruling.Permitted;
    }

    private static Ruling Owe(Cited<string> type) => type.Broken(Rule, new { Document = type.Value });
}
