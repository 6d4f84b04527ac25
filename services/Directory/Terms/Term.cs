using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Roll;

namespace AfterSchool.Directory.Terms;

/// <summary>A school's term (学期). The edition of the rules in force on its first day governs it.</summary>
public sealed class Term : SchoolEntry<TermRecorded>
{
    /// <summary>e.g. 2026-autumn.</summary>
    public string Name { get; set; } = "";

    /// <summary>First day.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly LastDay { get; set; }

    /// <inheritdoc/>
    public override TermRecorded Told(DateTimeOffset now) =>
        new()
        {
            TermId = Id,
            Revision = Revision,
            SchoolId = SchoolId,
            Name = Name,
            FirstDay = FirstDay,
            LastDay = LastDay,
            OccurredAt = now,
        };
}
