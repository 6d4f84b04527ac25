using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Cases;

namespace AfterSchool.Supervision.Policy;

/// <summary>A complaint is verified before it is closed (核查).</summary>
/// <remarks>SUP-011, SUP-012.</remarks>
internal static class VerifiedBeforeClosingRule
{
    // 「及时核查办理群众反映的课后服务问题」: a case nobody has verified is not handled.
    public static Ruling Judge(ComplaintCase complaint, SupervisionPack pack) =>
        complaint.Finding is not null || pack.Response is not { } response || !response.Value.Contains("verifyTimely")
            ? Ruling.Permitted
            : response.Pending("case-not-verified", new { complaint.Number });
}

/// <summary>A complaint is heard before it is closed (听取).</summary>
/// <remarks>SUP-011.</remarks>
internal static class HeardBeforeClosingRule
{
    // 「及时听取家长关于课后服务的意见建议」: what nobody has taken in hand has not been heard.
    public static Ruling Judge(ComplaintCase complaint, SupervisionPack pack) =>
        complaint.AcknowledgedAt is not null
        || pack.Response is not { } response
        || !response.Value.Contains("hearTimely")
            ? Ruling.Permitted
            : response.Pending("case-not-heard", new { complaint.Number });
}

/// <summary>What was found true is put right before the case is closed (纠正).</summary>
/// <remarks>SUP-012.</remarks>
internal static class RectifiedBeforeClosingRule
{
    // 「坚决纠正违规行为」: the duty of the authority that would record the case as done.
    public static Ruling Judge(ComplaintCase complaint, SupervisionPack pack) =>
        complaint.Finding is not CaseFinding.Substantiated
        || complaint.RectifiedAt is not null
        || pack.Rectification is not { Value: true } rectification
            ? Ruling.Permitted
            : rectification.Pending("case-not-rectified", new { complaint.Number });
}

/// <summary>The one who complained is answered before the case is closed (答复).</summary>
/// <remarks>SUP-011.</remarks>
internal static class AnsweredBeforeClosingRule
{
    // 「办理群众反映的…问题」: what the people brought is not handled until they are told; 「回应有关问题和诉求」 says so itself.
    private static readonly string[] Answering = ["handle", "respondTimely"];

    public static Ruling Judge(ComplaintCase complaint, SupervisionPack pack) =>
        complaint.RepliedAt is not null || pack.Response is not { } response || !response.Value.Any(Answering.Contains)
            ? Ruling.Permitted
            : response.Pending("case-not-answered", new { complaint.Number });
}

/// <summary>A serious negative effect goes to the body that holds people liable before the case is closed (移送纪检监察).</summary>
/// <remarks>SUP-029.</remarks>
internal static class ReferredBeforeClosingRule
{
    // 「造成重大负面影响的，由各级教育纪检监察机构依法依规追究相关单位和人员责任」.
    public static Ruling Judge(ComplaintCase complaint, SupervisionPack pack) =>
        !complaint.HasSeriousNegativeEffect || complaint.ReferredAt is not null || pack.Referral is not { } referral
            ? Ruling.Permitted
            : referral.Pending("case-not-referred", new { complaint.Number });
}
