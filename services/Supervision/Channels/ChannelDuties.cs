using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Duties;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Channels;

/// <summary>
/// Duties to have channels for complaints: one for each authority, whatever the number of its schools, and one for each school
/// where the text asks for channels at school level.
/// </summary>
public sealed class ChannelDuties(
    SupervisionDb db,
    DutyBook book,
    Editions<SupervisionPack> editions,
    TimeProvider clock
)
{
    private static readonly string[] Rules = [ChannelRule.Rule, ChannelPublicationRule.Rule];

    /// <summary>Opens what is owed for a school: by its authority, and at the school itself.</summary>
    public async Task OpenAsync(School school, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(school);
        if (editions.InForce(school.Division, clock.Today()) is not { } pack)
            return;
        foreach (var level in Enum.GetValues<ChannelLevel>())
        {
            var ofSchool = level is ChannelLevel.School;
            var ruling = await JudgeAsync(pack, level, school.CompetentAuthority, school.Id, ct);
            var matter = new Matter(
                "publish-channel",
                ofSchool ? school.Id : DutySubject.Of("channels", school.CompetentAuthority.Full),
                ofSchool ? school.Id : null,
                school.CompetentAuthority,
                pack.Edition
            );
            foreach (var duty in ruling.Duties)
                await book.OpenAsync(duty, matter, ct);
        }
    }

    /// <summary>Closes the duties that a channel just entered satisfies: of its school, or of its division and those within.</summary>
    public async Task DoneByAsync(Channel channel, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var prefix = channel.Division.Prefix;
        var open = await db
            .Duties.Where(duty => Rules.Contains(duty.Rule) && duty.DoneAt == null)
            .Where(duty => duty.SchoolId == channel.SchoolId)
            .Where(duty => channel.SchoolId != null || ((string)(object)duty.Division).StartsWith(prefix))
            .ToListAsync(ct);
        var level = channel.SchoolId is null ? ChannelLevel.Authority : ChannelLevel.School;
        foreach (var duty in open)
        {
            var place = level is ChannelLevel.School ? channel.Division : duty.Division;
            if (editions.InForce(place, clock.Today()) is not { } pack)
                continue;
            var owed = await JudgeAsync(pack, level, duty.Division, duty.SchoolId, ct);
            if (owed.Duties.All(one => one.Rule != duty.Rule))
                await book.DoneAsync(duty.Rule, duty.SubjectId, channel.PublicValue, ct);
        }
    }

    private async Task<Ruling> JudgeAsync(
        SupervisionPack pack,
        ChannelLevel level,
        DivisionCode authority,
        Guid? schoolId,
        CancellationToken ct
    )
    {
        var channels = await db.ChannelsAtAsync(level, authority, schoolId, ct);
        return Ruling.All(
            ChannelRule.Judge(channels, level, pack.Channels),
            ChannelRule.Judge(channels, level, pack.ChannelOfAuthority),
            ChannelPublicationRule.Judge(channels, level, pack)
        );
    }
}
