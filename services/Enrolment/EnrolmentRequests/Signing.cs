using AfterSchool.Enrolment.Agreements;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>What follows from a signature: the document exists, and once all have signed, nothing is owed any more.</summary>
internal sealed class Signing(Activation activation, DutyBook duties)
{
    public async Task SettleAsync(EnrolmentRequest request, Governed governed, CancellationToken ct)
    {
        var evidence = $"signed by {string.Join(", ", request.SignedBy)}";
        await duties.DoneAsync(AgreementRule.Rule, request.Id, evidence, ct);
        await duties.DoneAsync(AgreementRule.SafetyRule, request.Id, evidence, ct);
        if (!request.IsFullySigned(governed.Pack))
            return;
        await duties.DoneAsync(AgreementBook.RenewRule, request.Id, evidence, ct);
        await duties.DoneAsync(SignatoriesRule.Rule, request.Id, evidence, ct);
        request.Agree();
        await activation.OfRequestAsync(request, governed, ct);
    }
}
