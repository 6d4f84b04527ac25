using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Roll;

namespace AfterSchool.Directory.Guardians;

/// <summary>Who is guardian of whom (监护关系).</summary>
public sealed class GuardianLink : RollEntry<GuardianLinkRecorded>
{
    /// <summary>The guardian's account.</summary>
    public Guid GuardianAccountId { get; set; }

    /// <summary>The pupil.</summary>
    public Guid PupilId { get; set; }

    /// <summary>The pupil's school when the link was made.</summary>
    public Guid SchoolId { get; set; }

    /// <summary>False once the link has ended.</summary>
    public bool IsActive { get; set; } = true;

    /// <inheritdoc/>
    public override GuardianLinkRecorded Told(DateTimeOffset now) =>
        new()
        {
            LinkId = Id,
            Revision = Revision,
            GuardianAccountId = GuardianAccountId,
            PupilId = PupilId,
            SchoolId = SchoolId,
            IsActive = IsActive,
            OccurredAt = now,
        };
}
