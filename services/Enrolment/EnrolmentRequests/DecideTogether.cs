using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.SeatClaims;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>
/// Decides many requests of a term in one go (批量审核), each by the same rules as one alone: in parts, so that no lock is held for long, and
/// each part with as many statements whether it has two requests or five hundred. What is done is done, also when a later part fails;
/// to send the same again does nothing twice.
/// </summary>
internal sealed class DecidingTogether(Desk desk, DutyBook duties, HeldSeats held)
{
    /// <summary>Requests in one transaction.</summary>
    public const int InOnePart = 500;

    /// <summary>Decides each of these as it is said for it.</summary>
    public async Task<DecidedInOneGo> DecideAsync(
        Governed governed,
        IReadOnlyDictionary<Guid, RequestDecision> decisions,
        CancellationToken ct
    )
    {
        var all = new DecidedInOneGo([], [], []);
        foreach (var part in decisions.Keys.Order().Chunk(InOnePart))
            await PartAsync(part, governed, decisions, all, ct);
        return all;
    }

    private async Task PartAsync(
        Guid[] ids,
        Governed governed,
        IReadOnlyDictionary<Guid, RequestDecision> decisions,
        DecidedInOneGo all,
        CancellationToken ct
    )
    {
        var db = desk.Db;
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // The seats that are held for them come first, as everywhere.
        await db.Database.ExecuteSqlAsync(
            $"""
            select 1 from seats where offering_id in (
                select place.offering_id from place where place.request_id = any({ids}) and place.status = 'Reserved'
            ) order by offering_id for update
            """,
            ct
        );
        await db.Database.ExecuteSqlAsync(
            $"select 1 from enrolment_request where id = any({ids}) order by id for update",
            ct
        );
        var requests = await db
            .Requests.Include(one => one.Choices)
            .Where(one => ids.Contains(one.Id) && one.TermId == governed.Term.Id)
            .OrderBy(one => one.Id)
            .ToListAsync(ct);
        await duties.ReadAsync([MidTermJoinRule.Rule, RequestChainRule.Rule, HeldSeatRule.Undecided], ids, ct);
        var refusal = await RefusalsAsync(requests, decisions, ct);
        var pleas = await desk.Rulings.HearAsync(ids, ct);
        // Every row is added by name, and looked at for changes once, by the saving: not at each question for a duty.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var decided = new List<EnrolmentRequest>();
        foreach (var request in requests)
        {
            var decision = decisions[request.Id];
            var plea = pleas.GetValueOrDefault(request.Id, Plea.None) with { Reason = decision.Reason };
            if (request.IsDecidedAs(decision))
                all.Add(request.Id, decision.Approved);
            else if (request.Status is not (RequestStatus.Submitted or RequestStatus.ClassReviewed))
                all.Left.Add((request.Id, null));
            else if (
                await DecideAsync(request, decision, refusal(request, decision), (governed, plea), ct) is { } ruling
            )
                all.Left.Add((request.Id, ruling));
            else
            {
                decided.Add(request);
                all.Add(request.Id, decision.Approved);
            }
        }

        db.ChangeTracker.AutoDetectChangesEnabled = true;
        await held.SaveDecisionsAsync(decided, governed, ct);
        await transaction.CommitAsync(ct);
    }

    // What the rules say against it; null where it is decided.
    private async Task<Ruling?> DecideAsync(
        EnrolmentRequest request,
        RequestDecision decision,
        Refusal? refusal,
        (Governed Governed, Plea Plea) by,
        CancellationToken ct
    )
    {
        var (governed, plea) = by;
        var isMidTerm = desk.Clock.Today() > governed.Term.FirstDay;
        var ruling = request.Decide(refusal, decision.Words, isMidTerm, governed.Pack, plea);
        var matter = governed.Matter("decide-request", request.Id);
        if (ruling.Permits)
        {
            await desk.Rulings.EnterAsync(matter, ruling, plea, ct);
            if (decision.Approved)
                await duties.DoneAsync(MidTermJoinRule.Rule, request.Id, "approved", ct);
            return null;
        }

        desk.Db.Decisions.Add(Rulings.Row(matter, ruling, plea, desk.Caller.AccountId, desk.Clock.Now()));
        foreach (var finding in ruling.Findings)
            if (finding is { Rule: MidTermJoinRule.Rule, Verdict: Verdict.Pending })
                await duties.OpenAsync(finding, matter, ct);
        return ruling;
    }

    private async Task<Func<EnrolmentRequest, RequestDecision, Refusal?>> RefusalsAsync(
        IReadOnlyList<EnrolmentRequest> requests,
        IReadOnlyDictionary<Guid, RequestDecision> decisions,
        CancellationToken ct
    )
    {
        if (requests.All(one => decisions[one.Id].Approved))
            return (_, _) => null;
        var of = await Refusal.OfAsync(requests, desk.Db, ct);
        return (request, decision) => decision.Approved ? null : of(request, decision.ReasonCode);
    }
}

/// <summary>What became of requests that were decided in one go.</summary>
/// <param name="Approved">Agreed to, now or by the same words before.</param>
/// <param name="Declined">Declined, now or by the same words before.</param>
/// <param name="Left">What stays as it is, with what the rules say; no ruling where somebody has decided otherwise.</param>
internal sealed record DecidedInOneGo(List<Guid> Approved, List<Guid> Declined, List<(Guid Id, Ruling? Ruling)> Left)
{
    /// <summary>One more is decided.</summary>
    public void Add(Guid id, bool isApproved) => (isApproved ? Approved : Declined).Add(id);

    /// <summary>What is left, those together that are left for the same cause.</summary>
    public IEnumerable<(Ruling? Ruling, Guid[] Ids)> LeftByCause() =>
        Left.GroupBy(one => string.Join(',', one.Ruling?.Findings.Select(finding => finding.Rule) ?? []))
            .Select(group => (group.First().Ruling, group.Select(one => one.Id).ToArray()));
}
