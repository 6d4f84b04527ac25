using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Safety.ClearedStaff;

/// <summary>Whether a person may work with children at a school (人员审核), as Staffing last told.</summary>
public sealed class Clearance : RollRecord
{
    /// <summary>The person; the account's id where there is one.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Last day the clearance holds; none once it has lapsed.</summary>
    public DateOnly? Until { get; set; }
}

/// <summary>That the school put a person in charge of an offering (值班安排), as Staffing last told.</summary>
public sealed class Assignment : RollRecord
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The offering.</summary>
    public Guid OfferingId { get; set; }

    /// <summary>False once withdrawn.</summary>
    public bool IsActive { get; set; }
}
