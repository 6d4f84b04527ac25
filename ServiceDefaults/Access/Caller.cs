using System.Security.Claims;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.ServiceDefaults.Access;

/// <summary>Who asks: what the token says, no more. What the caller may reach is asked of <see cref="Reach"/>.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Roles">Roles the token carries.</param>
/// <param name="Department">An authority's department; see <see cref="Departments"/>.</param>
/// <param name="Division">Division of an authority, a hotline or a provincial platform.</param>
public sealed record Caller(Guid AccountId, IReadOnlySet<string> Roles, string? Department, DivisionCode? Division)
{
    /// <summary>Whether the token carries this role.</summary>
    public bool Is(string role) => Roles.Contains(role);

    /// <summary>Whether the caller is an official of this department.</summary>
    public bool IsOf(string department) => Is(Access.Roles.Authority) && Department == department;

    /// <summary>Whether the caller's division covers that one.</summary>
    public bool Covers(DivisionCode division) => Division is { } own && own.Covers(division);

    /// <summary>Reads a validated token.</summary>
    public static Caller From(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var division = user.FindFirstValue("division");
        return new Caller(
            Guid.TryParse(user.FindFirstValue("sub"), out var account) ? account : Guid.Empty,
            user.FindAll("role").Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal),
            user.FindFirstValue("department"),
            DivisionCode.TryParse(division, out var code) ? code : null
        );
    }
}
