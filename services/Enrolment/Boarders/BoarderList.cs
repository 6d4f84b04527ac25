using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Boarders;

/// <summary>Keeps a school's to-do list of boarders who do not take part and for whom nothing is arranged.</summary>
internal sealed class BoarderList(EnrolmentDb db, DutyBook duties, TimeProvider clock)
{
    private const int LimitBoarders = 5_000;

    /// <summary>Opens an arrangement for each boarder without a place, settles those who have one; nothing where the page is silent.</summary>
    public async Task ReviewAsync(Governed governed, CancellationToken ct)
    {
        var ruling = BoarderCareRule.Judge(governed.Pack);
        if (!governed.School.IsBoarding || !ruling.Duties.Any())
            return;
        var (term, today) = (governed.Term, clock.Today());
        var known = await db
            .BoarderArrangements.Where(one => one.TermId == term.Id)
            .ToDictionaryAsync(one => one.PupilId, ct);
        var alone = await AloneAsync(governed, ct);
        foreach (var pupil in alone.Where(pupil => !known.ContainsKey(pupil)))
        {
            var open = new BoarderArrangement
            {
                Id = Derived.From(term.Id, $"boarder {pupil}"),
                PupilId = pupil,
                SchoolId = term.SchoolId,
                TermId = term.Id,
            };
            db.BoarderArrangements.Add(open);
            // Due before the term begins: a boarder without care on its first day is a finding.
            var matter = governed.Matter("review-boarders", open.Id, term.FirstDay.AddDays(-1));
            await duties.OpenAsync(ruling.Findings[0], matter, ct);
        }

        foreach (var settled in known.Values.Where(one => one.SettledOn is null && !alone.Contains(one.PupilId)))
        {
            settled.Settle(today);
            await duties.DoneAsync(BoarderCareRule.OwedCode, settled.Id, "takes part, or has left", ct);
        }
    }

    private async Task<HashSet<Guid>> AloneAsync(Governed governed, CancellationToken ct)
    {
        var term = governed.Term.Id;
        var alone = await db
            .Pupils.Where(pupil =>
                pupil.SchoolId == governed.School.Id && pupil.OnRoll && pupil.Residence == "boarding"
            )
            .Where(pupil =>
                !db.Places.Any(place =>
                    place.PupilId == pupil.Id && place.TermId == term && place.Status != PlaceStatus.Ended
                )
            )
            .OrderBy(pupil => pupil.Id)
            .Take(LimitBoarders)
            .Select(pupil => pupil.Id)
            .ToListAsync(ct);
        return [.. alone];
    }
}
