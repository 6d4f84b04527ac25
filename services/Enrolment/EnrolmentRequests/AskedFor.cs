using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>
/// What the decision on a request rests on, read in one round trip: half a million families ask within ten minutes of an
/// opening, and each round trip is a quarter of what a request costs.
/// </summary>
/// <param name="Pupil">The pupil, whose guardian is said to ask.</param>
/// <param name="AskedBefore">Hash of what was asked under this id before.</param>
/// <param name="Decided">What the authority has decided on it already.</param>
/// <param name="Choices">Those of the choices that are on the menu.</param>
internal sealed record AskedFor(
    Pupil Pupil,
    byte[]? AskedBefore,
    IReadOnlyList<HeldMatter> Decided,
    IReadOnlyList<Choosable> Choices
)
{
    /// <summary>Whether all choices lie in one slot of one round, or all in none: one request is for one place.</summary>
    public bool IsForOneSlot => Choices.DistinctBy(one => (one.Round?.RoundId, one.Round?.Slot)).Count() == 1;

    /// <summary>What the family brings: no reason, and the authority's decisions.</summary>
    public Plea Plea => new(null, Decided.ToDictionary(held => held.Rule, held => held.Granted!.Value));
}

/// <summary>An offering on the menu, with its school and term.</summary>
/// <param name="Offering">The offering.</param>
/// <param name="School">Its school.</param>
/// <param name="Term">Its term.</param>
/// <param name="Round">Where it lies in the round that is still to be drawn for it; null where there is none.</param>
internal sealed record Choosable(Offering Offering, School School, Term Term, RoundOffering? Round);

/// <summary>Reads it.</summary>
internal static class AskedForAtHand
{
    extension(Desk desk)
    {
        /// <summary>None where that account is not the pupil's guardian today.</summary>
        public Task<AskedFor?> AskedForAsync(Guid id, Guid pupilId, Guid guardian, Guid[] choices, CancellationToken ct)
        {
            var db = desk.Db;
            return db
                .Pupils.AsNoTracking()
                .AsSingleQuery()
                .Where(pupil => pupil.Id == pupilId)
                .Where(pupil =>
                    db.GuardianLinks.Any(link =>
                        link.GuardianAccountId == guardian && link.PupilId == pupil.Id && link.IsActive
                    )
                )
                .Select(pupil => new AskedFor(
                    pupil,
                    db.Creations.Where(row => row.Id == id).Select(row => row.Asked).FirstOrDefault(),
                    db.HeldMatters.Where(held => held.SubjectId == id && held.Granted != null).ToList(),
                    (
                        from offering in db.Offerings
                        join school in db.Schools on offering.SchoolId equals school.Id
                        join term in db.Terms on offering.TermId equals term.Id
                        join live in db.RoundOfferings.Where(one => one.IsLive)
                            on offering.Id equals live.OfferingId
                            into rounds
                        from round in rounds.DefaultIfEmpty()
                        where
                            choices.Contains(offering.Id)
                            && offering.Status == OfferingStatus.Published
                            && term.SchoolId == school.Id
                        select new Choosable(offering, school, term, round)
                    ).ToList()
                ))
                .FirstOrDefaultAsync(ct);
        }
    }
}
