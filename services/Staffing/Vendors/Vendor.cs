using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Staffing.Vendors;

/// <summary>An institution or organisation from outside (第三方机构或组织).</summary>
public sealed class Vendor
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its unified social credit code (统一社会信用代码).</summary>
    public required CreditCode CreditCode { get; init; }

    /// <summary>Its registered name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required VendorKind Kind { get; init; }

    /// <summary>Its qualifications (资质), as their certificates name them.</summary>
    public required string[] Qualifications { get; init; }

    /// <summary>Grows with every contract and every ban, so that the two never pass each other unseen.</summary>
    public int Steps { get; set; }
}

/// <summary>What an institution or organisation is.</summary>
public enum VendorKind
{
    /// <summary>A training institution paid for its service (培训机构).</summary>
    Vendor,

    /// <summary>A public-welfare organisation (公益组织).</summary>
    PublicWelfare,

    /// <summary>A cooperating institution, such as a youth palace (合作机构).</summary>
    Institution,
}

/// <summary>A ban on a vendor (禁入), as Supervision told.</summary>
public sealed class VendorBan
{
    /// <summary>The sanction.</summary>
    public required Guid SanctionId { get; init; }

    /// <summary>The vendor.</summary>
    public required Guid VendorId { get; init; }

    /// <summary>Only at this school; none: everywhere in the division.</summary>
    public required Guid? SchoolId { get; init; }

    /// <summary>Where it holds.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>When it was imposed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it holds for a school of that division.</summary>
    public bool Covers(Guid schoolId, DivisionCode division) =>
        SchoolId is { } only ? only == schoolId : Division.Covers(division);
}
