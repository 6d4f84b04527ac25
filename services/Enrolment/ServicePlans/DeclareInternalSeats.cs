using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/internal-seats — the school declares the seats that it fills itself; the latest counts until it is filed (预留名额公开).</summary>
internal static class DeclareInternalSeats
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, NoContent>> Handle(
        Guid id,
        SeatsDeclared declared,
        Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.OwnPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        if (SeatsDeclared.WrongIn(declared.Seats, nameof(declared.Seats)) is { } wrong)
            return wrong;
        var seats = declared.Told();
        if (!plan.IsOpen)
            return (plan.InternalSeats ?? []).SequenceEqual(seats) ? TypedResults.NoContent() : TypedResults.Conflict();
        plan.Declare(seats);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Seats that a school fills itself.</summary>
/// <param name="Seats">By activity and group; an empty list holds none back.</param>
public sealed record SeatsDeclared([property: Required, MaxLength(100)] SeatsHeld[] Seats)
{
    internal static ValidationProblem? WrongIn(SeatsHeld[] seats, string member) =>
        seats.DistinctBy(one => (one.Activity, one.Group)).Count() != seats.Length
            ? Invalid.Field(member, "A group of an activity is declared once.")
            : null;

    internal InternalSeats[] Told() => [.. Seats.Select(one => one.Told())];
}

/// <summary>Seats held back in each offering of an activity.</summary>
/// <param name="Activity">Code of the activity.</param>
/// <param name="Group">staffChildren, teams or other.</param>
/// <param name="Seats">How many.</param>
/// <param name="Why">Why, for everybody to read.</param>
public sealed record SeatsHeld(
    [property: Required, StringLength(50)] string Activity,
    [property: Required, RegularExpression("^(staffChildren|teams|other)$")] string Group,
    [property: Range(1, 1_000)] int Seats,
    [property: Required, StringLength(500)] string Why
)
{
    internal InternalSeats Told() => new(Activity, Group, Seats, Why);
}
