using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Places;

/// <summary>Every pupil of a class in one item: it may be free choice, and it may not (变相强制).</summary>
internal sealed class WholeClasses(EnrolmentDb db, Rulings rulings)
{
    private const int LimitClasses = 100;

    /// <summary>Classes of that school of which every pupil has a place in one of these offerings; they are noted.</summary>
    public async Task<IReadOnlyList<Guid>> NoteAsync(
        IReadOnlyCollection<Guid> offerings,
        Guid schoolId,
        Matter matter,
        Governed governed,
        CancellationToken ct
    )
    {
        var live = db.Places.Where(place => offerings.Contains(place.OfferingId) && place.Status != PlaceStatus.Ended);
        var whole = await (
            from place in live
            join pupil in db.Pupils on place.PupilId equals pupil.Id
            join one in db.Classes on pupil.ClassId equals one.Id
            where one.SchoolId == schoolId && pupil.OnRoll
            group pupil by new { one.Id, place.OfferingId } into placed
            where placed.Count() > 1
            where placed.Count() == db.Pupils.Count(pupil => pupil.ClassId == placed.Key.Id && pupil.OnRoll)
            select placed.Key.Id
        )
            .Distinct()
            .OrderBy(id => id)
            .Take(LimitClasses)
            .ToArrayAsync(ct);
        var ruling = NoCoercionRule.JudgeClasses(whole, governed.Pack);
        await rulings.EnterAsync(matter, ruling, Plea.None, ct);
        return whole;
    }
}
