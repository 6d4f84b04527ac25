using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Channels;

/// <summary>PUT /channels/{id} — the education authority enters a channel it has published; its duty is done when enough are.</summary>
internal static class PublishChannel
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        ChannelPublished published,
        Caller caller,
        Creations creations,
        ChannelDuties duties,
        SupervisionDb db,
        CancellationToken ct
    )
    {
        var division = TextValue.Read<DivisionCode>(published.Division);
        if (!caller.IsOf(Departments.Education) || !caller.Covers(division))
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, published, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
            default:
                break;
        }

        var channel = new Channel
        {
            Id = id,
            Division = division,
            Kind = published.Kind,
            PublicValue = published.PublicValue,
            PublishedOn = published.PublishedOn,
            EnteredBy = caller.AccountId,
        };
        db.Channels.Add(channel);
        await duties.DoneByAsync(channel, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The authority's duty to have a channel: one for each authority, whatever the number of its schools.</summary>
public sealed class ChannelDuties(SupervisionDb db, DutyBook book, Editions<SupervisionPack> editions)
{
    /// <summary>Opens the duty if too little is published for a division.</summary>
    public async Task OpenAsync(DivisionCode authority, DateOnly day, CancellationToken ct)
    {
        if (editions.InForce(authority, day) is not { } pack)
            return;
        var ruling = ChannelRule.Judge(await db.KindsAsync(authority, ct), pack);
        foreach (var duty in ruling.Duties)
            await book.OpenAsync(
                duty,
                new Matter("publish-channel", SubjectOf(authority), null, authority, pack.Edition),
                ct
            );
    }

    /// <summary>Closes the duties that a channel just published satisfies, in its division and those within.</summary>
    public async Task DoneByAsync(Channel channel, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var prefix = channel.Division.Prefix;
        var open = await db
            .Duties.Where(duty => duty.Rule == ChannelRule.Rule && duty.DoneAt == null)
            .Where(duty => ((string)(object)duty.Division).StartsWith(prefix))
            .ToListAsync(ct);
        foreach (var duty in open)
        {
            var pack = editions.InForce(duty.Division, channel.PublishedOn);
            if (pack is not null && !ChannelRule.Judge(await db.KindsAsync(duty.Division, ct), pack).Duties.Any())
                await book.DoneAsync(ChannelRule.Rule, duty.SubjectId, channel.PublicValue, ct);
        }
    }

    // A duty is about something with an id; an authority has none but its code.
    internal static Guid SubjectOf(DivisionCode authority) =>
        new(int.Parse(authority.Full, System.Globalization.CultureInfo.InvariantCulture), 0, 0, new byte[8]);
}

/// <summary>A channel that was published.</summary>
/// <param name="Division">Division of the authority.</param>
/// <param name="Kind">phone or mailbox.</param>
/// <param name="PublicValue">The number or address.</param>
/// <param name="PublishedOn">The day it was published.</param>
public sealed record ChannelPublished(
    [property: Required, RegularExpression("^[0-9]{2}([0-9]{2}){0,2}$")] string Division,
    ChannelKind Kind,
    [property: Required, StringLength(200, MinimumLength = 3)] string PublicValue,
    DateOnly PublishedOn
);
