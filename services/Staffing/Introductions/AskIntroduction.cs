using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Schools;
using AfterSchool.Staffing.Storage;
using AfterSchool.Staffing.Vendors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Introductions;

/// <summary>PUT /introductions/{id} — a school asks to bring in a vendor, or a person bought in.</summary>
internal static class AskIntroduction
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        IntroductionAsked asked,
        Reach reach,
        StaffingDb db,
        Creations creations,
        IntroductionRulings introductions,
        CancellationToken ct
    )
    {
        if (
            !await reach.WorksAtAsync(asked.SchoolId, ct, Roles.SchoolOffice, Roles.Principal)
            || await db.Schools.FirstOrDefaultAsync(one => one.Id == asked.SchoolId, ct) is not { } school
            || !await db.IsTermOfAsync(asked.TermId, asked.SchoolId, ct)
        )
            return TypedResults.NotFound();
        var person = await db.Persons.FirstOrDefaultAsync(
            one => one.Id == asked.PersonId && one.SchoolId == school.Id,
            ct
        );
        if (person is null && !await db.Vendors.AnyAsync(one => one.Id == asked.VendorId, ct))
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, asked, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        var introduction = new Introduction
        {
            Id = id,
            SchoolId = school.Id,
            TermId = asked.TermId,
            VendorId = asked.VendorId,
            PersonId = asked.PersonId,
            Item = asked.Item,
            Category = asked.Category!.Value,
            PupilsAsking = asked.PupilsAsking,
            UnmetInterest = asked.UnmetInterest,
        };
        if (await introductions.EnterAsync(introduction, person, school, ct) is { } no)
            return no;
        db.Introductions.Add(introduction);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What a school asks to bring in.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term; a shortage stated for it counts.</param>
/// <param name="Item">The service.</param>
/// <param name="Category">What kind of service it is.</param>
/// <param name="VendorId">The vendor, or none where a person is brought in.</param>
/// <param name="PersonId">The person, or none where a vendor is brought in.</param>
/// <param name="PupilsAsking">Pupils who ask for it, as the survey counted them.</param>
/// <param name="UnmetInterest">Which interest or talent the school's own service leaves unmet.</param>
public sealed record IntroductionAsked(
    Guid SchoolId,
    Guid TermId,
    [property: Required, StringLength(200, MinimumLength = 2)] string Item,
    [property: Required] ItemCategory? Category,
    Guid? VendorId = null,
    Guid? PersonId = null,
    [property: Range(0, 100_000)] int PupilsAsking = 0,
    [property: StringLength(2_000)] string? UnmetInterest = null
) : IValidatableObject
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (VendorId is null == PersonId is null)
            yield return new ValidationResult("One of vendor and person is brought in.", [nameof(VendorId)]);
    }
}

/// <summary>Judges a request and enters the ruling.</summary>
internal sealed class IntroductionRulings(
    StaffingDb db,
    Editions<StaffingPack> editions,
    Rulings rulings,
    TimeProvider clock
)
{
    /// <summary>Null: the school may go on; otherwise the answer for the caller.</summary>
    public async Task<RuledOut?> EnterAsync(
        Introduction introduction,
        StaffMember? person,
        School school,
        CancellationToken ct
    )
    {
        // The edition of a term's first day governs the term.
        var term = await db.Terms.FirstOrDefaultAsync(one => one.Id == introduction.TermId, ct);
        var day = term?.FirstDay ?? clock.Today();
        if (editions.InForce(school.Division, day) is not { } pack)
            return new RuledOut(Editions.NoPage(school.Division, day));
        var stated = await db.Shortages.AnyAsync(
            one => one.SchoolId == school.Id && one.TermId == introduction.TermId,
            ct
        );
        var plea = await rulings.HearAsync(introduction.Id, null, ct);
        var ruling = person is null
            ? introduction.Ask(stated, pack, plea)
            : Introduction.Ask(person, stated, pack, plea);
        var matter = new Matter(
            "ask-introduction",
            introduction.Id,
            school.Id,
            school.CompetentAuthority,
            pack.Edition
        );
        return await rulings.EnterAsync(matter, ruling, plea, ct);
    }
}
