using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.OffCampus;

/// <summary>PUT /off-campus-choices/{id} — a guardian chooses a provider outside; where the page asks for it, the reminder goes out at once.</summary>
internal static class ChooseOffCampus
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        OffCampusChosen chosen,
        Desk desk,
        DutyBook duties,
        CancellationToken ct
    )
    {
        var pupil = await desk.Db.Pupils.AsNoTracking().FirstOrDefaultAsync(one => one.Id == chosen.PupilId, ct);
        if (
            pupil is null
            || !await desk.Reach.IsGuardianOfAsync(pupil.Id, ct)
            || await desk.Governing.OfAsync(pupil.SchoolId, chosen.TermId, ct) is not { Found: { } pack } governed
        )
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, chosen, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        var ruling = OffCampusReminderRule.Judge(pack);
        var matter = governed.Matter("choose-off-campus", id, desk.Clock.Today());
        if (await desk.Rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } no)
            return no;
        var reminder = ruling.Duties.Any() ? await RemindAsync(id, pupil.Id, pupil.SchoolId, desk, duties, ct) : null;
        desk.Db.OffCampusChoices.Add(
            new OffCampusChoice
            {
                Id = id,
                PupilId = pupil.Id,
                SchoolId = pupil.SchoolId,
                TermId = chosen.TermId,
                ChosenBy = desk.Caller.AccountId,
                At = desk.Clock.Now(),
                ReminderId = reminder,
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    // The school owes the reminder; the system sends it in the school's name and shows the notice as what did it.
    private static async Task<Guid?> RemindAsync(
        Guid choice,
        Guid pupil,
        Guid school,
        Desk desk,
        DutyBook duties,
        CancellationToken ct
    )
    {
        var notice = Notices.ToGuardians(pupil, "off-campus-reminder", choice, school, desk.Clock.Now());
        desk.Outbox.Publish(notice);
        await duties.DoneAsync(OffCampusReminderRule.Rule, choice, $"notice {notice.NoticeId}", ct);
        return notice.NoticeId;
    }
}

/// <summary>A choice of a provider outside; it names none.</summary>
/// <param name="PupilId">The guardian's own child.</param>
/// <param name="TermId">The term.</param>
public sealed record OffCampusChosen(Guid PupilId, Guid TermId);
