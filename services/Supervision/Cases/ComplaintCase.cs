using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Policy;

namespace AfterSchool.Supervision.Cases;

/// <summary>
/// A complaint (投诉举报): received → acknowledged → assigned → verifying → substantiated or unsubstantiated →
/// rectificationOrdered → rectified → replied → closed. Who complained is kept apart; see <c>Identity/</c>.
/// </summary>
public sealed partial class ComplaintCase
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number for people (受理编号), e.g. <c>430102-2026-000123</c>; unique.</summary>
    public required string Number { get; init; }

    /// <summary>The school concerned.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Division of the school.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>Division of the authority that handles it: the school's own, or the next level up for a sealed one.</summary>
    public required DivisionCode HandledBy { get; init; }

    /// <summary>How it came in.</summary>
    public required IntakeChannel Channel { get; init; }

    /// <summary>Categories accused, by code; the first leads.</summary>
    public required string[] Categories { get; init; }

    /// <summary>What was said; never who said it.</summary>
    public required string Text { get; init; }

    /// <summary>The day it happened, where the caller knows.</summary>
    public DateOnly? OccurredOn { get; init; }

    /// <summary>The vendor concerned, where there is one.</summary>
    public Guid? VendorId { get; init; }

    /// <summary>Whether it is taken up within minutes (伤害、欺凌、侵害).</summary>
    public required bool IsFastLane { get; init; }

    /// <summary>Whether it stays above those accused (打击报复、泄露举报人).</summary>
    public required bool IsSealed { get; init; }

    /// <summary>Account of the agent who took it.</summary>
    public required Guid TakenBy { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Edition of the rules it is handled under.</summary>
    public required string Edition { get; init; }

    /// <summary>Last day to acknowledge.</summary>
    public DateOnly? AcknowledgeDueOn { get; private set; }

    /// <summary>Last day to verify.</summary>
    public DateOnly? VerifyDueOn { get; private set; }

    /// <summary>Last day to answer.</summary>
    public DateOnly? ReplyDueOn { get; private set; }

    /// <summary>The moment by which an urgent one is taken up.</summary>
    public DateTimeOffset? FastLaneDueAt { get; private set; }

    /// <summary>The earliest last day of a step not done; none once answered.</summary>
    public DateOnly? NextDueOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public CaseStatus Status { get; private set; }

    /// <summary>When it was acknowledged.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>Who verifies it.</summary>
    public HandlingLevel? AssignedTo { get; private set; }

    /// <summary>What verification came to.</summary>
    public CaseFinding? Finding { get; private set; }

    /// <summary>Its words.</summary>
    public string? FindingWords { get; private set; }

    /// <summary>Whether it had a serious negative effect (造成重大负面影响).</summary>
    public bool HasSeriousNegativeEffect { get; private set; }

    /// <summary>What the school is to put right.</summary>
    public string? OrderWords { get; private set; }

    /// <summary>When the first rectification was recorded.</summary>
    public DateTimeOffset? RectifiedAt { get; private set; }

    /// <summary>What the one who complained was told.</summary>
    public string? ReplyWords { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? RepliedAt { get; private set; }

    /// <summary>To whom and why it was referred (移送).</summary>
    public string? ReferralWords { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ReferredAt { get; private set; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Whether a level may be given: once acknowledged, until verified.</summary>
    public bool CanBeAssigned => Status is CaseStatus.Acknowledged or CaseStatus.Assigned or CaseStatus.Verifying;

    /// <summary>Whether the school concerned may read of it: assigned to it, or found true and to be put right.</summary>
    public bool IsShownToSchool =>
        !IsSealed && (AssignedTo is HandlingLevel.School || Finding is CaseFinding.Substantiated);

    /// <summary>Starts its life; called once, when it is taken.</summary>
    public ComplaintCase Received(Deadlines deadlines)
    {
        ArgumentNullException.ThrowIfNull(deadlines);
        (AcknowledgeDueOn, VerifyDueOn, ReplyDueOn, FastLaneDueAt) = (
            deadlines.AcknowledgeOn,
            deadlines.VerifyOn,
            deadlines.ReplyOn,
            deadlines.FastLaneAt
        );
        NextDueOn = Earliest();
        return this;
    }

    /// <summary>The desk tells the caller that it is in hand (受理).</summary>
    public Turn Acknowledge(DateTimeOffset now)
    {
        if (AcknowledgedAt is not null)
            return Turn.Already;
        (AcknowledgedAt, Status) = (now, CaseStatus.Acknowledged);
        NextDueOn = Earliest();
        return Turn.Taken;
    }

    /// <summary>Gives it to a level to verify (交办), unless that level may not have it.</summary>
    public Ruling Assign(HandlingLevel level, bool byArbiter, SupervisionPack pack)
    {
        var ruling = Ruling.All(SealedCaseRule.Judge(this, level, pack), ArbiterRule.JudgeAssigning(this, byArbiter));
        if (!ruling.Permits)
            return ruling;

        (AssignedTo, Status) = (level, CaseStatus.Assigned);
        return ruling;
    }

    /// <summary>Those assigned have begun (核查中).</summary>
    public Turn BeginVerification()
    {
        if (Status is CaseStatus.Verifying)
            return Turn.Already;
        if (Status is not CaseStatus.Assigned)
            return Turn.OutOfTurn;
        Status = CaseStatus.Verifying;
        return Turn.Taken;
    }

    /// <summary>Records what verification came to (核查结论); said once.</summary>
    public Turn Verify(CaseFinding finding, string words, bool seriousNegativeEffect)
    {
        if (Finding is not null)
            return (Finding, FindingWords, HasSeriousNegativeEffect) == (finding, words, seriousNegativeEffect)
                ? Turn.Already
                : Turn.OutOfTurn;
        if (Status is not (CaseStatus.Assigned or CaseStatus.Verifying))
            return Turn.OutOfTurn;
        (Finding, FindingWords, HasSeriousNegativeEffect) = (finding, words, seriousNegativeEffect);
        Status = finding is CaseFinding.Substantiated ? CaseStatus.Substantiated : CaseStatus.Unsubstantiated;
        NextDueOn = Earliest();
        return Turn.Taken;
    }

    /// <summary>Tells the school what to put right (责令整改).</summary>
    public Turn OrderRectification(string words)
    {
        if (OrderWords is not null)
            return OrderWords == words ? Turn.Already : Turn.OutOfTurn;
        if (Finding is not CaseFinding.Substantiated || ClosedAt is not null)
            return Turn.OutOfTurn;
        OrderWords = words;
        if (Status is CaseStatus.Substantiated)
            Status = CaseStatus.RectificationOrdered;
        return Turn.Taken;
    }

    /// <summary>What was found true has been put right (整改); an answer given before stays given.</summary>
    public Turn Rectify(DateTimeOffset now)
    {
        if (Finding is not CaseFinding.Substantiated || ClosedAt is not null)
            return Turn.OutOfTurn;
        RectifiedAt ??= now;
        if (RepliedAt is null)
            Status = CaseStatus.Rectified;
        return Turn.Taken;
    }

    /// <summary>Answers the one who complained (答复).</summary>
    public Turn Reply(string words, DateTimeOffset now)
    {
        if (RepliedAt is not null)
            return ReplyWords == words ? Turn.Already : Turn.OutOfTurn;
        if (Finding is null)
            return Turn.OutOfTurn;
        (ReplyWords, RepliedAt, Status, NextDueOn) = (words, now, CaseStatus.Replied, null);
        return Turn.Taken;
    }

    /// <summary>Hands it to the body that holds people liable (移送教育纪检监察机构).</summary>
    public Turn Refer(string words, DateTimeOffset now)
    {
        if (ReferredAt is not null)
            return ReferralWords == words ? Turn.Already : Turn.OutOfTurn;
        if (Finding is not CaseFinding.Substantiated || ClosedAt is not null)
            return Turn.OutOfTurn;
        (ReferralWords, ReferredAt) = (words, now);
        return Turn.Taken;
    }

    /// <summary>Records it as done (办结): pending while anything is owed.</summary>
    public Ruling Close(SupervisionPack pack, DateTimeOffset now)
    {
        var ruling = Ruling.All(
            HeardBeforeClosingRule.Judge(this, pack),
            VerifiedBeforeClosingRule.Judge(this, pack),
            RectifiedBeforeClosingRule.Judge(this, pack),
            ReferredBeforeClosingRule.Judge(this, pack),
            AnsweredBeforeClosingRule.Judge(this, pack)
        );
        if (!ruling.Permits)
            return ruling;

        (ClosedAt, Status, NextDueOn) = (now, CaseStatus.Closed, null);
        return ruling;
    }

    /// <summary>The day whose edition governs the handling.</summary>
    public DateOnly ReceivedOn => ReceivedAt.DayInChina();

    // "A case may accuse several categories; the earliest deadline leads", and so among the steps still to be done.
    private DateOnly? Earliest() =>
        new[]
        {
            AcknowledgedAt is null ? AcknowledgeDueOn : null,
            Finding is null ? VerifyDueOn : null,
            RepliedAt is null ? ReplyDueOn : null,
        }.Min();
}
