using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Channels;

/// <summary>Which channels serve a division, and which a school has of its own.</summary>
internal static class PublishedChannels
{
    /// <summary>Channels of the division's own authority and of those above it.</summary>
    public static IQueryable<Channel> Serving(this IQueryable<Channel> channels, DivisionCode division)
    {
        var self = division;
        var above = Enumerable
            .Range(1, division.Prefix.Length / 2)
            .Select(level => DivisionCode.Parse(self.Prefix[..(level * 2)]))
            .ToArray();
        return channels.Where(channel => channel.SchoolId == null && above.Contains(channel.Division));
    }

    /// <summary>What there is at a level; those just entered or published count too.</summary>
    public static async Task<IReadOnlyList<Channel>> ChannelsAtAsync(
        this SupervisionDb db,
        ChannelLevel level,
        DivisionCode authority,
        Guid? schoolId,
        CancellationToken ct
    )
    {
        // Tracked on purpose: a row changed in this unit of work is then the row as it will be.
        var kept =
            level is ChannelLevel.School
                ? await db.Channels.Where(one => one.SchoolId == schoolId).ToListAsync(ct)
                : await db.Channels.Serving(authority).ToListAsync(ct);
        var entered = db.Channels.Local.Where(one =>
            level is ChannelLevel.School
                ? one.SchoolId == schoolId
                : one.SchoolId is null && one.Division.Covers(authority)
        );
        return [.. kept.Union(entered)];
    }
}
