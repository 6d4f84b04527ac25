using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Sealing;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>Who a list is about, for people: the pupil's name, grade and class, and what the offerings are called.</summary>
internal sealed class PeopleShown(EnrolmentDb db, [FromKeyedServices("Names")] KeyRing names)
{
    public static readonly Column Name = new("pupilName");
    public static readonly Column Grade = new("pupilGrade");
    public static readonly Column Class = new("pupilClass");

    /// <summary>The three cells of each of these pupils.</summary>
    public async Task<Dictionary<Guid, object?[]>> OfAsync(IEnumerable<Guid> pupilIds, CancellationToken ct)
    {
        var ids = pupilIds.Distinct().ToArray();
        var pupils = await db.Pupils.AsNoTracking().Where(pupil => ids.Contains(pupil.Id)).ToListAsync(ct);
        var ofClasses = pupils.Select(pupil => pupil.ClassId).Distinct().ToArray();
        var classes = await db
            .Classes.Where(one => ofClasses.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name, ct);
        return pupils.ToDictionary(
            pupil => pupil.Id,
            pupil =>
                new object?[]
                {
                    names.OpenName(pupil.Id, pupil.NameSealed),
                    GradeWords.Say(pupil.Grade),
                    classes.GetValueOrDefault(pupil.ClassId),
                }
        );
    }

    /// <summary>What these offerings are called.</summary>
    public Task<Dictionary<Guid, string>> TitlesAsync(IEnumerable<Guid> offeringIds, CancellationToken ct)
    {
        var ids = offeringIds.Distinct().ToArray();
        return db.Offerings.Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Title, ct);
    }
}
