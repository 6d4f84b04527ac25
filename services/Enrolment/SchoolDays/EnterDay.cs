using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.SchoolDays;

/// <summary>PUT /schools/{schoolId}/day — the school enters its day; the latest counts, and may not dismiss earlier where that is banned.</summary>
internal static class EnterDay
{
    public static async Task<Results<NotFound, ValidationProblem, RuledOut, Collision, NoContent>> Handle(
        Guid schoolId,
        DayEntered entered,
        Desk desk,
        Rescheduling rescheduling,
        CancellationToken ct
    )
    {
        if (!await desk.RunsSchoolAsync(schoolId, ct))
            return TypedResults.NotFound();
        if (WrongIn(entered) is { } wrong)
            return wrong;
        var day = await desk.Db.SchoolDays.FindAsync([schoolId], ct);
        if (day is null)
            desk.Db.SchoolDays.Add(day = new SchoolDay { SchoolId = schoolId });
        var dismissals = entered.Dismissals.DistinctBy(one => one.Grade).ToDictionary(one => one.Grade, one => one.At);
        if (await TermNowAsync(schoolId, desk, ct) is { } governed)
        {
            var plea = await desk.Rulings.HearAsync(schoolId, null, ct);
            var ruling = CurriculumRule.JudgeDismissals(day, dismissals, governed.Pack).Heard(plea);
            if (
                await desk.Rulings.EnterAsync(governed.Matter("enter-school-day", schoolId), ruling, plea, ct) is { } no
            )
                return no;
        }

        (day.Dismissals, day.Noon, day.Breaks) = (dismissals, entered.Noon, entered.Breaks);
        if (entered.PhysicalEducation is { } lessons)
            day.PhysicalEducation = lessons
                .DistinctBy(one => one.Grade)
                .ToDictionary(one => one.Grade, one => one.Weekdays.Distinct().Order().ToArray());
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        if (entered.Exchanged is { } exchanged)
        {
            day.Exchanged = exchanged.DistinctBy(one => one.Day).ToDictionary(one => one.Day, one => one.RunsAs);
            if (await rescheduling.RunAsync(day, ct) is { } collision)
                return collision;
        }

        await CloseDutiesAsync(schoolId, day, desk, ct);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static ValidationProblem? WrongIn(DayEntered entered)
    {
        if (entered.Breaks.Append(entered.Noon).Any(span => span is not null && span.Ends <= span.Starts))
            return Invalid.Field("Breaks", "A rest ends after it starts.");
        var calendar = ChinaCalendar.Announced;
        return Array.Exists(
            entered.Exchanged ?? [],
            one =>
                one.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                || !calendar.IsClassDay(one.Day)
                || one.RunsAs is DayOfWeek.Saturday or DayOfWeek.Sunday
        )
            ? Invalid.Field(
                "Exchanged",
                "A weekend day that is worked in exchange stands for a day from Monday to Friday."
            )
            : null;
    }

    // Between terms the school's day may change as it likes.
    private static async Task<Governed?> TermNowAsync(Guid schoolId, Desk desk, CancellationToken ct)
    {
        var today = desk.Clock.Today();
        var running = await desk
            .Db.Terms.Where(term => term.SchoolId == schoolId && term.FirstDay <= today && term.LastDay >= today)
            .Select(term => (Guid?)term.Id)
            .FirstOrDefaultAsync(ct);
        return running is { } term && await desk.Governing.OfAsync(schoolId, term, ct) is { Found: not null } governed
            ? governed
            : null;
    }

    // The duty of an offering is done when every grade of it has its time.
    private static async Task CloseDutiesAsync(Guid schoolId, SchoolDay day, Desk desk, CancellationToken ct)
    {
        var open = await desk
            .Db.Duties.Where(duty =>
                duty.SchoolId == schoolId
                && duty.Rule == StartAfterCurriculumRule.DismissalMissing
                && duty.DoneAt == null
            )
            .Join(
                desk.Db.Offerings,
                duty => duty.SubjectId,
                offering => offering.Id,
                (duty, offering) => new { duty, offering.Grades }
            )
            .ToListAsync(ct);
        foreach (var one in open.Where(one => one.Grades.All(day.Dismissals.ContainsKey)))
            (one.duty.DoneAt, one.duty.Evidence) = (desk.Clock.Now(), "school day entered");
    }
}

/// <summary>A school's day; China Standard Time.</summary>
/// <param name="Dismissals">When each grade's courses end.</param>
/// <param name="Noon">Noon rest.</param>
/// <param name="Breaks">Breaks between lessons.</param>
/// <param name="Exchanged">Weekend days worked in exchange; those entered before stay where none are given.</param>
/// <param name="PhysicalEducation">When each grade has physical education; what was entered before stays where none is given.</param>
public sealed record DayEntered(
    [property: Required, MaxLength(12)] GradeDismissed[] Dismissals,
    Span? Noon,
    [property: Required, MaxLength(20)] Span[] Breaks,
    [property: MaxLength(20)] ExchangedDay[]? Exchanged = null,
    [property: MaxLength(9)] GradeLessons[]? PhysicalEducation = null
);

/// <summary>When a grade has physical education among its lessons.</summary>
/// <param name="Grade">1 to 9.</param>
/// <param name="Weekdays">The days of the week.</param>
public sealed record GradeLessons(
    [property: Range(1, 9)] int Grade,
    [property: Required, MaxLength(7)] DayOfWeek[] Weekdays
);

/// <summary>When a grade's courses end.</summary>
/// <param name="Grade">1 to 9.</param>
/// <param name="At">The time.</param>
public sealed record GradeDismissed([property: Range(1, 9)] int Grade, TimeOnly At);

/// <summary>A weekend day worked in exchange (调休).</summary>
/// <param name="Day">The day.</param>
/// <param name="RunsAs">The weekday whose timetable the school gives on it.</param>
public sealed record ExchangedDay(DateOnly Day, DayOfWeek RunsAs);
