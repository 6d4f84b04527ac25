namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>A duty, as its bound body and its authority see it.</summary>
public sealed record DutyShown(
    Guid Id,
    string Rule,
    Guid SubjectId,
    string Bound,
    Guid? SchoolId,
    string Division,
    DateOnly DueOn,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DoneAt,
    string? Evidence,
    string Edition,
    string Document,
    string Article,
    string Quote
)
{
    internal static DutyShown Of(Duty duty) =>
        new(
            duty.Id,
            duty.Rule,
            duty.SubjectId,
            duty.Bound,
            duty.SchoolId,
            duty.Division.Full,
            duty.DueOn,
            duty.OpenedAt,
            duty.DoneAt,
            duty.Evidence,
            duty.Edition,
            duty.Document,
            duty.Article,
            duty.Quote
        );
}

/// <summary>A held matter, as the school and the authority see it.</summary>
public sealed record HeldShown(
    Guid Id,
    string Rule,
    string Command,
    Guid SubjectId,
    Guid? SchoolId,
    string Division,
    string Edition,
    string Article,
    string Quote,
    DateTimeOffset OpenedAt,
    bool? Granted,
    DateTimeOffset? DecidedAt,
    string? Words
)
{
    internal static HeldShown Of(HeldMatter held) =>
        new(
            held.Id,
            held.Rule,
            held.Command,
            held.SubjectId,
            held.SchoolId,
            held.Division.Full,
            held.Edition,
            held.Article,
            held.Quote,
            held.OpenedAt,
            held.Granted,
            held.DecidedAt,
            held.Words
        );
}
