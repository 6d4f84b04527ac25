using System.ComponentModel.DataAnnotations;

namespace AfterSchool.Staffing.Persons;

/// <summary>One of a person's own weekly lessons (本职课表), China Standard Time.</summary>
/// <param name="Weekday">Day of the week.</param>
/// <param name="Starts">Start.</param>
/// <param name="Ends">End; the minute at which the next thing may start.</param>
public sealed record Lesson([property: Required] DayOfWeek? Weekday, TimeOnly Starts, TimeOnly Ends)
    : IValidatableObject
{
    /// <summary>Whether this lesson and that time have a minute in common; touching is no overlap.</summary>
    public bool Overlaps(DayOfWeek weekday, TimeOnly starts, TimeOnly ends) =>
        Weekday == weekday && Starts < ends && starts < Ends;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Ends <= Starts)
            yield return new ValidationResult("A lesson ends after it starts.", [nameof(Ends)]);
    }
}
