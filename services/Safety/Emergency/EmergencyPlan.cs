namespace AfterSchool.Safety.Emergency;

/// <summary>A school's emergency plan (应急预案) for the service. Append-only: a new one replaces it by its days.</summary>
public sealed class EmergencyPlan
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>First day it is valid.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day it is valid.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>What it prepares for, e.g. fire, injury, missing child.</summary>
    public required string[] Scenarios { get; init; }

    /// <summary>Accounts of those who are called, in order; Directory alone knows their numbers.</summary>
    public required Guid[] Contacts { get; init; }

    /// <summary>Who entered it.</summary>
    public required Guid EnteredBy { get; init; }
}

/// <summary>A drill of an emergency plan (应急演练). Append-only.</summary>
public sealed class Drill
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The scenario drilled, one of the plan's.</summary>
    public required string Scenario { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>What was learnt.</summary>
    public required string Words { get; init; }

    /// <summary>Who entered it.</summary>
    public required Guid EnteredBy { get; init; }
}
