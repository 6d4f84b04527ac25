using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Agreements;
using AfterSchool.Enrolment.Places;
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
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        AgreementSigned signed,
        Desk desk,
        Signing signing,
        AgreementBook agreements,
        CancellationToken ct
    )
    {
        var request = await desk.Db.Requests.Include(one => one.Choices).FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            request is null
            || !await MaySignAsync(request, signed.Party, desk, ct)
            || await desk.Governing.OfAsync(request.SchoolId, request.TermId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        if (request.SignedBy.Contains(signed.Party))
            return TypedResults.NoContent();
        if (request.Status is RequestStatus.Declined or RequestStatus.Ended)
            return TypedResults.Conflict();

        var choice = request.Choices.Find(one => one.Status == ChoiceStatus.Placed) ?? request.Choices[0];
        var offering = await desk.Db.Offerings.FirstAsync(one => one.Id == choice.OfferingId, ct);
        var plan = (await desk.Db.Plans.FindAsync([offering.PlanId], ct))!;
        var paper = await agreements.CurrentAsync(request, offering, plan, governed, ct);
        // Who says what was read signs nothing else.
        if (signed.Sha256 is { } read && read != paper.Sha256)
            return TypedResults.Conflict();
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = request.Sign(signed.Party, plan, governed.Pack, plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("sign-agreement", id), ruling, plea, ct) is { } no)
            return no;
        desk.Db.Signatures.Add(Signature(paper, signed, plan, desk));
        await signing.SettleAsync(request, governed, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    // A guardian signs by the own account; a pupil's signature on paper is recorded by the school.
    private static Task<bool> MaySignAsync(EnrolmentRequest request, string party, Desk desk, CancellationToken ct) =>
        party == Party.Guardian
            ? desk.Reach.IsGuardianOfAsync(request.PupilId, ct)
            : desk.RunsSchoolAsync(request.SchoolId, ct);

    private static AgreementSignature Signature(Agreement paper, AgreementSigned signed, ServicePlan plan, Desk desk) =>
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
            FormVersion = plan.AgreementVersion,
            At = desk.Clock.Now(),
        };
}

/// <summary>A signature.</summary>
/// <param name="Party">guardian, school or pupil.</param>
/// <param name="Method">online, paper, or a pupil's mark or stamp on paper.</param>
/// <param name="ScanHash">SHA-256 of the scan, hexadecimal, of a signature on paper.</param>
/// <param name="Sha256">SHA-256 of the paper that was read; where it is another by now, nothing is signed.</param>
public sealed record AgreementSigned(
    [property: Required, RegularExpression("^(guardian|school|pupil)$")] string Party,
    [property: Required, RegularExpression("^(online|paper|mark|stamp)$")] string Method,
    [property: RegularExpression("^[0-9a-f]{64}$")] string? ScanHash,
    [property: RegularExpression("^[0-9a-f]{64}$")] string? Sha256 = null
);
