using AfterSchool.Enrolment.Boarders;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.Enrolment.WorkRecords;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Terms;

/// <summary>Asks what a school owes for a term, opens what it owes and closes what it has done. Asking twice changes nothing.</summary>
internal sealed class TermBook(EnrolmentDb db, DutyBook duties, BoarderList boarders, WorkBook work, TimeProvider clock)
{
    /// <summary>Reviews a term whose facts are saved, and saves what comes of it.</summary>
    public async Task ReviewAsync(Governed governed, CancellationToken ct)
    {
        if (governed.Found is not { } pack)
            return;
        await db.SaveLookAsync(() => JudgeAsync(governed, pack, ct), ct);
    }

    private async Task JudgeAsync(Governed governed, EnrolmentPack pack, CancellationToken ct)
    {
        var facts = await FactsAsync(governed, ct);
        HashSet<string> owed = [];
        foreach (var (ruling, due) in TermDuties.Judge(facts, governed.School, pack))
        {
            var matter = governed.Matter("review-term", governed.Term.Id, due);
            foreach (var finding in ruling.Duties)
            {
                owed.Add(finding.Rule);
                await duties.ReopenAsync(finding, matter, ct);
            }
        }

        foreach (var code in TermDuties.AskedOf(facts).Except(owed))
            await duties.DoneAsync(code, governed.Term.Id, $"seen on {clock.Today():yyyy-MM-dd}", ct);
        await boarders.ReviewAsync(governed, ct);
        if (facts.IsHalfOver)
            await work.OweAsync(governed, pack, ct);
    }

    private async Task<TermFacts> FactsAsync(Governed governed, CancellationToken ct)
    {
        var (term, holders) = (governed.Term, governed.School.Division.Holders);
        var plans = await db.Plans.AsNoTracking().Where(plan => plan.TermId == term.Id).ToListAsync(ct);
        var menu = await db
            .Offerings.AsNoTracking()
            .Where(one => one.TermId == term.Id && one.Status == OfferingStatus.Published)
            .ToListAsync(ct);
        Guid[] ids = [.. menu.Select(one => one.Id)];
        var led = await db
            .Leaders.Where(one => one.IsActive && ids.Contains(one.OfferingId))
            .Select(one => one.OfferingId)
            .Distinct()
            .ToListAsync(ct);
        var facts = new TermFacts
        {
            Term = term,
            WithoutTeacher = [.. menu.Where(one => !led.Contains(one.Id)).Select(one => one.Title).Order()],
            OnlineWithoutTeacher =
            [
                .. menu.Where(one => one.Delivery == Delivery.OnlineWithTeacher && !led.Contains(one.Id))
                    .Select(one => one.Title)
                    .Order(),
            ],
            Plan = plans.MaxBy(plan => plan.Status),
            Menu = menu,
            HasRequests = await db.Requests.AnyAsync(request => request.TermId == term.Id, ct),
        };
        var openings = await db
            .HolidayOpenings.AsNoTracking()
            .Where(one => one.TermId == term.Id && one.Holiday == facts.HolidayAhead)
            .ToListAsync(ct);
        var notices = await db
            .PlanNotices.AsNoTracking()
            .Where(one => one.TermId == term.Id)
            .Select(one => new { one.Fields, one.Channels })
            .ToListAsync(ct);
        return facts with
        {
            HolidayWeeks = openings.Sum(one => one.Weeks),
            Needs = await NeedsAsync(term, ct),
            Told = [.. notices.SelectMany(one => one.Fields).Distinct()],
            Channels = [.. notices.SelectMany(one => one.Channels).Distinct()],
            IsHalfOver = term.IsHalfOver(clock.Today()),
            HasOnlineResource = await db.OnlineResources.AnyAsync(
                one =>
                    one.WithdrawnAt == null
                    && (one.SchoolId == term.SchoolId || (one.SchoolId == null && holders.Contains(one.Division))),
                ct
            ),
            Recorded = await db
                .WorkRecords.Where(one => one.TermId == term.Id)
                .Select(one => one.Kind)
                .Distinct()
                .ToListAsync(ct),
        };
    }

    private async Task<NeedsFacts> NeedsAsync(Term term, CancellationToken ct)
    {
        var closed = db.Surveys.AsNoTracking().Where(one => one.TermId == term.Id && one.ClosedAt != null);
        var surveys = await closed.Select(one => new { one.Methods, one.IsFromInventory }).ToListAsync(ct);
        return new NeedsFacts
        {
            IsInventoryClosed = await db.InventoryClosings.AnyAsync(one => one.TermId == term.Id, ct),
            Methods = [.. surveys.SelectMany(one => one.Methods).Distinct()],
            IsFormFromInventory = surveys.Exists(one => one.IsFromInventory),
            ClassesMissing =
                surveys.Count == 0
                    ? 0
                    : await db.Classes.CountAsync(
                        one =>
                            one.SchoolId == term.SchoolId
                            && !db.ClassNeeds.Any(needs =>
                                needs.ClassId == one.Id && closed.Any(survey => survey.Id == needs.SurveyId)
                            ),
                        ct
                    ),
        };
    }
}
