namespace AfterSchool.ServiceDefaults.Sealing;

/// <summary>
/// A sealed field does not open: it was changed, belongs to another context, or was sealed under a key this ring does
/// not hold. Says nothing of the key or of what is inside.
/// </summary>
public sealed class SealBrokenException : Exception
{
    /// <summary>A seal broken for no stated reason.</summary>
    public SealBrokenException()
        : this("The seal does not open.") { }

    /// <summary>A seal broken, and in which way.</summary>
    public SealBrokenException(string message)
        : base(message) { }

    /// <summary>A seal broken, in which way, and what noticed it.</summary>
    public SealBrokenException(string message, Exception innerException)
        : base(message, innerException) { }
}
