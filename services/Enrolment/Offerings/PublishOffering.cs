using AfterSchool.Contracts.Enrolment;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Surveys;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>POST /offerings/{id}/publish — puts an offering on the menu and its sessions on the timetable.</summary>
internal static class PublishOffering
{
    public static async Task<Results<NotFound, Conflict, RuledOut, Collision, NoContent>> Handle(
        Guid id,
        ReasonGiven? reason,
        Desk desk,
        AcademicDays academic,
        TermBook terms,
        TimetableBook book,
        CancellationToken ct
    )
    {
        var offering = await desk.Db.Offerings.FindAsync([id], ct);
        if (offering is null || await desk.OwnPlanAsync(offering.PlanId, ct) is not { } plan)
            return TypedResults.NotFound();
        if (offering.Status != OfferingStatus.Draft)
            return offering.Status == OfferingStatus.Published ? TypedResults.NoContent() : TypedResults.Conflict();

        var governed = await desk.GovernedAsync(plan, ct);
        var day = await desk.Db.SchoolDays.FindAsync([plan.SchoolId], ct);
        var exchanged = ClassDaysRule.ExchangedDays(governed.Pack, day);
        var sessions = Timetable.Expand(offering, governed.Term, desk.Clock.Today(), exchanged);
        var begins = sessions.Count == 0 ? desk.Clock.Today() : sessions[0].Day;
        var plea = await desk.Rulings.HearAsync(id, reason?.Reason, ct);
        var around = await AroundAsync(offering, plan, governed.School, begins, desk, ct);
        var ruling = offering.Publish(governed, around, desk.Clock.Today(), plea);
        var matter = governed.Matter("publish-offering", id, DueBefore(sessions, desk.Clock.Today()));
        if (await desk.Rulings.EnterAsync(matter, ruling, plea, ct) is { } no)
            return no;
        await academic.WeighAsync(offering, around.WeekWith(offering), governed, ct);
        plan.MenuPublished();
        offering.Timetabled(exchanged, desk.Clock.Now());
        desk.Db.Sessions.AddRange(sessions);
        // Seats that are held back come to the count one by one, when they are given.
        desk.Db.Seats.Add(new Seats { OfferingId = id, Capacity = offering.OpenSeats });
        desk.Outbox.Publish(Published(offering, desk.Clock.Now()));
        desk.Outbox.Publish(Scheduled(offering, sessions, desk.Clock.Now()));
        await using (var transaction = await desk.Db.Database.BeginTransactionAsync(ct))
        {
            await book.LockAsync([.. new[] { offering.RoomId }.OfType<Guid>()], ct);
            if (await book.SaveAsync(ct) is { } taken)
                return taken;
            await transaction.CommitAsync(ct);
        }

        await terms.ReviewAsync(governed, ct);
        return TypedResults.NoContent();
    }

    // What the school owes for an offering it owes before the first session: overdue on that very day.
    private static DateOnly? DueBefore(IReadOnlyList<ScheduledSessionRow> sessions, DateOnly today) =>
        sessions.Count == 0 ? null
        : sessions[0].Day.AddDays(-1) is var eve && eve > today ? eve
        : today;

    /// <summary>What stands around an offering: the rest of the menu, the day, the rides, the standards.</summary>
    public static async Task<MenuAround> AroundAsync(
        Offering offering,
        ServicePlan plan,
        School school,
        DateOnly begins,
        Desk desk,
        CancellationToken ct
    )
    {
        var (db, today) = (desk.Db, desk.Clock.Today());
        var others = await db
            .Offerings.AsNoTracking()
            .Where(one => one.PlanId == plan.Id && one.Id != offering.Id && one.Status != OfferingStatus.Suspended)
            .ToListAsync(ct);
        var admission = offering.VendorId is { } vendor
            ? await db.VendorAdmissions.FindAsync([vendor, school.Id], ct)
            : null;
        var standards = await db.FeeStandards.AsNoTracking().Where(one => one.EffectiveOn <= today).ToListAsync(ct);
        return new MenuAround
        {
            Plan = plan,
            Begins = begins,
            Published = [.. others.Where(one => one.Status == OfferingStatus.Published)],
            Drafts = [.. others.Where(one => one.Status == OfferingStatus.Draft)],
            Day = await db.SchoolDays.FindAsync([school.Id], ct),
            Rides = await db.Rides.AsNoTracking().Where(ride => ride.SchoolId == school.Id).ToListAsync(ct),
            // Published in August, taught in September: the vendor must be admitted when it teaches.
            VendorIsAdmitted = admission?.HoldsOn(begins) == true,
            Standard = Nearest(standards.Where(one => one.Unit == "term"), school),
            IsBilledByClassHour = Nearest(standards, school)?.Unit == "classHour",
            IsDecidedOpen = (await db.RuralFactsAsync(school.Id, ct)).IsDecidedOpen,
            Wished = await db.WishedAsync(plan.TermId, ct),
        };
    }

    private static FeeStandard? Nearest(IEnumerable<FeeStandard> standards, School school) =>
        standards
            .Where(one => one.Division.Covers(school.Division))
            .MaxBy(one => (one.Division.Prefix.Length, one.EffectiveOn));

    /// <summary>The offering as it is told.</summary>
    public static OfferingPublished Published(Offering offering, DateTimeOffset now) =>
        new()
        {
            OfferingId = offering.Id,
            SchoolId = offering.SchoolId,
            TermId = offering.TermId,
            Category = offering.Category.Code(),
            ProviderKind = offering.ProviderKind.Code(),
            VendorId = offering.VendorId,
            Grades = offering.Grades,
            FeeFen = offering.FeePerTerm.Fen,
            Edition = offering.Edition!,
            OccurredAt = now,
        };

    /// <summary>The timetable as it is told.</summary>
    public static SessionsScheduled Scheduled(
        Offering offering,
        IReadOnlyList<ScheduledSessionRow> sessions,
        DateTimeOffset now
    ) =>
        new()
        {
            OfferingId = offering.Id,
            Revision = offering.TimetableRevision,
            SchoolId = offering.SchoolId,
            TermId = offering.TermId,
            Sessions =
            [
                .. sessions.Select(one => new ScheduledSession
                {
                    SessionId = one.Id,
                    Day = one.Day,
                    Starts = one.Starts,
                    Ends = one.Ends,
                }),
            ],
            OccurredAt = now,
        };
}
