using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Roll;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Directory.Posts;

/// <summary>An account's post at a school (任职).</summary>
public sealed class StaffPost : RollEntry<StaffPostRecorded>
{
    /// <summary>The account; also the person's id in Staffing.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Roles the school gave.</summary>
    public string[] RolesGiven { get; set; } = [];

    /// <summary>Roles that hold now: those given, the duty teacher's only while Staffing has cleared the person.</summary>
    public string[] Roles { get; private set; } = [];

    /// <summary>Classes led.</summary>
    public Guid[] ClassIds { get; set; } = [];

    /// <summary>False once the post has ended.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Sets the roles that hold; tells whether they changed.</summary>
    /// <param name="isCleared">Whether the person may work with children at this school today.</param>
    public bool Hold(bool isCleared)
    {
        string[] hold = [.. RolesGiven.Where(role => isCleared || role != ServiceDefaults.Access.Roles.DutyTeacher)];
        var changed = !hold.SequenceEqual(Roles);
        Roles = hold;
        return changed;
    }

    /// <inheritdoc/>
    public override StaffPostRecorded Told(DateTimeOffset now) =>
        new()
        {
            AccountId = AccountId,
            Revision = Revision,
            SchoolId = SchoolId,
            Roles = Roles,
            ClassIds = ClassIds,
            IsActive = IsActive,
            OccurredAt = now,
        };
}

/// <summary>Whether Staffing lets a person work with children at a school (准入); the greatest revision seen is the truth.</summary>
public sealed class Clearance
{
    /// <summary>The person; the account's id where there is one.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Revision last applied.</summary>
    public long Revision { get; set; }

    /// <summary>Whether cleared.</summary>
    public bool IsCleared { get; set; }
}
