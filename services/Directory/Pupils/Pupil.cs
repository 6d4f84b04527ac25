using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Storage;

namespace AfterSchool.Directory.Pupils;

/// <summary>A pupil (学生). Name, grounds and number rest sealed; only the school and the guardians read them here.</summary>
public sealed class Pupil : RollEntry<PupilRecorded>
{
    /// <summary>The pupil's school.</summary>
    public Guid SchoolId { get; set; }

    /// <summary>The pupil's class.</summary>
    public Guid ClassId { get; set; }

    /// <summary>The class's grade, 1 to 9.</summary>
    public int Grade { get; set; }

    /// <summary>Whether the pupil is on the school's roll (在校).</summary>
    public bool OnRoll { get; set; } = true;

    /// <summary>Day pupil or boarder.</summary>
    public Residence Residence { get; set; }

    /// <summary>The name, sealed with context <c>{Id}/name</c>.</summary>
    public string NameSealed { get; private set; } = "";

    /// <summary>Priority and waiver grounds, comma-separated codes, sealed with context <c>{Id}/grounds</c>.</summary>
    public string GroundsSealed { get; private set; } = "";

    /// <summary>The number in the national roll (学籍号), sealed with context <c>{Id}/number</c>.</summary>
    public string? NumberSealed { get; private set; }

    /// <summary>The number blinded: one child is entered once.</summary>
    public string? NumberBlind { get; private set; }

    /// <summary>Writes what was entered, sealed.</summary>
    public void Write(PupilBody body, int grade, Seals seals)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(seals);
        (SchoolId, ClassId, Grade, Residence) = (body.SchoolId, body.ClassId, grade, body.Residence);
        NameSealed = seals.Names.Seal(body.Name, $"{Id}/name");
        GroundsSealed = seals.Grounds.Seal(string.Join(',', body.Grounds), $"{Id}/grounds");
        NumberSealed = body.PupilNumber is { } number ? seals.Directory.Seal(number.Value, $"{Id}/number") : null;
        NumberBlind = body.PupilNumber is { } same ? seals.Directory.Blind(same.Value) : null;
    }

    /// <inheritdoc/>
    public override PupilRecorded Told(DateTimeOffset now) =>
        new()
        {
            PupilId = Id,
            Revision = Revision,
            SchoolId = SchoolId,
            ClassId = ClassId,
            Grade = Grade,
            OnRoll = OnRoll,
            Residence = Residence.OnWire(),
            NameSealed = NameSealed,
            GroundsSealed = GroundsSealed,
            OccurredAt = now,
        };
}

/// <summary>Where the pupil lives in term time.</summary>
public enum Residence
{
    /// <summary>Day pupil (走读).</summary>
    Day,

    /// <summary>Boarder (寄宿).</summary>
    Boarding,
}
