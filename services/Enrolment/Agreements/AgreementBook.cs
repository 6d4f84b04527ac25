using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Papers;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Agreements;

/// <summary>Writes down what is signed, and asks anew when it changes.</summary>
internal sealed class AgreementBook(Desk desk, DutyBook duties)
{
    /// <summary>Code of the duty to have a changed agreement signed anew; its subject is the request.</summary>
    public const string RenewRule = "agreement-to-renew";

    /// <summary>The paper that is to be signed now: the last one, as long as fee and time are those, else the next.</summary>
    public async Task<Agreement> CurrentAsync(
        EnrolmentRequest request,
        Offering offering,
        ServicePlan plan,
        Governed governed,
        CancellationToken ct
    )
    {
        var last = await desk
            .Db.Agreements.Where(one => one.RequestId == request.Id)
            .OrderByDescending(one => one.Version)
            .FirstOrDefaultAsync(ct);
        // What somebody has signed is not changed under the pen: only fee and time make another paper of it.
        if (last is not null && Canonical.Read<AgreementPaper>(last.Canonical).Offering.IsStill(offering))
            return last;
        var next = await WriteAsync(request, offering, plan, governed, (last?.Version ?? 0) + 1, ct);
        desk.Db.Agreements.Add(next);
        return next;
    }

    /// <summary>Fee or time of an offering changed: who signed is asked to sign anew, and keeps the place meanwhile.</summary>
    public async Task RenewAsync(Offering offering, Governed governed, CancellationToken ct)
    {
        var requests = await desk
            .Db.Requests.Include(one => one.Choices)
            .Where(one => one.Status == RequestStatus.Placed || one.Status == RequestStatus.Confirmed)
            .Where(one => one.SignedBy.Any())
            .Where(one =>
                one.Choices.Any(choice => choice.OfferingId == offering.Id && choice.Status == ChoiceStatus.Placed)
            )
            .ToListAsync(ct);
        await duties.ReadAsync([RenewRule], [.. requests.Select(one => one.Id)], ct);
        foreach (var request in requests)
        {
            request.AskAnew();
            foreach (var finding in RenewalRule.Judge(governed.Pack).Duties)
                await duties.ReopenAsync(finding, governed.Matter("renew-agreement", request.Id), ct);
            desk.Outbox.Publish(
                Notices.ToGuardians(
                    request.PupilId,
                    "agreement-changed",
                    request.Id,
                    offering.SchoolId,
                    desk.Clock.Now()
                )
            );
        }
    }

    private async Task<Agreement> WriteAsync(
        EnrolmentRequest request,
        Offering offering,
        ServicePlan plan,
        Governed governed,
        int version,
        CancellationToken ct
    )
    {
        var number = await desk.Db.NextNumberAsync(
            PaperNumbers.Agreement,
            governed.School.Division,
            governed.Term.FirstDay.Year,
            ct
        );
        var canonical = Canonical.Of(
            new AgreementPaper(
                number,
                version,
                governed.Pack.AgreementType?.Value ?? "agreement",
                request.Id,
                PaperSchool.Of(governed.School),
                PaperTerm.Of(governed.Term),
                plan.Number,
                PaperOffering.Of(offering),
                plan.AgreementVersion,
                plan.AgreementForm ?? "",
                plan.AgreementClauses ?? [],
                governed.Pack.Signatories?.Value ?? []
            )
        );
        return new Agreement
        {
            Id = Guid.CreateVersion7(),
            RequestId = request.Id,
            SchoolId = request.SchoolId,
            Number = number,
            Version = version,
            Canonical = canonical,
            Sha256 = Canonical.Hash(canonical),
            WrittenAt = desk.Clock.Now(),
        };
    }
}
