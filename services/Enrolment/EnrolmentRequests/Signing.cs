using AfterSchool.Enrolment.Agreements;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>What follows from signatures for places in one offering: the document exists, and once all have signed, nothing is owed any more.</summary>
internal sealed class Signing(Activation activation, DutyBook duties)
{
    private static readonly string[] UntilThereIsOne = [AgreementRule.Rule, AgreementRule.SafetyRule];
    private static readonly string[] UntilAllSigned = [AgreementBook.RenewRule, SignatoriesRule.Rule];

    public async Task SettleAsync(
        Guid offeringId,
        IReadOnlyCollection<EnrolmentRequest> requests,
        Governed governed,
        CancellationToken ct
    )
    {
        await duties.ReadAsync([.. UntilThereIsOne, .. UntilAllSigned], [.. requests.Select(one => one.Id)], ct);
        EnrolmentRequest[] complete = [.. requests.Where(one => one.IsFullySigned(governed.Pack))];
        foreach (var request in requests)
            await DoneAsync(UntilThereIsOne, request, ct);
        foreach (var request in complete)
        {
            await DoneAsync(UntilAllSigned, request, ct);
            request.Agree();
        }

        if (complete.Length > 0)
            await activation.OfAgreedAsync(offeringId, complete, governed, ct);
    }

    private async Task DoneAsync(string[] rules, EnrolmentRequest request, CancellationToken ct)
    {
        foreach (var rule in rules)
            await duties.DoneAsync(rule, request.Id, $"signed by {string.Join(", ", request.SignedBy)}", ct);
    }
}
