using System.Text.Json;

namespace AfterSchool.Fees.Policy;

/// <summary>Names as pages and callers write them.</summary>
internal static class Names
{
    /// <summary><c>SchoolAccount</c> is written <c>schoolAccount</c>.</summary>
    public static string Code<T>(this T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
