namespace AfterSchool.Directory.SignIn;

/// <summary>A key of the sign-in server, made once and shared by every replica.</summary>
public sealed class ServerKey
{
    /// <summary>Its id; the public key is known by it (<c>kid</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is for.</summary>
    public required ServerKeyUse Use { get; init; }

    /// <summary>The key, base64, sealed with context <c>{Id}/server-key</c>.</summary>
    public required string KeySealed { get; init; }

    /// <summary>When it was made, by the machine's clock.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>From when on it is used; until then it is only made known.</summary>
    public required DateTimeOffset UsedFrom { get; init; }

    /// <summary>Whether everything of the keys before it is refused at once: they have leaked.</summary>
    public bool ReplacesAll { get; init; }
}

/// <summary>What a server key is for.</summary>
public enum ServerKeyUse
{
    /// <summary>Signs tokens: ECDSA on P-256.</summary>
    Sign,

    /// <summary>Encrypts codes and refresh tokens, which only this server reads: 256 bits.</summary>
    Encrypt,
}
