using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.Supervision.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Cases;

/// <summary>The last number given in a division and year.</summary>
public sealed class CaseNumber
{
    /// <summary>Division of the school.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>Year the complaint was received.</summary>
    public required int Year { get; init; }

    /// <summary>The last number given.</summary>
    public int Last { get; set; }
}

/// <summary>Numbers complaints by division and year.</summary>
internal static class CaseNumbers
{
    /// <summary>The next number; unique because the row stays locked until the caller's transaction ends.</summary>
    public static async Task<string> NextAsync(SupervisionDb db, DivisionCode division, int year, CancellationToken ct)
    {
        var next = await db
            .Database.SqlQuery<int>(
                $"""
                insert into case_number (division, year, last) values ({division.Prefix}, {year}, 1)
                on conflict (division, year) do update set last = case_number.last + 1
                returning last as "Value"
                """
            )
            .ToListAsync(ct);
        return $"{division.Full}-{year}-{next[0]:000000}";
    }
}
