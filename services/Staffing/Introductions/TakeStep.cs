using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Introductions;

/// <summary>PUT /introductions/{id}/steps/{stepId} — the one whose step it is records what was decided.</summary>
internal static class TakeStep
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        Guid stepId,
        StepRecorded recorded,
        Caller caller,
        IntroductionDesk desk,
        Creations creations,
        StepRulings steps,
        StaffingDb db,
        CancellationToken ct
    )
    {
        if (await desk.OpenAsync(id, ct) is not var (introduction, school) || !MayTake(recorded.Step!.Value, caller))
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(stepId, new StepClaimed(id, recorded), ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        if (await steps.EnterAsync(introduction, Step(stepId, id, recorded, caller, steps.Now), school, ct) is { } no)
            return no;
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    // A group and a meeting are the school's records with their minutes; each bureau decides for itself.
    private static bool MayTake(VendorStep step, Caller caller) =>
        step switch
        {
            VendorStep.ReviewGroup or VendorStep.PartyMeeting => !caller.Is(Roles.Authority),
            VendorStep.EntryApproval => caller.IsOf(Departments.Education),
            VendorStep.DistrictBureau => IsOfLevel(caller, DivisionLevel.County),
            VendorStep.CityBureau => IsOfLevel(caller, DivisionLevel.City),
            _ => false,
        };

    private static bool IsOfLevel(Caller caller, DivisionLevel level) =>
        caller.IsOf(Departments.Education) && caller.Division is { } division && division.Level == level;

    private static IntroductionStep Step(
        Guid stepId,
        Guid introductionId,
        StepRecorded recorded,
        Caller caller,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = stepId,
            IntroductionId = introductionId,
            Step = recorded.Step!.Value,
            Passed = recorded.Passed!.Value,
            On = recorded.On,
            Number = recorded.Number,
            Minutes = recorded.Minutes,
            ParentMembers = recorded.ParentMembers,
            TeacherMembers = recorded.TeacherMembers,
            VotesFor = recorded.VotesFor,
            VotesAgainst = recorded.VotesAgainst,
            RecordedBy = caller.AccountId,
            RecordedAt = now,
        };

    private sealed record StepClaimed(Guid IntroductionId, StepRecorded Step);
}

/// <summary>What was decided at a step.</summary>
/// <param name="Step">Which step; selection and permit have their own commands.</param>
/// <param name="Passed">Whether it said yes.</param>
/// <param name="On">The day it was decided.</param>
/// <param name="Number">Number of minutes or decision.</param>
/// <param name="Minutes">Minutes in short; no names.</param>
/// <param name="ParentMembers">Members from the parents' committee, of a review group.</param>
/// <param name="TeacherMembers">Members from the teachers, of a review group.</param>
/// <param name="VotesFor">Votes for it, of a group or meeting.</param>
/// <param name="VotesAgainst">Votes against it.</param>
public sealed record StepRecorded(
    [property: Required] VendorStep? Step,
    [property: Required] bool? Passed,
    DateOnly On,
    [property: Required, StringLength(100, MinimumLength = 1)] string Number,
    [property: Required, StringLength(4_000, MinimumLength = 2)] string Minutes,
    [property: Range(0, 100)] int ParentMembers = 0,
    [property: Range(0, 100)] int TeacherMembers = 0,
    [property: Range(0, 1_000)] int VotesFor = 0,
    [property: Range(0, 1_000)] int VotesAgainst = 0
) : IValidatableObject
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var clock = (TimeProvider?)validationContext.GetService(typeof(TimeProvider)) ?? TimeProvider.System;
        if (On > clock.Today())
            yield return new ValidationResult("A step is recorded once it was taken.", [nameof(On)]);
        if (Step is VendorStep.ReviewGroup && VotesFor + VotesAgainst == 0)
            yield return new ValidationResult("A review group votes.", [nameof(VotesFor)]);
    }
}

/// <summary>Judges a step, enters the ruling, and admits the person where it was the last one.</summary>
internal sealed class StepRulings(
    StaffingDb db,
    Editions<StaffingPack> editions,
    IntroductionDesk desk,
    Clearances clearances,
    Rulings rulings,
    TimeProvider clock
)
{
    /// <summary>The moment.</summary>
    public DateTimeOffset Now => clock.Now();

    /// <summary>Null: the step is taken; otherwise the answer for the caller.</summary>
    public async Task<RuledOut?> EnterAsync(
        Introduction introduction,
        IntroductionStep step,
        School school,
        CancellationToken ct
    )
    {
        if (editions.InForce(school.Division, clock.Today()) is not { } pack)
            return new RuledOut(Editions.NoPage(school.Division, clock.Today()));
        var ruling = introduction.Take(step, await desk.TakenAsync(introduction, school, ct), pack);
        var matter = new Matter("take-step", introduction.Id, school.Id, school.CompetentAuthority, pack.Edition);
        if (await rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } no)
            return no;
        if (introduction.PersonId is { } person)
            await AdmitAsync(person, introduction, school, pack, ct);
        return null;
    }

    private async Task AdmitAsync(
        Guid id,
        Introduction introduction,
        School school,
        StaffingPack pack,
        CancellationToken ct
    )
    {
        var person = await db.Persons.Include(one => one.Checks).FirstAsync(one => one.Id == id, ct);
        var admitted = VendorStepsRule.Judge(await desk.TakenAsync(introduction, school, ct), pack).Permits;
        if (admitted == (person.Approved ?? false))
            return;
        person.Admit(admitted, introduction.Steps[^1].Number);
        await clearances.AfterStepAsync(person, school, ct);
    }
}
