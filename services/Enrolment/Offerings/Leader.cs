using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>Who is with the children of an offering (任课教师), as Staffing last told; the assignment itself is Staffing's.</summary>
public sealed class Leader : RollRecord
{
    /// <summary>Id of the assignment.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person, who is an account.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The offering.</summary>
    public Guid OfferingId { get; set; }

    /// <summary>False once withdrawn.</summary>
    public bool IsActive { get; set; }
}
