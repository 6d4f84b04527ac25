using System.Globalization;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>What a cell holds.</summary>
internal enum CellForm
{
    Blank,
    Text,
    Number,

    /// <summary>A number that is shown as a day, a time or both.</summary>
    Date,
    Formula,
    Error,
}

/// <summary>A cell as it was saved.</summary>
/// <param name="Form">What it holds.</param>
/// <param name="Text">Its text, where it is one.</param>
/// <param name="Number">Its number; of a date, days since 30 December 1899.</param>
internal readonly record struct SheetCell(CellForm Form, string Text, double Number)
{
    // From here the 1900 calendar of spreadsheets agrees with ours; before it they count a 29 February that never was.
    private const double FirstSound = 61;
    private const double Last = 2_958_465;

    // White space around a number is none of it.
    private const NumberStyles Spaced = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
    private static readonly int Zero = new DateOnly(1899, 12, 30).DayNumber;

    /// <summary>Days by which the calendar that begins in 1904 is behind the usual one.</summary>
    public const double Since1904 = 1_462;

    public static SheetCell OfText(string text) =>
        string.IsNullOrWhiteSpace(text) ? default : new(CellForm.Text, text, 0);

    /// <summary>The day of a serial number; none where it has a time besides or lies outside the calendar.</summary>
    public static DateOnly? DayOf(double serial) =>
        serial is >= FirstSound and <= Last && serial == Math.Floor(serial)
            ? DateOnly.FromDayNumber(Zero + (int)serial)
            : null;

    /// <summary>The serial number of a day.</summary>
    public static int SerialOf(DateOnly day) => day.DayNumber - Zero;

    /// <summary>A number as a file counts with it; null where there is none.</summary>
    /// <exception cref="InvalidDataException">It is something else: whoever took it for a number would read another cell.</exception>
    public static int? Whole(string? text) =>
        text is null ? null
        : int.TryParse(text, Spaced, CultureInfo.InvariantCulture, out var number) ? number
        : throw new InvalidDataException("It is no number.");

    /// <summary><c>AB12</c> is column 28, row 12; 0 where that part is missing.</summary>
    public static (int Column, int Row) At(ReadOnlySpan<char> reference)
    {
        var (column, row, at) = (0, 0, 0);
        for (; at < reference.Length && at < 3 && char.IsAsciiLetterUpper(reference[at]); at++)
            column = (column * 26) + reference[at] - 'A' + 1;
        _ = int.TryParse(reference[at..], NumberStyles.None, CultureInfo.InvariantCulture, out row);
        return (column, row);
    }

    /// <summary>Column 28 is <c>AB</c>.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        return letters;
    }
}
