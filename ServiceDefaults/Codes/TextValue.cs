namespace AfterSchool.ServiceDefaults.Codes;

/// <summary>What every <see cref="ITextValue{TSelf}"/> needs and a generic interface may not carry.</summary>
public static class TextValue
{
    /// <summary>Reads a text or says in a <see cref="FormatException"/> what was expected.</summary>
    public static T Read<T>(string? text)
        where T : struct, ITextValue<T> =>
        T.TryParse(text, out var value, out var problem) ? value : throw new FormatException(problem);

    /// <summary>A struct that was never given a value must not pass for an empty one.</summary>
    internal static InvalidOperationException Unset<T>()
        where T : struct => new($"This {typeof(T).Name} was never given a value.");
}
