namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>One thing wrong with a page of the law: where, what, and what mends it.</summary>
/// <param name="File">The file, or the folder of files.</param>
/// <param name="Pointer">Where in the file (JSON Pointer, RFC 6901); empty for the file as a whole.</param>
/// <param name="Wrong">What is wrong.</param>
/// <param name="Cure">What mends it.</param>
public sealed record PageError(string File, string Pointer, string Wrong, string Cure)
{
    /// <summary>One line for whoever starts the service.</summary>
    public override string ToString() =>
        Pointer.Length == 0 ? $"{File}: {Wrong} {Cure}" : $"{File} {Pointer}: {Wrong} {Cure}";
}

/// <summary>One or more pages of the law cannot be read; the service does not start.</summary>
/// <param name="errors">Every error of every file.</param>
public sealed class PagesBrokenException(IReadOnlyList<PageError> errors)
    : Exception(
        $"Pages of the law are broken ({errors.Count}):"
            + Environment.NewLine
            + string.Join(Environment.NewLine, errors)
    )
{
    /// <summary>Every error.</summary>
    public IReadOnlyList<PageError> Errors { get; } = errors;
}
