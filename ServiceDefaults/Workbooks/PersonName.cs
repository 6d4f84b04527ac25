using System.Text.RegularExpressions;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>
/// A name as it is kept and compared. Offices pad a name of two signs to three (张　三), and the point in the names of many peoples
/// (阿依·古丽) is typed in half a dozen ways: the person is the same.
/// </summary>
public static partial class PersonName
{
    // Signs of the rarer planes come as two halves.
    private const string Chinese = @"[\u3007\u3400-\u9FFF\uF900-\uFAFF\uD840-\uDFFF·]";

    /// <summary>Without white space between Chinese signs, with one space between other words and with one kind of point.</summary>
    public static string Usual(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Space().Replace(Padding().Replace(Point().Replace(name.Trim(), "·"), ""), " ");
    }

    [GeneratedRegex(@"[\u2022\u2027\u2219\u22C5\u30FB\uFF65]")]
    private static partial Regex Point();

    [GeneratedRegex($@"(?<={Chinese})\s+(?={Chinese})")]
    private static partial Regex Padding();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
