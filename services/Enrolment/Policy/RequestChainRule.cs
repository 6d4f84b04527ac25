using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>A step of a request waits for those that the page's chain puts before it (报名、初审、审核、协议).</summary>
/// <remarks>ENR-089. Hunan names no chain: ours is a default, and what is owed keeps the next step pending.</remarks>
internal static class RequestChainRule
{
    public static Ruling Judge(EnrolmentRequest request, string step, EnrolmentPack pack)
    {
        if (pack.RequestChain is not { } chain || !chain.Value.Contains(step))
            return Ruling.Permitted;
        var missing = chain.Value.TakeWhile(one => one != step).Except(request.StepsDone).ToArray();
        return missing.Length == 0
            ? Ruling.Permitted
            : chain.Pending("request-chain", new { Step = step, Missing = missing });
    }
}
