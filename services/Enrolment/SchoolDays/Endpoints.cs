using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.SchoolDays;

/// <summary>The routes of a school's day and its pupils' rides.</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapSchoolDays()
        {
            var days = service.MapGroup("").WithTags("School day");
            days.MapPut("/schools/{schoolId:guid}/day", EnterDay.Handle).For(Roles.SchoolOffice, Roles.Principal);
            days.MapPut("/rides/{id:guid}", EnterRide.Handle).For(Roles.SchoolOffice, Roles.Principal);
        }
    }
}

/// <summary>PUT /schools/{schoolId}/day — the school enters its day; the latest counts.</summary>
internal static class EnterDay
{
    public static async Task<Results<NotFound, ValidationProblem, NoContent>> Handle(
        Guid schoolId,
        DayEntered entered,
        Desk desk,
        CancellationToken ct
    )
    {
        if (!await desk.RunsSchoolAsync(schoolId, ct))
            return TypedResults.NotFound();
        if (entered.Breaks.Append(entered.Noon).Any(span => span is not null && span.Ends <= span.Starts))
            return Invalid.Field("Breaks", "A rest ends after it starts.");
        var day = await desk.Db.SchoolDays.FindAsync([schoolId], ct);
        if (day is null)
            desk.Db.SchoolDays.Add(day = new SchoolDay { SchoolId = schoolId });
        day.Dismissals = entered.Dismissals.DistinctBy(one => one.Grade).ToDictionary(one => one.Grade, one => one.At);
        (day.Noon, day.Breaks) = (entered.Noon, entered.Breaks);
        await CloseDutiesAsync(schoolId, day, desk, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
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

/// <summary>PUT /rides/{id} — a ride home and who goes by it.</summary>
internal static class EnterRide
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        RideEntered entered,
        Desk desk,
        CancellationToken ct
    )
    {
        if (!await desk.RunsSchoolAsync(entered.SchoolId, ct))
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, entered, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();
        var own = await desk.Db.Pupils.CountAsync(
            pupil => entered.Riders.Contains(pupil.Id) && pupil.SchoolId == entered.SchoolId,
            ct
        );
        if (own != entered.Riders.Distinct().Count())
            return TypedResults.NotFound();
        desk.Db.Rides.Add(
            new Ride
            {
                Id = id,
                SchoolId = entered.SchoolId,
                Departure = entered.Departure,
                Riders = [.. entered.Riders.Distinct()],
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A school's day; China Standard Time.</summary>
/// <param name="Dismissals">When each grade's courses end.</param>
/// <param name="Noon">Noon rest.</param>
/// <param name="Breaks">Breaks between lessons.</param>
public sealed record DayEntered(
    [property: Required, MaxLength(12)] GradeDismissed[] Dismissals,
    Span? Noon,
    [property: Required, MaxLength(20)] Span[] Breaks
);

/// <summary>When a grade's courses end.</summary>
/// <param name="Grade">1 to 9.</param>
/// <param name="At">The time.</param>
public sealed record GradeDismissed([property: Range(1, 9)] int Grade, TimeOnly At);

/// <summary>A ride home.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Departure">When it leaves, China Standard Time.</param>
/// <param name="Riders">Ids of the pupils who go by it.</param>
public sealed record RideEntered(Guid SchoolId, TimeOnly Departure, [property: Required, MaxLength(500)] Guid[] Riders);
