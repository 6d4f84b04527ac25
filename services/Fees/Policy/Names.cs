using System.Text.Json;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Fees.Policy;

/// <summary>Names as pages and callers write them.</summary>
internal static class Names
{
    /// <summary><c>SchoolAccount</c> is written <c>schoolAccount</c>.</summary>
    public static string Code<T>(this T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Level of a division, as pages write it: province, city or county.</summary>
    public static string LevelName(this DivisionCode division) => division.Level.Code();
}
