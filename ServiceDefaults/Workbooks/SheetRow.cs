using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>Something wrong with a cell, a row or the whole sheet. What was typed is never repeated.</summary>
/// <param name="Key">The column; empty where it is about the whole.</param>
/// <param name="Code">Code of the words that say what is wrong and what to do.</param>
/// <param name="Compared">What the words are filled with; never personal data.</param>
/// <param name="Policy">The sentences of the law, where a rule of the page is broken.</param>
public sealed record Fault(string Key, string Code, object? Compared = null, IReadOnlyList<PolicyLine>? Policy = null);

/// <summary>A row as it was typed. Reading a cell that cannot be read notes the fault and gives nothing.</summary>
public sealed partial class SheetRow
{
    // A double holds 15 digits; Excel writes zeros for the rest and shows nothing of it.
    private const double Rounded = 1e15;
    private const int MostChoicesSaid = 30;

    // ！ to ～, the usual signs from ! to ~ in the width of a Chinese one.
    private const char FirstWide = '\uFF01';
    private const char LastWide = '\uFF5E';

    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];
    private readonly Dictionary<string, SheetCell> _cells;
    private readonly List<Fault> _faults = [];

    internal SheetRow(int number, Dictionary<string, SheetCell> cells) => (Number, _cells) = (number, cells);

    /// <summary>Its number in the sheet, as people see it.</summary>
    public int Number { get; }

    /// <summary>All that is wrong with it so far.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Whether nothing is wrong with it so far.</summary>
    public bool IsSound => _faults.Count == 0;

    /// <summary>Notes that a cell is wrong.</summary>
    public void Wrong(Column column, string code, object? compared = null) =>
        _faults.Add(new Fault(column.Key, code, compared));

    /// <summary>Notes what the page of the law does not let through.</summary>
    public void Broken(Column column, Ruling ruling)
    {
        ArgumentNullException.ThrowIfNull(ruling);
        foreach (var finding in ruling.Findings.Where(finding => finding.Verdict > Verdict.Duty))
            _faults.Add(new Fault(column.Key, finding.Rule, finding.Compared, PolicyLine.Of(new Ruling([finding]))));
    }

    /// <summary>Somebody's name, in its usual form; see <see cref="PersonName"/>.</summary>
    public string? Name(Column column, int most) => Text(column, most) is { } text ? PersonName.Usual(text) : null;

    /// <summary>Text without white space around it, and without signs that nobody sees.</summary>
    public string? Text(Column column, int most)
    {
        if (Typed(column) is not { } cell)
            return null;
        if (cell.Form is CellForm.Date)
            return Refuse(column, "cell-became-date");
        if ((cell.Form is CellForm.Number && Math.Abs(cell.Number) >= Rounded) || Scientific().IsMatch(cell.Text))
            return Refuse(column, "cell-rounded");
        var text = cell.Form is CellForm.Number ? Plain(cell.Number) : cell.Text.Trim();
        if (!PlainText.Is(text))
            return Refuse(column, "cell-no-text");
        text = Seen(text);
        if (text.Length == 0)
            return Refuse(column, "cell-no-text");
        return text.Length <= most ? text : Refuse(column, "cell-too-long", new { Most = most });
    }

    /// <summary>A number or code that is typed: full-width signs become the usual ones, and white space goes.</summary>
    public string? Code(Column column, int most) => Text(column, most) is { } text ? Narrow(text) : null;

    /// <summary>One of a list's words.</summary>
    public T? Choice<T>(Column column, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(words);
        if (Code(column, 200) is not { } typed)
            return null;
        if (words.TryGetValue(typed, out var chosen))
            return chosen;
        Wrong(column, "cell-not-listed", new { Choices = column.Choices.Take(MostChoicesSaid) });
        return null;
    }

    /// <summary>A whole number between two bounds.</summary>
    public int? WholeNumber(Column column, int least, int most)
    {
        if (NumberIn(column, "cell-no-whole-number") is not { } number)
            return null;
        if (number == decimal.Truncate(number) && number >= least && number <= most)
            return (int)number;
        Wrong(column, "cell-out-of-range", new { Least = least, Most = most });
        return null;
    }

    /// <summary>An amount in yuan between two bounds, to the fen.</summary>
    public decimal? Amount(Column column, decimal least, decimal most)
    {
        if (NumberIn(column, "cell-no-amount") is not { } number)
            return null;
        if (decimal.Round(number, 2) == number && number >= least && number <= most)
            return number;
        Wrong(column, "cell-out-of-range", new { Least = least, Most = most });
        return null;
    }

    /// <summary>A day, as a date of the sheet or as text.</summary>
    public DateOnly? Date(Column column)
    {
        if (Typed(column) is not { } cell)
            return null;
        if (cell.Form is CellForm.Date && SheetCell.DayOf(cell.Number) is { } day)
            return day;
        if (
            cell.Form is CellForm.Text
            && DateOnly.TryParseExact(
                Narrow(cell.Text),
                DayForms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var typed
            )
        )
            return typed;
        Wrong(column, "cell-no-date");
        return null;
    }

    /// <summary>A time of day, as a time of the sheet or as text.</summary>
    public TimeOnly? Time(Column column)
    {
        if (Typed(column) is not { } cell)
            return null;
        // To the minute, as a sheet shows it; the last seconds of a day are nearer to the next.
        if (cell.Form is not CellForm.Text && Math.Round(cell.Number * 24 * 60) is >= 0 and < 24 * 60 and var minutes)
            return TimeOnly.MinValue.AddMinutes(minutes);
        if (
            cell.Form is CellForm.Text
            && TimeOnly.TryParseExact(
                Narrow(cell.Text),
                ["H:mm", "H:mm:ss"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var typed
            )
        )
            return typed;
        Wrong(column, "cell-no-time");
        return null;
    }

    /// <summary>The usual form of what is typed in full width (全角), without white space.</summary>
    public static string Narrow(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // By hand: where a machine has no ICU, normalising leaves them as they are.
        return string.Concat(
            text.Where(one => !char.IsWhiteSpace(one))
                .Select(one => one is >= FirstWide and <= LastWide ? (char)(one - FirstWide + '!') : one)
        );
    }

    private decimal? NumberIn(Column column, string wrong)
    {
        if (Typed(column) is not { } cell)
            return null;
        if (cell.Form is CellForm.Number && Math.Abs(cell.Number) < Rounded)
            return (decimal)cell.Number;
        if (
            cell.Form is CellForm.Text
            && decimal.TryParse(
                Narrow(cell.Text),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var typed
            )
        )
            return typed;
        Wrong(column, wrong);
        return null;
    }

    // What is there to be read: no formula is believed, not even what it came to when the file was saved.
    private SheetCell? Typed(Column column)
    {
        var cell = _cells.GetValueOrDefault(column.Key);
        switch (cell.Form)
        {
            case CellForm.Formula:
                Wrong(column, "cell-formula");
                return null;
            case CellForm.Error:
                Wrong(column, "cell-error");
                return null;
            case CellForm.Blank:
                if (column.IsRequired)
                    Wrong(column, "cell-missing");
                return null;
            default:
                return cell;
        }
    }

    private string? Refuse(Column column, string code, object? compared = null)
    {
        Wrong(column, code, compared);
        return null;
    }

    // Text copied from a page brings marks of direction, of order and of no width (Unicode's Cf), by which two alike differ.
    private static string Seen(string text) =>
        text.EnumerateRunes().Any(IsFormat)
            ? string.Concat(text.EnumerateRunes().Where(sign => !IsFormat(sign))).Trim()
            : text;

    private static bool IsFormat(Rune sign) => Rune.GetUnicodeCategory(sign) is UnicodeCategory.Format;

    private static string Plain(double number) => ((decimal)number).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*[0-9](\.[0-9]+)?[Ee]\+[0-9]{2}\s*$")]
    private static partial Regex Scientific();
}
