using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Directory.Pupils;

/// <summary>A pupil as entered.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="ClassId">The class.</param>
/// <param name="PupilNumber">学籍号, where known.</param>
/// <param name="Name">The name.</param>
/// <param name="Residence">day or boarding.</param>
/// <param name="Grounds">Codes of priority and waiver grounds, as the pages of the law name them.</param>
public sealed partial record PupilBody(
    Guid SchoolId,
    Guid ClassId,
    PupilNumber? PupilNumber,
    [property: Required, StringLength(50, MinimumLength = 1)] string Name,
    Residence Residence,
    [property: Required, MaxLength(20)] string[] Grounds
) : IValidatableObject
{
    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Grounds.All(code => GroundCode().IsMatch(code))
            ? []
            : [new ValidationResult("A ground is a code of letters, digits and hyphens.", [nameof(Grounds)])];

    // Commas part the codes where they are told, so no code may hold one.
    [GeneratedRegex("^[A-Za-z0-9-]{2,40}$")]
    private static partial Regex GroundCode();
}

/// <summary>A pupil entered with others.</summary>
/// <param name="Id">The caller's id (UUID v7).</param>
/// <param name="Pupil">What is entered.</param>
public sealed record PupilOfMany(Guid Id, [property: Required] PupilBody Pupil);

/// <summary>Up to 1,000 pupils of one school, entered together or not at all.</summary>
/// <param name="Pupils">The pupils.</param>
public sealed record PupilsBody([property: Required, Length(1, 1_000)] PupilOfMany[] Pupils);

/// <summary>A pupil as the school and the guardians read it.</summary>
/// <param name="Id">The pupil.</param>
/// <param name="Revision">For <c>If-Match</c>.</param>
/// <param name="Grade">1 to 9.</param>
/// <param name="OnRoll">Whether on the school's roll.</param>
/// <param name="Pupil">The record; the number is shown to the office of the pupil's school only.</param>
public sealed record PupilShown(Guid Id, long Revision, int Grade, bool OnRoll, PupilBody Pupil)
{
    internal static PupilShown Of(Pupil one, Seals seals, IReadOnlySet<Guid> numbersOf) =>
        new(
            one.Id,
            one.Revision,
            one.Grade,
            one.OnRoll,
            new(
                one.SchoolId,
                one.ClassId,
                numbersOf.Contains(one.SchoolId) && one.NumberSealed is { } number
                    ? PupilNumber.Parse(seals.Directory.Open(number, $"{one.Id}/number"))
                    : null,
                seals.Names.Open(one.NameSealed, $"{one.Id}/name"),
                one.Residence,
                seals
                    .Grounds.Open(one.GroundsSealed, $"{one.Id}/grounds")
                    .Split(',', StringSplitOptions.RemoveEmptyEntries)
            )
        );
}
