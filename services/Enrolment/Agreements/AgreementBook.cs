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

    /// <summary>
    /// The paper that is to be signed now: the last one, as long as it says what holds, else the next; null where there is no place that
    /// it could be about. To be asked for in a transaction: until it ends, fee and time stay and nobody else signs.
    /// </summary>
    public async Task<ToSign?> TakeUpAsync(Guid requestId, CancellationToken ct)
    {
        var db = desk.Db;
        var placed = await db.Set<Choice>()
            .Where(one => one.RequestId == requestId && one.Status == ChoiceStatus.Placed)
            .OrderBy(one => one.Rank)
            .Select(one => (Guid?)one.OfferingId)
            .FirstOrDefaultAsync(ct);
        if (placed is not { } offeringId)
            return null;
        // In this order, as whoever changes an offering: that one waits for this, or this for that one.
        await db.Database.ExecuteSqlAsync($"select 1 from offering where id = {offeringId} for share", ct);
        await db.Database.ExecuteSqlAsync($"select 1 from enrolment_request where id = {requestId} for update", ct);
        var request = await db.Requests.Include(one => one.Choices).FirstAsync(one => one.Id == requestId, ct);
        if (
            request.Status is RequestStatus.Declined or RequestStatus.Ended
            || !request.Choices.Exists(one => one.OfferingId == offeringId && one.Status == ChoiceStatus.Placed)
            || await desk.Governing.OfAsync(request.SchoolId, request.TermId, ct) is not { } governed
        )
            return null;
        var offering = await db.Offerings.AsNoTracking().FirstAsync(one => one.Id == offeringId, ct);
        var plan = (await db.Plans.FindAsync([offering.PlanId], ct))!;
        var last = await db
            .Agreements.Where(one => one.RequestId == requestId)
            .OrderByDescending(one => one.Version)
            .FirstOrDefaultAsync(ct);
        if (last is not null && Stands(last, request, offering, plan))
            return new ToSign(request, last, plan, governed);
        // A signature stands under the paper that it was given for, and under no other.
        if (last is not null)
            request.AskAnew();
        return new ToSign(request, await WriteAsync(request, offering, plan, governed, last, ct), plan, governed);
    }

    /// <summary>
    /// Papers of an offering that the guardian has signed and the school has not, as far as they still say what holds: taken up together,
    /// with the same locks in the same order.
    /// </summary>
    public async Task<IReadOnlyList<ToSign>> TakeUpSignedAsync(
        Guid offeringId,
        Guid[] requestIds,
        Governed governed,
        CancellationToken ct
    )
    {
        var db = desk.Db;
        await db.Database.ExecuteSqlAsync($"select 1 from offering where id = {offeringId} for share", ct);
        await db.Database.ExecuteSqlAsync(
            $"select 1 from enrolment_request where id = any({requestIds}) order by id for update",
            ct
        );
        var requests = await db
            .Requests.Include(one => one.Choices)
            .ToSignForSchool(offeringId)
            .Where(one => requestIds.Contains(one.Id))
            .OrderBy(one => one.Id)
            .ToListAsync(ct);
        var offering = await db.Offerings.AsNoTracking().FirstAsync(one => one.Id == offeringId, ct);
        var plan = (await db.Plans.FindAsync([offering.PlanId], ct))!;
        var papers = await LastAsync(requestIds, ct);
        return
        [
            .. requests
                .Where(one => papers.TryGetValue(one.Id, out var last) && Stands(last, one, offering, plan))
                .Select(one => new ToSign(one, papers[one.Id], plan, governed)),
        ];
    }

    /// <summary>The same, for reading; what is written down at the first reading is kept.</summary>
    public async Task<Agreement?> ReadAsync(Guid requestId, CancellationToken ct)
    {
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        var found = await TakeUpAsync(requestId, ct);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return found?.Paper;
    }

    /// <summary>
    /// Fee or time of an offering changed: whoever has a place in it is told, and who signed is asked to sign the new paper, and keeps the
    /// place meanwhile.
    /// </summary>
    public async Task RenewAsync(Offering offering, ServicePlan plan, Governed governed, CancellationToken ct)
    {
        var requests = await desk
            .Db.Requests.Include(one => one.Choices)
            .Where(one => one.Status == RequestStatus.Placed || one.Status == RequestStatus.Confirmed)
            .Where(one =>
                one.Choices.Any(choice => choice.OfferingId == offering.Id && choice.Status == ChoiceStatus.Placed)
            )
            .ToListAsync(ct);
        Guid[] ids = [.. requests.Select(one => one.Id)];
        var papers = await LastAsync(ids, ct);
        await duties.ReadAsync([RenewRule], ids, ct);
        foreach (var request in requests)
        {
            if (papers.GetValueOrDefault(request.Id) is { } last)
                await WriteAsync(request, offering, plan, governed, last, ct);
            if (request.SignedBy.Count > 0)
            {
                request.AskAnew();
                foreach (var finding in RenewalRule.Judge(governed.Pack).Duties)
                    await duties.ReopenAsync(finding, governed.Matter("renew-agreement", request.Id), ct);
            }

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

    private Task<Dictionary<Guid, Agreement>> LastAsync(Guid[] requestIds, CancellationToken ct) =>
        desk
            .Db.Agreements.Where(one => requestIds.Contains(one.RequestId))
            .GroupBy(one => one.RequestId)
            .Select(one => one.OrderByDescending(paper => paper.Version).First())
            .ToDictionaryAsync(one => one.RequestId, ct);

    // What somebody has signed is not changed under the pen: only fee and time make another paper of it.
    private static bool Stands(Agreement last, EnrolmentRequest request, Offering offering, ServicePlan plan)
    {
        var paper = Canonical.Read<AgreementPaper>(last.Canonical);
        return paper.Offering.IsStill(offering)
            && (request.SignedBy.Count > 0 || paper.FormVersion == plan.AgreementVersion);
    }

    private async Task<Agreement> WriteAsync(
        EnrolmentRequest request,
        Offering offering,
        ServicePlan plan,
        Governed governed,
        Agreement? last,
        CancellationToken ct
    )
    {
        var version = (last?.Version ?? 0) + 1;
        var number = await desk.Db.NextNumberAsync(
            PaperNumbers.Agreement,
            governed.School.Division,
            governed.Term.FirstDay.Year,
            ct
        );
        var vendors = await desk.Db.VendorNamesAsync([offering], ct);
        var canonical = Canonical.Of(
            new AgreementPaper(
                number,
                version,
                governed.Pack.AgreementType?.Value ?? "agreement",
                request.Id,
                PaperSchool.Of(governed.School),
                PaperTerm.Of(governed.Term),
                plan.Number,
                PaperOffering.Of(offering) with
                {
                    WhoJoinsLate = governed.Pack.JoinProRating?.Value,
                    Provider = vendors.Values.FirstOrDefault(),
                },
                plan.AgreementVersion,
                plan.AgreementForm ?? "",
                plan.AgreementClauses ?? [],
                governed.Pack.Signatories?.Value ?? []
            )
        );
        var next = new Agreement
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
        desk.Db.Agreements.Add(next);
        return next;
    }
}

/// <summary>A paper that may be signed.</summary>
/// <param name="Request">For which request.</param>
/// <param name="Paper">The paper.</param>
/// <param name="Plan">The plan with the school's form.</param>
/// <param name="Governed">The page.</param>
internal sealed record ToSign(EnrolmentRequest Request, Agreement Paper, ServicePlan Plan, Governed Governed);
