using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Storage;

namespace AfterSchool.Supervision.Cases;

/// <summary>What a step beside the straight road was.</summary>
public enum CaseStepKind
{
    /// <summary>Returned (退单).</summary>
    Returned,

    /// <summary>Asked to hurry (催办).</summary>
    Urged,

    /// <summary>Watched over (督办).</summary>
    Supervised,

    /// <summary>Last days put off (延期).</summary>
    Extended,

    /// <summary>Called back (回访).</summary>
    CalledBack,

    /// <summary>What had been found before it was reopened (原核查结论).</summary>
    EarlierFinding,

    /// <summary>What had been answered before it was reopened (原答复).</summary>
    EarlierReply,
}

/// <summary>A step beside the straight road (退单、催办、督办、延期、回访), with its words. Append-only.</summary>
public sealed class CaseStep
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The complaint.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>What it was.</summary>
    public required CaseStepKind Kind { get; init; }

    /// <summary>Its words.</summary>
    public required string Words { get; init; }

    /// <summary>Why it was returned.</summary>
    public ReturnReason? Reason { get; init; }

    /// <summary>The article that says so.</summary>
    public string? Article { get; init; }

    /// <summary>Working days it was put off by.</summary>
    public int? Days { get; init; }

    /// <summary>Whether whoever was called was satisfied; none: not reached.</summary>
    public bool? IsSatisfied { get; init; }

    /// <summary>Account of the one who took it.</summary>
    public required Guid By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Writes steps down; the client makes their ids, so that a second click is the first step again.</summary>
public sealed class CaseSteps(Caller caller, Creations creations, SupervisionDb db, TimeProvider clock)
{
    /// <summary>Claims a step's id for this caller and these words.</summary>
    public Task<Claim> ClaimAsync<T>(Guid stepId, Guid caseId, T told, CancellationToken ct) =>
        creations.ClaimAsync(stepId, new Asked<T>(caseId, caller.AccountId, told), ct);

    /// <summary>Writes a step down, taken now by this caller.</summary>
    public void Record(Guid stepId, Guid caseId, CaseStepKind kind, string words, StepParts? parts = null) =>
        db.CaseSteps.Add(
            new CaseStep
            {
                Id = stepId,
                CaseId = caseId,
                Kind = kind,
                Words = words,
                Reason = parts?.Reason,
                Article = parts?.Article,
                Days = parts?.Days,
                IsSatisfied = parts?.IsSatisfied,
                By = caller.AccountId,
                At = clock.Now(),
            }
        );

    /// <summary>What a case had come to, before it is reopened.</summary>
    public void KeepRound(ComplaintCase complaint)
    {
        ArgumentNullException.ThrowIfNull(complaint);
        foreach (
            var (kind, words) in new[]
            {
                (CaseStepKind.EarlierFinding, complaint.FindingWords),
                (CaseStepKind.EarlierReply, complaint.ReplyWords),
            }
        )
            if (words is not null)
                Record(Guid.CreateVersion7(), complaint.Id, kind, words);
    }

    private sealed record Asked<T>(Guid CaseId, Guid By, T Told);
}

/// <summary>What only some kinds of step have.</summary>
public sealed record StepParts(
    ReturnReason? Reason = null,
    string? Article = null,
    int? Days = null,
    bool? IsSatisfied = null
);
