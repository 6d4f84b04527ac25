using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.Vendors;

/// <summary>PUT /selections/{id} — an education authority opens a selection for an item.</summary>
internal static class OpenSelection
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        SelectionOpened opened,
        Caller caller,
        StaffingDb db,
        Creations creations,
        Editions<StaffingPack> editions,
        Rulings rulings,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var division = TextValue.Read<DivisionCode>(opened.Division);
        if (!caller.IsOf(Departments.Education) || !caller.Covers(division))
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, opened, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        if (editions.InForce(division, clock.Today()) is not { } pack)
            return new RuledOut(Editions.NoPage(division, clock.Today()));
        var selection = new VendorSelection
        {
            Id = id,
            Division = division,
            Item = opened.Item,
            Category = opened.Category!.Value,
            OffCampusPrice = opened.OffCampusPrice!.Value,
            Method = opened.Method!.Value,
        };
        var matter = new Matter("open-selection", id, null, division, pack.Edition);
        var plea = await rulings.HearAsync(id, null, ct);
        var ruling = VendorsTeachNoSubjectRule.Judge(selection.Category, pack).Heard(plea);
        if (await rulings.EnterAsync(matter, ruling, plea, ct) is { } no)
            return no;
        db.Selections.Add(selection);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What an authority selects a vendor for.</summary>
/// <param name="Division">Division of the authority.</param>
/// <param name="Item">The service.</param>
/// <param name="Category">What kind of service it is.</param>
/// <param name="OffCampusPrice">What is charged for the same service off campus, in yuan per pupil and session.</param>
/// <param name="Method">How the price comes about.</param>
public sealed record SelectionOpened(
    [property: Required, RegularExpression("^[0-9]{2}([0-9]{2}){0,2}$")] string Division,
    [property: Required, StringLength(200, MinimumLength = 2)] string Item,
    [property: Required] ItemCategory? Category,
    [property: Required] Money? OffCampusPrice,
    [property: Required] PriceMethod? Method
) : IValidatableObject
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!DivisionCode.TryParse(Division, out _))
            yield return new ValidationResult("No such division.", [nameof(Division)]);
        if (OffCampusPrice <= Money.Zero)
            yield return new ValidationResult("A price is more than nothing.", [nameof(OffCampusPrice)]);
    }
}
