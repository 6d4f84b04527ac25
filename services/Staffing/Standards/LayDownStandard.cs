using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Standards;

/// <summary>PUT /standards/{id} — an education authority lays down by what it admits.</summary>
internal static class LayDownStandard
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        StandardLaidDown laid,
        Caller caller,
        StaffingDb db,
        Creations creations,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var division = TextValue.Read<DivisionCode>(laid.Division);
        if (!caller.IsOf(Departments.Education) || !caller.Covers(division))
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, laid, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        db.Standards.Add(
            new AuthorityStandard
            {
                Id = id,
                Division = division,
                Kind = laid.Kind!.Value,
                Title = laid.Title,
                Number = laid.Number,
                From = laid.From,
                EnteredAt = clock.Now(),
            }
        );
        // It holds for the authorities below as well.
        var rule = StandardOwedRule.CodeOf(laid.Kind.Value);
        var owed = await db.Duties.Where(duty => duty.Rule == rule && duty.DoneAt == null).ToListAsync(ct);
        foreach (var duty in owed.Where(duty => division.Covers(duty.Division)))
            (duty.DoneAt, duty.Evidence) = (clock.Now(), laid.Number);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What an authority lays down.</summary>
/// <param name="Division">Division of the authority.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Title">Title of the document.</param>
/// <param name="Number">Its number.</param>
/// <param name="From">First day it holds.</param>
public sealed record StandardLaidDown(
    [property: Required, RegularExpression("^[0-9]{2}([0-9]{2}){0,2}$")] string Division,
    [property: Required] StandardKind? Kind,
    [property: Required, StringLength(300, MinimumLength = 2)] string Title,
    [property: Required, StringLength(100, MinimumLength = 1)] string Number,
    DateOnly From
) : IValidatableObject
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!DivisionCode.TryParse(Division, out _))
            yield return new ValidationResult("No such division.", [nameof(Division)]);
    }
}
