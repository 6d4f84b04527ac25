using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>Where a request stands.</summary>
public enum RequestStatus
{
    /// <summary>Asked for (报名).</summary>
    Submitted,

    /// <summary>Seen by the class teacher (班级初审).</summary>
    ClassReviewed,

    /// <summary>The school agreed; it waits for a place (学校审核通过).</summary>
    Approved,

    /// <summary>The school declined (未通过).</summary>
    Declined,

    /// <summary>It has a place; the agreement that must come first is to be signed (待签协议).</summary>
    Placed,

    /// <summary>The child takes part (已确认).</summary>
    Confirmed,

    /// <summary>The place was given up.</summary>
    Ended,
}

/// <summary>A guardian's request for one place among ranked offerings (自愿报名、自主选课).</summary>
public sealed class EnrolmentRequest
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The pupil's class when it was asked.</summary>
    public required Guid ClassId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Account of the guardian who asked.</summary>
    public required Guid AskedBy { get; init; }

    /// <summary>Account of who entered it at the school for that guardian, from a paper (代录); none where the guardian did.</summary>
    public Guid? EnteredBy { get; init; }

    /// <summary>SHA-256 of the paper's scan, hexadecimal.</summary>
    public string? ScanHash { get; init; }

    /// <summary>When it was asked, by the database's clock: the id is the caller's, and says nothing of who came first.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Whether the family declared difficulty with picking the child up (接送困难).</summary>
    public bool PickupDifficulty { get; private set; }

    /// <summary>The choosing round it ranks in; none where it was asked for outside any.</summary>
    public Guid? RoundId { get; private set; }

    /// <summary>The slot of the round it ranks in.</summary>
    public int? Slot { get; private set; }

    /// <summary>Made by the family: its children's requests under one such id are placed together or not at all.</summary>
    public Guid? TogetherId { get; private set; }

    /// <summary>How often the family has changed its ranking.</summary>
    public int Rankings { get; private set; }

    /// <summary>Offerings, the dearest first.</summary>
    public required List<Choice> Choices { get; init; }

    /// <summary>Where it stands.</summary>
    public RequestStatus Status { get; private set; } = RequestStatus.Submitted;

    /// <summary>Steps of the page's chain that are done.</summary>
    public List<string> StepsDone { get; private set; } = [RequestStep.Application];

    /// <summary>What the class teacher said.</summary>
    public string? ReviewWords { get; private set; }

    /// <summary>What the school said.</summary>
    public string? DecisionWords { get; private set; }

    /// <summary>Coded reason of a refusal; it counts against coverage.</summary>
    public string? DeclinedFor { get; private set; }

    /// <summary>The place, once there is one.</summary>
    public Guid? PlaceId { get; private set; }

    /// <summary>Parties that have signed the agreement.</summary>
    public List<string> SignedBy { get; private set; } = [];

    /// <summary>Whether the class teacher may still see it: also after a school that did not wait.</summary>
    public bool MayBeReviewed =>
        Status is not (RequestStatus.Declined or RequestStatus.Ended) && !StepsDone.Contains(RequestStep.ClassReview);

    /// <summary>Whether the school has decided it so already, by the same words.</summary>
    public bool IsDecidedAs(RequestDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return DecisionWords == decision.Words
            && (
                decision.Approved
                    ? StepsDone.Contains(RequestStep.SchoolDecision)
                    : Status == RequestStatus.Declined && DeclinedFor == decision.ReasonCode
            );
    }

    /// <summary>Whether the family may still change what it asks for, or take it back: as long as it has no place.</summary>
    public bool MayBeChanged =>
        PlaceId is null && Status is RequestStatus.Submitted or RequestStatus.ClassReviewed or RequestStatus.Approved;

    /// <summary>Whether it is still what the school entered from a paper: what the family has ranked itself since is the family's.</summary>
    public bool IsAsEntered => EnteredBy is not null && Rankings == 1;

    /// <summary>Whether it has no place yet, may be given one, and waits for one there.</summary>
    internal bool WaitsFor(Guid offeringId, EnrolmentPack pack) =>
        PlaceId is null
        && RequestChainRule.ReadyForPlace(pack).Contains(Status)
        && Choices.Exists(choice => choice.OfferingId == offeringId && choice.Status == ChoiceStatus.Waiting);

    /// <summary>It takes part in the round that is to be drawn for what it asks.</summary>
    public void TakePart(Guid roundId, int slot) => (RoundId, Slot) = (roundId, slot);

    /// <summary>The class teacher has seen it.</summary>
    public void Review(string words)
    {
        if (Status == RequestStatus.Submitted)
            Status = RequestStatus.ClassReviewed;
        (ReviewWords, StepsDone) = (words, With(RequestStep.ClassReview));
    }

    /// <summary>The school agrees or declines; in mid-term, not for any cause it likes.</summary>
    /// <param name="refusal">The coded reason of a refusal and what is offered instead; null where the school agrees.</param>
    /// <param name="words">For the family.</param>
    /// <param name="isMidTerm">Whether the term has begun.</param>
    /// <param name="pack">The page.</param>
    /// <param name="plea">What the school brings.</param>
    internal Ruling Decide(Refusal? refusal, string words, bool isMidTerm, EnrolmentPack pack, Plea plea)
    {
        var approved = refusal is null;
        var ruling = Ruling
            .All(
                refusal is null ? Ruling.Permitted : RefusalRule.Judge(refusal.Reason, refusal.Alternatives, pack),
                refusal is null
                    ? Ruling.Permitted
                    : MidTermJoinRule.JudgeDecline(isMidTerm, refusal.Reason, refusal.HasFree, pack),
                RequestChainRule.Judge(this, RequestStep.SchoolDecision, pack)
            )
            .Heard(plea);
        if (!ruling.Permits)
            return ruling;
        (Status, DeclinedFor) = (approved ? RequestStatus.Approved : RequestStatus.Declined, refusal?.Reason);
        (DecisionWords, StepsDone) = (words, approved ? With(RequestStep.SchoolDecision) : StepsDone);
        return ruling;
    }

    /// <summary>It has a place in one of its choices.</summary>
    public void Place(Guid offeringId, Guid placeId)
    {
        Choices.First(choice => choice.OfferingId == offeringId).Status = ChoiceStatus.Placed;
        (Status, PlaceId, StepsDone) = (RequestStatus.Placed, placeId, With(RequestStep.Place));
    }

    /// <summary>A seat is held for it, while the steps before the place are still to be done.</summary>
    public void Hold(Guid offeringId, Guid placeId)
    {
        Choices.First(choice => choice.OfferingId == offeringId).Status = ChoiceStatus.Placed;
        PlaceId = placeId;
    }

    /// <summary>It waits for that choice; at which position, where a draw says so.</summary>
    public void Wait(Guid offeringId, int? position = null)
    {
        var choice = Choices.First(choice => choice.OfferingId == offeringId);
        (choice.Status, choice.WaitsAt) = (ChoiceStatus.Waiting, position);
    }

    /// <summary>Its choices, the dearest first.</summary>
    public IEnumerable<Guid> Ranked() => Choices.OrderBy(choice => choice.Rank).Select(choice => choice.OfferingId);

    /// <summary>The family's ranking, in place of what it ranked before; what school and class have said of it stands.</summary>
    public void Rank(IReadOnlyList<Guid> offerings, bool pickupDifficulty, Guid? togetherId)
    {
        ArgumentNullException.ThrowIfNull(offerings);
        Choices.RemoveAll(choice => choice.Rank > offerings.Count);
        foreach (var (at, offering) in offerings.Index())
            if (Choices.FirstOrDefault(choice => choice.Rank == at + 1) is { } choice)
                choice.OfferingId = offering;
            else
                Choices.Add(
                    new()
                    {
                        RequestId = Id,
                        Rank = at + 1,
                        OfferingId = offering,
                    }
                );
        (PickupDifficulty, TogetherId, Rankings) = (pickupDifficulty, togetherId, Rankings + 1);
    }

    /// <summary>The offer was declined or ran out; it waits for its other choices.</summary>
    public void LoseOffer(Guid offeringId)
    {
        LosePlace(offeringId);
        Choices.First(choice => choice.OfferingId == offeringId).Status = ChoiceStatus.Declined;
    }

    /// <summary>Its place went to another by a swap; it waits again.</summary>
    public void LosePlace(Guid offeringId)
    {
        Wait(offeringId, Choices.First(choice => choice.OfferingId == offeringId).WaitsAt);
        // A seat that was only held is lost without the school having decided anything.
        (Status, PlaceId) = (Status == RequestStatus.Placed ? RequestStatus.Approved : Status, null);
        StepsDone = [.. StepsDone.Where(step => step != RequestStep.Place)];
        AskAnew();
    }

    /// <summary>A party signs the agreement; what is then missing is owed, or keeps the place waiting, as the page has it.</summary>
    internal Ruling Sign(string party, ServicePlan plan, EnrolmentPack pack, Plea plea)
    {
        var ruling = Ruling
            .All(
                plan.MayAgree(pack),
                SignatoriesRule.Judge(party, pack),
                RequestChainRule.Judge(this, RequestStep.Agreement, pack),
                SignatoriesRule.JudgeMissing([.. SignedBy, party], pack)
            )
            .Heard(plea);
        if (ruling.Permits)
            SignedBy = [.. SignedBy, party];
        return ruling;
    }

    /// <summary>Whether every signature is there.</summary>
    internal bool IsFullySigned(EnrolmentPack pack) =>
        (pack.Signatories?.Value ?? []).All(SignedBy.Contains) && SignedBy.Count > 0;

    /// <summary>The agreement is complete.</summary>
    public void Agree() => StepsDone = With(RequestStep.Agreement);

    /// <summary>What was signed holds no more: what is agreed from now on is to be signed anew.</summary>
    public void AskAnew()
    {
        SignedBy = [];
        StepsDone = [.. StepsDone.Where(step => step != RequestStep.Agreement)];
    }

    /// <summary>The child takes part; what the page wants before that and is not there yet is owed by the school.</summary>
    internal Ruling Confirm(EnrolmentPack pack)
    {
        var owed = Ruling.All(
            AgreementRule.Judge(this, pack),
            RequestChainRule.Judge(this, RequestStep.Delivery, pack)
        );
        (Status, StepsDone) = (RequestStatus.Confirmed, With(RequestStep.Delivery));
        return owed;
    }

    /// <summary>The place was given up.</summary>
    public void End() => Status = RequestStatus.Ended;

    private List<string> With(string step) => StepsDone.Contains(step) ? StepsDone : [.. StepsDone, step];
}

/// <summary>Steps that a page's chain of a request may list (报名审核流程).</summary>
internal static class RequestStep
{
    public const string Application = "application";
    public const string ClassReview = "classReview";
    public const string SchoolDecision = "schoolDecision";
    public const string Place = "place";
    public const string Agreement = "agreement";
    public const string Delivery = "delivery";
}

/// <summary>Parties to an agreement.</summary>
internal static class Party
{
    public const string Guardian = "guardian";
    public const string School = "school";
    public const string Pupil = "pupil";
}
