using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>A step of a request comes after those that the page's chain puts before it (报名、初审、审核、协议).</summary>
/// <remarks>
/// ENR-089. Where the order binds strictly, what is missing keeps the step pending; a named order makes it a task of the school, and
/// 一般应 asks a reason. Where a document names no chain, ours is a default.
/// </remarks>
internal static class RequestChainRule
{
    /// <summary>Its code, also of the duty.</summary>
    public const string Rule = "request-chain";

    public static Ruling Judge(EnrolmentRequest request, string step, EnrolmentPack pack)
    {
        if (pack.RequestChain is not { } chain || !chain.Value.Contains(step))
            return Ruling.Permitted;
        // An open agreement is owed under its own sentence; see AgreementRule.
        var missing = chain
            .Value.TakeWhile(one => one != step)
            .Except(request.StepsDone)
            .Except([RequestStep.Agreement])
            .ToArray();
        if (missing.Length == 0)
            return Ruling.Permitted;
        var compared = new { Step = step, Missing = missing };
        return chain.Force == Force.Ban ? chain.Pending(Rule, compared) : chain.Broken(Rule, compared);
    }

    /// <summary>Where a request stands that may be given a place: where no chain names a decision of the school, the family's word is enough.</summary>
    public static RequestStatus[] ReadyForPlace(EnrolmentPack pack) =>
        pack.RequestChain?.Value.Contains(RequestStep.SchoolDecision) == true
            ? [RequestStatus.Approved]
            : [RequestStatus.Submitted, RequestStatus.ClassReviewed, RequestStatus.Approved];
}
