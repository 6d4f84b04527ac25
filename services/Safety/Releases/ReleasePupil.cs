using AfterSchool.Contracts.Safety;
using AfterSchool.Safety.Custodies;
using AfterSchool.Safety.Policy;
using AfterSchool.Safety.Sessions;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Releases;

/// <summary>PUT /releases/{id} — the responsible adult, or the school's duty manager, lets a child go.</summary>
internal static class ReleasePupil
{
    public static async Task<IResult> Handle(Guid id, ReleaseAsked asked, Desk desk, CancellationToken ct)
    {
        var session = await desk.Db.Sessions.AsNoTracking().FirstOrDefaultAsync(one => one.Id == asked.SessionId, ct);
        if (
            session is null
            || !await MayReleaseAsync(session, desk, ct)
            || await desk.Law.OfAsync(session, ct) is not { } ground
        )
            return TypedResults.NotFound();
        if (asked is { Manner: ReleaseManner.Guardian, GuardianAccountId: null })
            return Problems.Invalid("/guardianAccountId", "Say which guardian collects the child.");
        if (asked is { Manner: ReleaseManner.ListedPerson, PickUpPersonId: null })
            return Problems.Invalid("/pickUpPersonId", "Say which listed person collects the child.");

        switch (await desk.Creations.ClaimAsync(id, asked, ct))
        {
            case Claim.Repeated:
                return TypedResults.NoContent();
            case Claim.Conflicting:
                return Problems.Conflict("another-release");
        }

        var custody = await desk.Db.Custodies.FirstOrDefaultAsync(
            one => one.PupilId == asked.PupilId && one.SessionId == asked.SessionId && one.Until == null,
            ct
        );
        if (custody is null)
            return Problems.Conflict("not-in-care");

        var voucher = await desk.Db.VouchedAsync(asked, desk.Today, ct);
        var ruling = ground.Judge(pack => ReleaseRule.Judge(pack, asked.Manner, voucher is not null));
        if (await desk.Rulings.EnterAsync(ground.Matter("release", id), ruling, Plea.None, ct) is { } no)
            return no;

        custody.End(desk.Now);
        var release = new Release
        {
            Id = id,
            SessionId = session.Id,
            SchoolId = session.SchoolId,
            PupilId = asked.PupilId,
            Manner = asked.Manner,
            VouchedBy = voucher ?? Guid.Empty,
            ReleasedBy = desk.Caller.AccountId,
            ReleasedAt = desk.Now,
        };
        desk.Db.Releases.Add(release);
        await TellAsync(release, ground, desk, ct);
        if (!await OthersInCareAsync(custody, desk, ct))
            await desk.Duties.DoneAsync(PickUpRule.Late, session.Id, $"release {id}", ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<bool> MayReleaseAsync(Session session, Desk desk, CancellationToken ct) =>
        session.ResponsibleId == desk.Caller.AccountId
        || await desk.Reach.WorksAtAsync(session.SchoolId, ct, Roles.SchoolOffice, Roles.Principal);

    private static Task<bool> OthersInCareAsync(Custody custody, Desk desk, CancellationToken ct) =>
        desk.Db.Custodies.AnyAsync(
            one => one.SessionId == custody.SessionId && one.Id != custody.Id && one.Until == null,
            ct
        );

    private static async Task TellAsync(Release release, Ground ground, Desk desk, CancellationToken ct)
    {
        var within = await desk.Law.NumberAsync("leaveNoticeMinutes", ground, ground.Pack?.LeaveNoticeMinutes, ct);
        DateTimeOffset? deadline = within is null ? null : release.ReleasedAt.AddMinutes(within.Value);
        var notice = new Notice(
            "leave-school",
            release.PupilId,
            release.SchoolId,
            desk.Now,
            About: release.ReleasedAt,
            deadline
        ).ToGuardiansOf(release.PupilId);
        desk.Outbox.Publish(notice);
        if (deadline is { } by)
            desk.Db.LeaveNotices.Add(
                new LeaveNotice
                {
                    Id = notice.NoticeId,
                    ReleaseId = release.Id,
                    SessionId = release.SessionId,
                    PupilId = release.PupilId,
                    Deadline = by,
                }
            );
        desk.Outbox.Publish(
            new PupilReleased
            {
                ReleaseId = release.Id,
                SessionId = release.SessionId,
                PupilId = release.PupilId,
                SchoolId = release.SchoolId,
                Manner = Told(release.Manner),
                OccurredAt = desk.Now,
            }
        );
    }

    // The contract knows four manners: a child that leaves with a sibling leaves without an adult, as one that leaves alone.
    private static string Told(ReleaseManner manner) =>
        manner switch
        {
            ReleaseManner.Guardian => "guardian",
            ReleaseManner.ListedPerson => "listedPerson",
            ReleaseManner.Bus => "bus",
            _ => "alone",
        };
}

/// <summary>A child is to leave.</summary>
/// <param name="SessionId">The session whose group it is in.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="Manner">guardian, listedPerson, alone, sibling or bus.</param>
/// <param name="GuardianAccountId">Which guardian, where one collects the child.</param>
/// <param name="PickUpPersonId">Which listed person, where one collects the child.</param>
public sealed record ReleaseAsked(
    Guid SessionId,
    Guid PupilId,
    ReleaseManner Manner,
    Guid? GuardianAccountId = null,
    Guid? PickUpPersonId = null
);
