using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Channels;

/// <summary>
/// PUT /channels/{id} — a channel was set up, and published if the day is said; POST …/publish — it was published since. The duty of
/// the body bound is done when enough are.
/// </summary>
internal static class PublishChannel
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        ChannelPublished published,
        Caller caller,
        ChannelReach reach,
        Creations creations,
        ChannelDuties duties,
        SupervisionDb db,
        CancellationToken ct
    )
    {
        if (await reach.DivisionAsync(published.SchoolId, published.Division, ct) is not { } division)
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
            SchoolId = published.SchoolId,
            Kind = published.Kind,
            PublicValue = published.PublicValue,
            PublishedOn = published.PublishedOn,
            PublishedIn = published.PublishedOn is null ? null : published.PublishedIn,
            EnteredBy = caller.AccountId,
        };
        db.Channels.Add(channel);
        await duties.DoneByAsync(channel, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    public static async Task<Results<NotFound, Conflict, NoContent>> Publish(
        Guid id,
        ChannelMadeKnown known,
        ChannelReach reach,
        ChannelDuties duties,
        SupervisionDb db,
        CancellationToken ct
    )
    {
        var channel = await db.Channels.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (channel is null || await reach.DivisionAsync(channel.SchoolId, channel.Division.Prefix, ct) is null)
            return TypedResults.NotFound();
        if (channel.PublishedOn is not null)
            return (channel.PublishedOn, channel.PublishedIn) == (known.PublishedOn, known.PublishedIn)
                ? TypedResults.NoContent()
                : TypedResults.Conflict();
        (channel.PublishedOn, channel.PublishedIn) = (known.PublishedOn, known.PublishedIn);
        await duties.DoneByAsync(channel, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Who may enter a channel: the education or price authority its own and its schools', a school its own.</summary>
public sealed class ChannelReach(Caller caller, Reach reach, SupervisionDb db)
{
    private static readonly string[] Departments =
    [
        ServiceDefaults.Access.Departments.Education,
        ServiceDefaults.Access.Departments.Price,
    ];

    /// <summary>The division the channel stands for; none where the caller may not enter it.</summary>
    public async Task<DivisionCode?> DivisionAsync(Guid? schoolId, string division, CancellationToken ct)
    {
        if (schoolId is not { } school)
        {
            var own = TextValue.Read<DivisionCode>(division);
            return Departments.Any(caller.IsOf) && caller.Covers(own) ? own : null;
        }

        return
            await reach.WorksAtAsync(school, ct, Roles.SchoolOffice, Roles.Principal)
            || await reach.OverseesAsync(school, ServiceDefaults.Access.Departments.Education, ct)
            ? (await db.Schools.AsNoTracking().FirstOrDefaultAsync(one => one.Id == school, ct))?.Division
            : null;
    }
}

/// <summary>A channel that was set up.</summary>
/// <param name="Division">Division of the authority; of a school's own channel, the school's is taken.</param>
/// <param name="Kind">phone, mailbox, email, online or opinionMechanism.</param>
/// <param name="PublicValue">The number or address.</param>
/// <param name="PublishedOn">The day it was published; left out while it is not.</param>
/// <param name="SchoolId">The school, where it is a school's own.</param>
/// <param name="PublishedIn">public or feePublication.</param>
public sealed record ChannelPublished(
    [property: Required, RegularExpression("^[0-9]{2}([0-9]{2}){0,2}$")] string Division,
    ChannelKind Kind,
    [property: Required, StringLength(200, MinimumLength = 3)] string PublicValue,
    DateOnly? PublishedOn = null,
    Guid? SchoolId = null,
    ChannelPublication PublishedIn = ChannelPublication.Public
);

/// <summary>That a channel was published.</summary>
/// <param name="PublishedOn">The day.</param>
/// <param name="PublishedIn">public or feePublication.</param>
public sealed record ChannelMadeKnown(DateOnly PublishedOn, ChannelPublication PublishedIn = ChannelPublication.Public);
