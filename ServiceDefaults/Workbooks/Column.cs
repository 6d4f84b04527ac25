namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>How the cells of a column are written.</summary>
public enum CellKind
{
    /// <summary>Text; digits stay as they were typed.</summary>
    Text,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>An amount of money in yuan, two decimals.</summary>
    Amount,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,
}

/// <summary>
/// A column of a workbook. Its heading is <c>column.{Key}</c> of the words, what is to be written in it <c>column.{Key}.note</c>.
/// </summary>
/// <param name="Key">What problems point to: <c>/rows/12/{Key}</c>.</param>
/// <param name="Kind">How its cells are written.</param>
/// <param name="IsRequired">Whether every row must have it.</param>
public sealed record Column(string Key, CellKind Kind = CellKind.Text, bool IsRequired = false)
{
    /// <summary>What may be chosen; none where anything may be typed.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether other things may be typed than what is offered: several of them, or one that no list names.</summary>
    public bool IsOpen { get; init; }

    internal string Word => $"column.{Key}";

    internal string Note => $"column.{Key}.note";
}
