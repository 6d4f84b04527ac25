using System.Globalization;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Papers;

/// <summary>Numbers that people write down and type in again (编号): kind, division, year, and a number in order.</summary>
internal static class PaperNumbers
{
    /// <summary>The sequence behind them. It has gaps, and no two callers ever wait for each other.</summary>
    public const string Sequence = "paper_number";

    /// <summary>A plan (方案).</summary>
    public const string Plan = "FA";

    /// <summary>An agreement (协议).</summary>
    public const string Agreement = "XY";

    /// <summary>The next number of that kind.</summary>
    public static async Task<string> NextNumberAsync(
        this EnrolmentDb db,
        string kind,
        DivisionCode division,
        int year,
        CancellationToken ct
    )
    {
        var next = await db.Database.SqlQuery<long>($"select nextval('paper_number') as \"Value\"").ToListAsync(ct);
        return string.Create(CultureInfo.InvariantCulture, $"{kind}-{division.Full}-{year}-{next[0]:000000}");
    }
}
