using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Channels;

/// <summary>GET /channels?division=&amp;schoolId= — where to complain; with a division, what serves it; with a school, its own.</summary>
internal static class ListChannels
{
    public static Task<Ok<IReadOnlyList<ChannelShown>>> Handle(
        [AsParameters] Cut cut,
        DivisionCode? division,
        Guid? schoolId,
        SupervisionDb db,
        HttpContext http
    )
    {
        var channels = division is { } wanted ? db.Channels.Serving(wanted) : db.Channels.AsNoTracking();
        if (schoolId is { } school)
            channels = db.Channels.AsNoTracking().Where(one => one.SchoolId == school);
        return channels.PageAsync(one => one.Id, one => ChannelShown.Of(one), cut, http);
    }
}

/// <summary>A channel, as the public sees it.</summary>
public sealed record ChannelShown(
    Guid Id,
    string Division,
    Guid? SchoolId,
    ChannelKind Kind,
    string PublicValue,
    DateOnly? PublishedOn,
    ChannelPublication? PublishedIn
)
{
    internal static ChannelShown Of(Channel one) =>
        new(one.Id, one.Division.Full, one.SchoolId, one.Kind, one.PublicValue, one.PublishedOn, one.PublishedIn);
}
