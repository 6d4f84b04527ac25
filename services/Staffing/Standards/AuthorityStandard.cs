using System.Security.Cryptography;
using System.Text;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Staffing.Standards;

/// <summary>What an education authority has laid down before it admits anybody (标准、机制): dated, a new version adds a row.</summary>
public sealed class AuthorityStandard
{
    /// <summary>Its id; an approval names it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Division of the authority.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>What it is about.</summary>
    public required StandardKind Kind { get; init; }

    /// <summary>Title of the document.</summary>
    public required string Title { get; init; }

    /// <summary>Its number (文号).</summary>
    public required string Number { get; init; }

    /// <summary>First day it holds.</summary>
    public required DateOnly From { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>What the duties of an authority are about: it has no id of its own, only its division.</summary>
    public static Guid SubjectOf(DivisionCode authority) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes("authority:" + authority.Prefix)).AsSpan(0, 16));
}

/// <summary>What an authority lays down.</summary>
public enum StandardKind
{
    /// <summary>Criteria for letting third parties into schools (第三方机构进校园标准).</summary>
    VendorCriteria,

    /// <summary>Mechanism of selecting and reviewing third parties (遴选审核机制).</summary>
    VendorSelection,

    /// <summary>Mechanism of reviewing introduced persons (校外引进人员资格审查机制).</summary>
    PersonReview,
}
