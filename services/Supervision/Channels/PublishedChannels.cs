using System.Text.Json;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.Supervision.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Channels;

/// <summary>Which kinds of channel serve a division.</summary>
internal static class PublishedChannels
{
    /// <summary>Channels of the division's own authority and of those above it.</summary>
    public static IQueryable<Channel> Serving(this DbSet<Channel> channels, DivisionCode division)
    {
        var self = division;
        var above = Enumerable
            .Range(1, division.Prefix.Length / 2)
            .Select(level => DivisionCode.Parse(self.Prefix[..(level * 2)]))
            .ToArray();
        return channels.AsNoTracking().Where(channel => above.Contains(channel.Division));
    }

    /// <summary>The kinds that serve a division, by the names the page uses; those just added count too.</summary>
    public static async Task<IReadOnlyCollection<string>> KindsAsync(
        this SupervisionDb db,
        DivisionCode division,
        CancellationToken ct
    )
    {
        var kinds = await db.Channels.Serving(division).Select(channel => channel.Kind).Distinct().ToListAsync(ct);
        kinds.AddRange(db.Channels.Local.Where(one => one.Division.Covers(division)).Select(one => one.Kind));
        return [.. kinds.Distinct().Select(kind => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()))];
    }
}
