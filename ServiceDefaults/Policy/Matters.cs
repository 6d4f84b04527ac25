using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>A decision taken under the rules, permitted or not, with all that it rested on. Append-only.</summary>
public sealed class Decision
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The command, e.g. <c>publish-offering</c>.</summary>
    public required string Command { get; init; }

    /// <summary>What it was about.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The school concerned, where there is one.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>Account of the one who asked; none for what the system did by itself.</summary>
    public Guid? AskedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gravest verdict; none where no rule had anything to say.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Edition it was decided under.</summary>
    public string? Edition { get; init; }

    /// <summary>Recorded reason, where one was given.</summary>
    public string? Reason { get; init; }

    /// <summary>Every finding, as JSON.</summary>
    public required string Findings { get; init; }
}

/// <summary>What a school or an authority owes (应尽职责): who is bound, by when, under which article; done by evidence.</summary>
public sealed class Duty
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Rule code.</summary>
    public required string Rule { get; init; }

    /// <summary>What it is about; one duty for each rule and subject.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Who is bound: school, educationAuthority, …</summary>
    public required string Bound { get; init; }

    /// <summary>The school concerned, where there is one.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>The division concerned.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>Last day to do it.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Edition it follows from.</summary>
    public required string Edition { get; init; }

    /// <summary>Title of the document.</summary>
    public required string Document { get; init; }

    /// <summary>The article.</summary>
    public required string Article { get; init; }

    /// <summary>The sentence, verbatim.</summary>
    public required string Quote { get; init; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>What shows that it was done.</summary>
    public string? Evidence { get; set; }

    /// <summary>When Supervision was told that it is overdue.</summary>
    public DateTimeOffset? OverdueToldAt { get; set; }
}

/// <summary>A matter that waits for the competent authority (待主管部门决定); decided, the same request passes or is refused.</summary>
public sealed class HeldMatter
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Rule code.</summary>
    public required string Rule { get; init; }

    /// <summary>The command that waits.</summary>
    public required string Command { get; init; }

    /// <summary>What it is about.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The school concerned, where there is one.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>Division of the authority that decides.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>Edition it follows from.</summary>
    public required string Edition { get; init; }

    /// <summary>The article.</summary>
    public required string Article { get; init; }

    /// <summary>The sentence, verbatim.</summary>
    public required string Quote { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Whether the authority granted it; none while it waits.</summary>
    public bool? Granted { get; set; }

    /// <summary>Account of the one who decided.</summary>
    public Guid? DecidedBy { get; set; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The authority's words.</summary>
    public string? Words { get; set; }
}

/// <summary>A value that a local authority entered with its document (本地设定). Append-only: the latest entered counts.</summary>
public sealed class LocalSetting
{
    /// <summary>Its id; ids sort by age.</summary>
    public required Guid Id { get; init; }

    /// <summary>Key, as the page lists it.</summary>
    public required string Key { get; init; }

    /// <summary>Division it holds for.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>First day it holds.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The value, as JSON.</summary>
    public required string Value { get; init; }

    /// <summary>Title of the authority's document.</summary>
    public required string Document { get; init; }

    /// <summary>Its number (文号), where it bears one.</summary>
    public string? Number { get; init; }

    /// <summary>The sentence that says so.</summary>
    public required string Quote { get; init; }

    /// <summary>Account of the one who entered it.</summary>
    public required Guid EnteredBy { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; init; }
}
