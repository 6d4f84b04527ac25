using System.ComponentModel.DataAnnotations;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Directory.Accounts;

/// <summary>An account as it is entered.</summary>
/// <param name="UserName">Letters, digits, dot, hyphen, underscore; small letters are kept.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="Roles">Roles held everywhere; roles at a school may also come with a post.</param>
/// <param name="Department">An authority's department.</param>
/// <param name="Division">Division of an authority or a hotline.</param>
/// <param name="Phone">Phone.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="SchoolId">The school whose office enters it; an operator may leave it out.</param>
public sealed record AccountBody(
    [property: Required, RegularExpression("^[A-Za-z0-9._-]{3,64}$")] string UserName,
    [property: Required, StringLength(50, MinimumLength = 1)] string DisplayName,
    [property: Required, MaxLength(10)] string[] Roles,
    [property: StringLength(30)] string? Department = null,
    DivisionCode? Division = null,
    [property: Phone, StringLength(30)] string? Phone = null,
    [property: EmailAddress, StringLength(200)] string? Email = null,
    Guid? SchoolId = null
) : IValidatableObject
{
    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        AccountRoles.Judge(Roles, Department, Division);
}

/// <summary>What is said once an account is entered.</summary>
/// <param name="Id">The account.</param>
/// <param name="UserName">The name it signs in with.</param>
/// <param name="ActivationCode">Shown this once, for /activate; null when the account has been activated before.</param>
/// <param name="ActivationUntil">Until when the code may be used.</param>
public sealed record AccountEntered(Guid Id, string UserName, string? ActivationCode, DateTimeOffset? ActivationUntil);

/// <summary>An account as its keepers see it.</summary>
/// <param name="Id">The account.</param>
/// <param name="UserName">The name it signs in with.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="Roles">Roles held everywhere.</param>
/// <param name="Department">An authority's department.</param>
/// <param name="Division">Its division.</param>
/// <param name="SchoolId">The school whose office entered it.</param>
/// <param name="State">waiting, active or closed.</param>
public sealed record AccountShown(
    Guid Id,
    string UserName,
    string DisplayName,
    string[] Roles,
    string? Department,
    DivisionCode? Division,
    Guid? SchoolId,
    string State
)
{
    internal static AccountShown Of(Account one, Seals seals) =>
        new(
            one.Id,
            one.UserName,
            seals.Directory.Open(one.DisplayNameSealed, $"{one.Id}/displayName"),
            one.Roles,
            one.Department,
            one.Division,
            one.SchoolId,
            one.ClosedAt is not null ? "closed"
                : one.PasswordHash is null ? "waiting"
                : "active"
        );
}
