using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.Persons;

/// <summary>PUT /persons/{id}/checks/{checkId} — the school or the authority, who both check.</summary>
internal static class RecordCheck
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        Guid checkId,
        CheckRecorded recorded,
        PersonDesk desk,
        Creations creations,
        Editions<StaffingPack> editions,
        Caller caller,
        CancellationToken ct
    )
    {
        if (await desk.OpenAsync(id, ct) is not var (person, school))
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(checkId, new CheckClaimed(id, recorded), ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        var on = recorded.On;
        if (editions.InForce(school.Division, desk.Today) is not { } pack)
            return new RuledOut(Editions.NoPage(school.Division, desk.Today));
        person.Record(
            new BackgroundCheck
            {
                Id = checkId,
                PersonId = id,
                Dimension = recorded.Dimension!.Value,
                Passed = recorded.Passed,
                On = on,
                Checker = recorded.Checker,
                ValidUntil = recorded.ValidUntil ?? ClearanceTerm.LastDayOfCheck(recorded.Dimension.Value, on, pack),
                ValidityIsDefault = recorded.ValidUntil is null,
                RecordedBy = caller.AccountId,
                RecordedAt = desk.Now,
            }
        );
        await desk.CloseAsync(person, school, ct);
        return TypedResults.NoContent();
    }

    private sealed record CheckClaimed(Guid PersonId, CheckRecorded Check);
}

/// <summary>The result of checking one dimension.</summary>
/// <param name="Dimension">What was checked.</param>
/// <param name="Passed">Whether the person passed.</param>
/// <param name="On">The day of the check.</param>
/// <param name="Checker">The body that checked; never a person's name.</param>
/// <param name="ValidUntil">Last day it holds; by default 12 months for criminal record and health, 24 for the others.</param>
public sealed record CheckRecorded(
    [property: Required] BackgroundDimension? Dimension,
    bool Passed,
    DateOnly On,
    [property: Required, StringLength(200, MinimumLength = 2)] string Checker,
    DateOnly? ValidUntil = null
) : IValidatableObject
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var clock = (TimeProvider?)validationContext.GetService(typeof(TimeProvider)) ?? TimeProvider.System;
        if (On > clock.Today())
            yield return new ValidationResult("A check is recorded once it was made.", [nameof(On)]);
        if (ValidUntil < On)
            yield return new ValidationResult("A check cannot end before it was made.", [nameof(ValidUntil)]);
    }
}
