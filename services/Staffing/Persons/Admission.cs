namespace AfterSchool.Staffing.Persons;

/// <summary>How the education authority comes to know of a person before that person serves.</summary>
public enum AdmissionMethod
{
    /// <summary>It approves, then the school hires (批准).</summary>
    AuthorityApproval,

    /// <summary>It has received the school's filing (须先备案).</summary>
    PriorFiling,

    /// <summary>The school, then each level of the authority approves (逐级审批).</summary>
    StepwiseApproval,
}

/// <summary>What a clearance is judged by beside the person's own file.</summary>
/// <param name="EngagedUntil">Of vendor staff: last day of the vendor's contract with the school; none without one.</param>
/// <param name="ShortageStated">Whether the school has stated for the running term that its own staff does not suffice.</param>
/// <param name="Today">The day.</param>
public sealed record ClearanceFacts(DateOnly? EngagedUntil, bool ShortageStated, DateOnly Today);
