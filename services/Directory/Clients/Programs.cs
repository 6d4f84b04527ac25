using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using AfterSchool.Directory.SignIn;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace AfterSchool.Directory.Clients;

/// <summary>A program that reads by its own credentials.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Role">provincialPlatform.</param>
/// <param name="Division">The division it reads.</param>
public sealed record ProgramBody(
    [property: Required, StringLength(100, MinimumLength = 2)] string Name,
    [property: AllowedValues(Roles.ProvincialPlatform)] string Role,
    DivisionCode Division
);

/// <summary>Credentials of a program.</summary>
/// <param name="ClientId">Its id, also the subject of its tokens.</param>
/// <param name="ClientSecret">Shown this once; null when the program was entered before.</param>
public sealed record ProgramEntered(Guid ClientId, string? ClientSecret);

/// <summary>Programs (接入系统): clients by client credentials, with one role and one division.</summary>
public sealed class Programs(IOpenIddictApplicationManager clients)
{
    /// <summary>Enters a program; the same again answers without the secret. Null: the id is another's.</summary>
    public async Task<ProgramEntered?> EnterAsync(Guid id, ProgramBody body, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (await clients.FindByClientIdAsync(id.ToString(), ct) is { } known)
            return await IsSameAsync(known, body, ct) ? new ProgramEntered(id, null) : null;
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await clients.CreateAsync(
            new OpenIddictApplicationDescriptor
            {
                ClientId = id.ToString(),
                ClientSecret = secret,
                ClientType = ClientTypes.Confidential,
                DisplayName = body.Name,
                Permissions =
                {
                    Permissions.Endpoints.Token,
                    Permissions.GrantTypes.ClientCredentials,
                    Permissions.Prefixes.Scope + SignInSetup.Scope,
                },
                Properties =
                {
                    [Claims.Role] = JsonSerializer.SerializeToElement(body.Role),
                    [Subjects.Division] = JsonSerializer.SerializeToElement(body.Division.Prefix),
                },
            },
            ct
        );
        return new ProgramEntered(id, secret);
    }

    /// <summary>Takes a program's credentials away; false when there is none.</summary>
    public async Task<bool> EndAsync(Guid id, CancellationToken ct)
    {
        if (await clients.FindByClientIdAsync(id.ToString(), ct) is not { } known)
            return false;
        await clients.DeleteAsync(known, ct);
        return true;
    }

    /// <summary>What a program's token says; null when the client is no program.</summary>
    public async Task<ClaimsPrincipal?> TokenAsync(OpenIddictRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (
            !Guid.TryParse(request.ClientId, out var id)
            || await clients.FindByClientIdAsync(request.ClientId, ct) is not { } known
        )
            return null;
        var properties = await clients.GetPropertiesAsync(known, ct);
        return Subjects.Token(
            id,
            [properties[Claims.Role].GetString()!],
            department: null,
            properties[Subjects.Division].GetString(),
            request.GetScopes()
        );
    }

    private async Task<bool> IsSameAsync(object known, ProgramBody body, CancellationToken ct)
    {
        var properties = await clients.GetPropertiesAsync(known, ct);
        return await clients.GetDisplayNameAsync(known, ct) == body.Name
            && properties.TryGetValue(Claims.Role, out var role)
            && role.GetString() == body.Role
            && properties[Subjects.Division].GetString() == body.Division.Prefix;
    }
}
