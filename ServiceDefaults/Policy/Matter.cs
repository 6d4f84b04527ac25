using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>What a decision is about.</summary>
/// <param name="Command">The command, e.g. <c>publish-offering</c>.</param>
/// <param name="SubjectId">The thing decided on.</param>
/// <param name="SchoolId">The school concerned, where there is one.</param>
/// <param name="Division">Division of the authority that would decide if the matter is held.</param>
/// <param name="Edition">Edition in force on the day the matter is about.</param>
/// <param name="DutiesDueOn">Last day for duties that the decision opens; ten working days from today unless said.</param>
public sealed record Matter(
    string Command,
    Guid SubjectId,
    Guid? SchoolId,
    DivisionCode Division,
    string? Edition,
    DateOnly? DutiesDueOn = null
);
