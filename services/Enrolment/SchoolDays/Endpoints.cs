using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
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

/// <summary>A ride home.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Departure">When it leaves, China Standard Time.</param>
/// <param name="Riders">Ids of the pupils who go by it.</param>
public sealed record RideEntered(Guid SchoolId, TimeOnly Departure, [property: Required, MaxLength(500)] Guid[] Riders);
