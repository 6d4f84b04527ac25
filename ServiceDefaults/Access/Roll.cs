using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.ServiceDefaults.Access;

/// <summary>A record of the roll; the greatest revision seen is the truth, so messages may arrive in any order.</summary>
public abstract class RollRecord
{
    /// <summary>Revision last applied.</summary>
    public long Revision { get; set; }
}

/// <summary>A school (学校), as the roll last told.</summary>
public sealed class School : RollRecord
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Division it lies in, six digits.</summary>
    public DivisionCode Division { get; set; }

    /// <summary>Its public name.</summary>
    public string Name { get; set; } = "";

    /// <summary>kindergarten, primary, junior, nineYear, completeSecondary, seniorHigh or special.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Stages taught: kindergarten, primary, junior, seniorHigh.</summary>
    public string[] Stages { get; set; } = [];

    /// <summary>public or private.</summary>
    public string Ownership { get; set; } = "";

    /// <summary>Whether it is a rural school (农村学校).</summary>
    public bool IsRural { get; set; }

    /// <summary>Whether it is a township school (乡镇学校).</summary>
    public bool IsTownship { get; set; }

    /// <summary>Whether it has boarders (寄宿).</summary>
    public bool IsBoarding { get; set; }

    /// <summary>Division of its competent education authority (主管教育行政部门).</summary>
    public DivisionCode CompetentAuthority { get; set; }
}

/// <summary>A class (班级), as the roll last told.</summary>
public sealed class SchoolClass : RollRecord
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its school.</summary>
    public Guid SchoolId { get; set; }

    /// <summary>Grade 1 to 9.</summary>
    public int Grade { get; set; }

    /// <summary>Its public name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Account of the class teacher (班主任).</summary>
    public Guid? ClassTeacherAccountId { get; set; }
}

/// <summary>A pupil (学生), as the roll last told; name and grounds stay sealed.</summary>
public sealed class Pupil : RollRecord
{
    /// <summary>The pupil's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The pupil's school.</summary>
    public Guid SchoolId { get; set; }

    /// <summary>The pupil's class.</summary>
    public Guid ClassId { get; set; }

    /// <summary>Grade 1 to 9.</summary>
    public int Grade { get; set; }

    /// <summary>Whether the pupil is on the school's roll (在校).</summary>
    public bool OnRoll { get; set; }

    /// <summary>day or boarding.</summary>
    public string Residence { get; set; } = "";

    /// <summary>The name, sealed with context <c>{Id}/name</c>; null where this service does not need it.</summary>
    public string? NameSealed { get; set; }

    /// <summary>Priority and waiver grounds, sealed with context <c>{Id}/grounds</c>; null where this service does not need them.</summary>
    public string? GroundsSealed { get; set; }
}

/// <summary>Who is guardian of whom (监护关系), as the roll last told.</summary>
public sealed class GuardianLink : RollRecord
{
    /// <summary>The link's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The guardian's account.</summary>
    public Guid GuardianAccountId { get; set; }

    /// <summary>The pupil.</summary>
    public Guid PupilId { get; set; }

    /// <summary>False once the link has ended.</summary>
    public bool IsActive { get; set; }
}

/// <summary>Who works at which school in which role (任职), as the roll last told.</summary>
public sealed class StaffPost : RollRecord
{
    /// <summary>The account.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Roles held at this school.</summary>
    public string[] Roles { get; set; } = [];

    /// <summary>Classes led.</summary>
    public Guid[] ClassIds { get; set; } = [];

    /// <summary>False once the post has ended.</summary>
    public bool IsActive { get; set; }
}

/// <summary>A school's term (学期), as the roll last told.</summary>
public sealed class Term : RollRecord
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its school.</summary>
    public Guid SchoolId { get; set; }

    /// <summary>e.g. 2026-autumn.</summary>
    public string Name { get; set; } = "";

    /// <summary>First day.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly LastDay { get; set; }
}
