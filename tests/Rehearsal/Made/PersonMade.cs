using System.Globalization;

namespace AfterSchool.Rehearsal.Made;

/// <summary>A made-up person, the same every time. Nobody is called or reached by any of it.</summary>
/// <param name="Name">Family name and given name.</param>
/// <param name="Phone">A mobile number of eleven digits.</param>
/// <param name="Email">An address in a domain that is kept for examples.</param>
public sealed record PersonMade(string Name, string Phone, string Email)
{
    private static readonly string[] Surnames =
    [
        "王",
        "李",
        "张",
        "刘",
        "陈",
        "杨",
        "赵",
        "黄",
        "周",
        "吴",
        "徐",
        "孙",
    ];
    private static readonly string[] ChildrensNames =
    [
        "子涵",
        "欣怡",
        "宇轩",
        "一诺",
        "浩然",
        "梓萱",
        "雨桐",
        "俊杰",
        "思远",
        "若曦",
    ];
    private static readonly string[] GrownUpsNames =
    [
        "建国",
        "秀英",
        "志强",
        "丽华",
        "海燕",
        "国栋",
        "玉兰",
        "永康",
        "红梅",
        "卫东",
    ];

    /// <summary>A grown-up.</summary>
    /// <param name="chance">The city's chance.</param>
    /// <param name="thing">Who it is within the city: a user name, say.</param>
    public static PersonMade Of(Seeded chance, string thing)
    {
        ArgumentNullException.ThrowIfNull(chance);
        return new(
            chance.OneOf($"{thing}/surname", Surnames) + chance.OneOf($"{thing}/given", GrownUpsNames),
            $"139{chance.Digits($"{thing}/phone", 8)}",
            $"p{chance.Digits($"{thing}/email", 9)}@example.com"
        );
    }

    /// <summary>What a child is called.</summary>
    public static string ChildsName(Seeded chance, string thing)
    {
        ArgumentNullException.ThrowIfNull(chance);
        return chance.OneOf($"{thing}/surname", Surnames) + chance.OneOf($"{thing}/given", ChildrensNames);
    }

    /// <summary>A citizen number (GB 11643) with the right check character.</summary>
    /// <param name="chance">The city's chance.</param>
    /// <param name="thing">Whose it is.</param>
    /// <param name="county">Six digits of the county where it was given.</param>
    /// <param name="bornIn">Year of birth.</param>
    public static string CitizenNumber(Seeded chance, string thing, string county, int bornIn)
    {
        ArgumentNullException.ThrowIfNull(chance);
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var born = new DateOnly(bornIn, 1, 1).AddDays(
            int.Parse(chance.Digits($"{thing}/born", 4), CultureInfo.InvariantCulture) % 365
        );
        var body = $"{county}{born:yyyyMMdd}{chance.Digits($"{thing}/order", 3)}";
        return body + "10X98765432"[body.Select((digit, at) => (digit - '0') * weights[at]).Sum() % 11];
    }
}
