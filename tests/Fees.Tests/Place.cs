namespace AfterSchool.Fees.Tests;

/// <summary>A place whose page a test school is under.</summary>
/// <param name="Edition">Edition of its page.</param>
/// <param name="City">Division of its city; of Hunan, where each test takes a city of its own, none.</param>
/// <param name="Division">Division of the n-th test school.</param>
/// <param name="Setter">Division whose departments set that school's standard.</param>
public sealed record Place(string Edition, string City, Func<int, string> Division, Func<int, string> Setter)
{
    public static Place Hunan { get; } = new("hunan/2024-03-18", "", n => $"43{n:00}02", n => $"43{n:00}");
    public static Place Lipu { get; } = new("lipu/2021-08-31", "4503", _ => "450381", _ => "450381");
    public static Place Zaozhuang { get; } = Districts("zaozhuang/2019-09-30", "3704");
    public static Place Changzhi { get; } = Districts("changzhi/2021-09-19", "1404");
    public static Place Urumqi { get; } = Districts("urumqi/2019-11-29", "6501");

    private static Place Districts(string edition, string city) =>
        new(edition, city, n => $"{city}{n:00}", n => $"{city}{n:00}");
}

/// <summary>What is special about a test school.</summary>
/// <param name="IsRural">A rural school.</param>
/// <param name="IsCityRun">Run by the city, not by its district.</param>
/// <param name="FirstDay">First day of its term; 1 September 2026 unless said.</param>
/// <param name="LastDay">Last day of its term; 20 January 2027 unless said.</param>
public sealed record SchoolSetting(
    bool IsRural = false,
    bool IsCityRun = false,
    DateOnly? FirstDay = null,
    DateOnly? LastDay = null
)
{
    /// <summary>A term that ended yesterday, by the clock of the tests.</summary>
    public static SchoolSetting TermIsOver { get; } = new(FirstDay: new(2026, 2, 20), LastDay: new(2026, 8, 31));
}
