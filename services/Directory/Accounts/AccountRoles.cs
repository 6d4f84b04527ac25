using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using Known = AfterSchool.ServiceDefaults.Access.Roles;

namespace AfterSchool.Directory.Accounts;

/// <summary>What an account may do everywhere, whole; what it may do at a school comes with its posts.</summary>
/// <param name="Roles">Roles held everywhere.</param>
/// <param name="Department">An authority's department.</param>
/// <param name="Division">Division of an authority or a hotline.</param>
public sealed record AccountRoles(
    [property: Required, MaxLength(10)] string[] Roles,
    [property: StringLength(30)] string? Department = null,
    DivisionCode? Division = null
) : IValidatableObject
{
    private static readonly string[] All =
    [
        Known.Guardian,
        Known.ClassTeacher,
        Known.DutyTeacher,
        Known.SchoolOffice,
        Known.Principal,
        Known.Authority,
        Known.HotlineAgent,
        Known.HotlineSupervisor,
        Known.Operator,
    ];

    private static readonly string[] AllDepartments =
    [
        Departments.Education,
        Departments.Price,
        Departments.Finance,
        Departments.HumanResources,
        Departments.MarketSupervision,
        Departments.Police,
    ];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Judge(Roles, Department, Division);

    internal static IEnumerable<ValidationResult> Judge(string[] roles, string? department, DivisionCode? division)
    {
        if (roles.Except(All).Any())
            yield return new ValidationResult($"Of {string.Join(", ", All)}.", [nameof(Roles)]);
        var isAuthority = roles.Contains(Known.Authority);
        if (isAuthority != department is not null || (department is { } one && !AllDepartments.Contains(one)))
            yield return new ValidationResult(
                $"An authority's official, and nobody else, is of {string.Join(", ", AllDepartments)}.",
                [nameof(Department)]
            );
        if (isAuthority && division is null)
            yield return new ValidationResult("An authority's official has a division.", [nameof(Division)]);
    }
}

/// <summary>A person's name and how to reach them, whole: what is left out is forgotten.</summary>
/// <param name="DisplayName">The person's name.</param>
/// <param name="Phone">Phone.</param>
/// <param name="Email">E-mail address.</param>
public sealed record AccountContact(
    [property: Required, StringLength(50, MinimumLength = 1)] string DisplayName,
    [property: Phone, StringLength(30)] string? Phone = null,
    [property: EmailAddress, StringLength(200)] string? Email = null
);
