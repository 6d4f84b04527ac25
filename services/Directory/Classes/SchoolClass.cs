using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Roll;

namespace AfterSchool.Directory.Classes;

/// <summary>A class (班级).</summary>
public sealed class SchoolClass : SchoolEntry<ClassRecorded>
{
    /// <summary>Grade 1 to 9.</summary>
    public int Grade { get; set; }

    /// <summary>Its public name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Account of the class teacher (班主任).</summary>
    public Guid? ClassTeacherAccountId { get; set; }

    /// <summary>The school year it is a class of (学年), by the year in which that begins; none for one that goes on from year to year.</summary>
    public int? SchoolYear { get; set; }

    /// <summary>Writes what was entered.</summary>
    public void Write(ClassBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        (Grade, Name, ClassTeacherAccountId) = (body.Grade, body.Name, body.ClassTeacherAccountId);
        SchoolYear = body.SchoolYear;
    }

    /// <inheritdoc/>
    public override ClassRecorded Told(DateTimeOffset now) =>
        new()
        {
            ClassId = Id,
            Revision = Revision,
            SchoolId = SchoolId,
            Grade = Grade,
            Name = Name,
            ClassTeacherAccountId = ClassTeacherAccountId,
            OccurredAt = now,
        };
}
