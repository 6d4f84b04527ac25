using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Directory.Accounts;

/// <summary>An account (账户): somebody who may sign in. Names and addresses rest sealed under Directory's own ring.</summary>
public sealed class Account
{
    /// <summary>Its id; the subject of every token.</summary>
    public required Guid Id { get; init; }

    /// <summary>What is typed to sign in, in small letters; never a phone or citizen number.</summary>
    public required string UserName { get; init; }

    /// <summary>The person's name, sealed with context <c>{Id}/displayName</c>.</summary>
    public string DisplayNameSealed { get; private set; } = "";

    /// <summary>Phone, sealed with context <c>{Id}/phone</c>.</summary>
    public string? PhoneSealed { get; private set; }

    /// <summary>E-mail address, sealed with context <c>{Id}/email</c>.</summary>
    public string? EmailSealed { get; private set; }

    /// <summary>Roles held everywhere; roles at a school come with its posts.</summary>
    public string[] Roles { get; set; } = [];

    /// <summary>An authority's department; see <see cref="Departments"/>.</summary>
    public string? Department { get; set; }

    /// <summary>Division of an authority or a hotline.</summary>
    public DivisionCode? Division { get; set; }

    /// <summary>The school whose office entered the account; none when an operator did.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>Hash of the password; none until the account is activated.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Hash of the one-time activation code.</summary>
    public string? ActivationHash { get; set; }

    /// <summary>Until when the code may be used.</summary>
    public DateTimeOffset? ActivationUntil { get; set; }

    /// <summary>Attempts since the last success; counted before each is judged, so that many at once gain nothing.</summary>
    public int FailedAttempts { get; set; }

    /// <summary>No attempt is judged before this time.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Changes with the password; sign-in cookies of before no longer hold.</summary>
    public Guid Stamp { get; set; }

    /// <summary>When it was closed; nobody signs in and no token is renewed any more.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Keyed digest of the request that entered it; empty once it is otherwise than that said.</summary>
    public string Asked { get; set; } = "";

    /// <summary>Row version.</summary>
    public uint Version { get; init; }

    /// <summary>Writes who the person is and how to reach them, sealed.</summary>
    public void Write(AccountContact contact, Seals seals)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(seals);
        DisplayNameSealed = seals.Directory.Seal(contact.DisplayName, $"{Id}/displayName");
        PhoneSealed = contact.Phone is { } phone ? seals.Directory.Seal(phone, $"{Id}/phone") : null;
        EmailSealed = contact.Email is { } email ? seals.Directory.Seal(email, $"{Id}/email") : null;
    }

    /// <summary>Who the person is and how to reach them, opened.</summary>
    internal AccountContact ContactOf(Seals seals) =>
        new(
            seals.Directory.Open(DisplayNameSealed, $"{Id}/displayName"),
            PhoneSealed is { } phone ? seals.Directory.Open(phone, $"{Id}/phone") : null,
            EmailSealed is { } email ? seals.Directory.Open(email, $"{Id}/email") : null
        );
}
