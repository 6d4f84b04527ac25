using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Agreements;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Papers;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>POST /requests/{id}/agreement/signatures — a party signs; where the agreement comes first, the last signature confirms the place (签订协议).</summary>
internal static class SignAgreement
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, NoContent>> Handle(
        Guid id,
        AgreementSigned signed,
        Desk desk,
        Signing signing,
        AgreementBook agreements,
        CancellationToken ct
    )
    {
        var asked = await desk.Db.Requests.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (asked is null)
            return TypedResults.NotFound();
        var isOwn = signed.Party == Party.Guardian && await desk.Reach.IsGuardianOfAsync(asked.PupilId, ct);
        if (!isOwn && !await desk.RunsSchoolAsync(asked.SchoolId, ct))
            return TypedResults.NotFound();
        if (WrongIn(signed, isOwn) is { } wrong)
            return wrong;
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        if (await agreements.TakeUpAsync(id, ct) is not var (request, paper, plan, governed))
        {
            var early = await WithoutPlaceAsync(asked, desk, ct);
            await transaction.CommitAsync(ct);
            return early is null ? TypedResults.Conflict() : early;
        }

        if (request.SignedBy.Contains(signed.Party))
            return TypedResults.NoContent();
        // Who says what was read signs nothing else.
        if (signed.Sha256 is { } read && read != paper.Sha256)
            return TypedResults.Conflict();
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = request.Sign(signed.Party, plan, governed.Pack, plea);
        var no = await desk.Rulings.EnterAsync(governed.Matter("sign-agreement", id), ruling, plea, ct);
        if (no is null)
        {
            desk.Db.Signatures.Add(Signature(paper, signed, desk));
            if (signed.Party == Party.Guardian && !isOwn)
                desk.Outbox.Publish(
                    Notices.ToGuardians(
                        request.PupilId,
                        "signature-entered-for-you",
                        id,
                        request.SchoolId,
                        desk.Clock.Now()
                    )
                );
            await signing.SettleAsync(Placed(request), [request], governed, ct);
            await desk.Db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return no is null ? TypedResults.NoContent() : no;
    }

    // Without a place there is nothing to sign; where a page's chain says so, that is the answer.
    private static async Task<RuledOut?> WithoutPlaceAsync(EnrolmentRequest request, Desk desk, CancellationToken ct)
    {
        if (await desk.Governing.OfAsync(request.SchoolId, request.TermId, ct) is not { } governed)
            return null;
        var ruling = RequestChainRule.Judge(request, RequestStep.Agreement, governed.Pack).Heard(Plea.None);
        return ruling.Permits
            ? null
            : await desk.Rulings.EnterAsync(governed.Matter("sign-agreement", request.Id), ruling, Plea.None, ct);
    }

    // A guardian signs by the own account what was read there. The school records what guardian and pupil signed with their own hands, and
    // has the scan of it: it signs online for nobody but itself.
    private static ValidationProblem? WrongIn(AgreementSigned signed, bool isOwn) =>
        signed switch
        {
            { Party: Party.School } => null,
            { Method: not "online" } when isOwn => Invalid.Field("Method", "A guardian's own account signs online."),
            { Method: not "paper", Party: Party.Guardian } when !isOwn => Invalid.Field(
                "Method",
                "Only the guardian's own account signs online; the school records what was signed on paper."
            ),
            { Method: "online", Party: Party.Pupil } => Invalid.Field("Method", "A pupil signs on paper."),
            { ScanHash: null } when !isOwn => Invalid.Field("ScanHash", "Say the SHA-256 of the scan."),
            { Sha256: null, Party: Party.Guardian } => Invalid.Field(
                "Sha256",
                "Say which paper was read: GET /requests/{id}/agreement tells its SHA-256."
            ),
            _ => null,
        };

    private static Guid Placed(EnrolmentRequest request) =>
        request.Choices.First(one => one.Status == ChoiceStatus.Placed).OfferingId;

    /// <summary>The signature, as it is kept under the paper.</summary>
    public static AgreementSignature Signature(Agreement paper, AgreementSigned signed, Desk desk) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            RequestId = paper.RequestId,
            AgreementId = paper.Id,
            Sha256 = paper.Sha256,
            Party = signed.Party,
            AccountId = desk.Caller.AccountId,
            Method = signed.Method,
            ScanHash = signed.ScanHash,
            FormVersion = Canonical.Read<AgreementPaper>(paper.Canonical).FormVersion,
            At = desk.Clock.Now(),
        };
}

/// <summary>A signature.</summary>
/// <param name="Party">guardian, school or pupil.</param>
/// <param name="Method">online, paper, or a pupil's mark or stamp on paper.</param>
/// <param name="ScanHash">SHA-256 of the scan, hexadecimal, of a signature on paper.</param>
/// <param name="Sha256">
/// SHA-256 of the paper that was read; where it is another by now, nothing is signed. A guardian's signature says it, online or on paper.
/// </param>
public sealed record AgreementSigned(
    [property: Required, RegularExpression("^(guardian|school|pupil)$")] string Party,
    [property: Required, RegularExpression("^(online|paper|mark|stamp)$")] string Method,
    [property: RegularExpression("^[0-9a-f]{64}$")] string? ScanHash,
    [property: RegularExpression("^[0-9a-f]{64}$")] string? Sha256 = null
);
