using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Fees.CostAccountings;

/// <summary>A cost accounting of a division's service (成本核算): a dated record of price and education authority. Append-only.</summary>
public sealed class CostAccounting
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The division.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>Its day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Title of its document.</summary>
    public required string Document { get; init; }

    /// <summary>The subject of what is owed for a division's year, the same whoever reckons it.</summary>
    public static Guid YearOf(DivisionCode division, int year) =>
        new(
            int.Parse(division.Full, System.Globalization.CultureInfo.InvariantCulture),
            (short)year,
            0x0C05,
            [0xA0, 0, 0, 0, 0, 0, 0, 0]
        );
}

/// <summary>PUT /cost-accountings/{id} — by price or education authority; what was owed for its year is done.</summary>
internal static class RecordCostAccounting
{
    public static void MapCostAccountings(this RouteGroupBuilder fees) =>
        fees.MapPut("/cost-accountings/{id:guid}", Handle).WithTags("Cost accountings").For(Roles.Authority);

    private static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        CostsAccounted accounted,
        Caller caller,
        FeesDb db,
        Creations creations,
        DutyBook duties,
        CancellationToken ct
    )
    {
        var division = DivisionCode.Parse(accounted.Division);
        if (!caller.Covers(division) || !(caller.IsOf(Departments.Price) || caller.IsOf(Departments.Education)))
            return TypedResults.NotFound();
        var claim = await creations.ClaimAsync(id, accounted, ct);
        if (claim == Claim.Conflicting)
            return TypedResults.Conflict();
        if (claim == Claim.Repeated)
            return TypedResults.NoContent();
        db.CostAccountings.Add(
            new CostAccounting
            {
                Id = id,
                Division = division,
                On = accounted.On,
                Document = accounted.Document,
            }
        );
        await duties.DoneAsync(
            CostAccountingRule.Code,
            CostAccounting.YearOf(division, accounted.On.Year),
            accounted.Document,
            ct
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A cost accounting.</summary>
/// <param name="Division">The division.</param>
/// <param name="On">Its day.</param>
/// <param name="Document">Title of its document.</param>
public sealed record CostsAccounted(
    [property: Required, RegularExpression("^[0-9]{2}([0-9]{2}){0,2}$")] string Division,
    DateOnly On,
    [property: Required, StringLength(300, MinimumLength = 2)] string Document
);
