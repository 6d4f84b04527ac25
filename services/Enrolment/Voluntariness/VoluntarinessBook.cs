using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Voluntariness;

/// <summary>How many pupils of a school asked to take part in a term, as it was last counted (参加人数).</summary>
public sealed class Participation
{
    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>First day of the term.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Pupils on the roll.</summary>
    public int OnRoll { get; set; }

    /// <summary>Those of them who asked for a place.</summary>
    public int Asked { get; set; }

    /// <summary>Whether nobody stayed away.</summary>
    public bool IsEverybody => OnRoll > 0 && Asked >= OnRoll;
}

/// <summary>
/// Looks at how a school's families asked, and asks the authority to look where that may not have been free choice: by the same duties as
/// everything else that an authority owes. It accuses nobody.
/// </summary>
internal sealed class VoluntarinessBook(EnrolmentDb db, DutyBook duties, TimeProvider clock)
{
    private const int LimitAccounts = 100;
    private static readonly string[] FirstAsked = ["ask-for-place", "claim-seat", Asking.OnPaper];

    /// <summary>Looks at a term, and saves what comes of it.</summary>
    public async Task ReviewAsync(Governed governed, CancellationToken ct)
    {
        if (governed.Found is not { NoCoercion.Value: true } pack)
            return;
        await db.SaveLookAsync(() => JudgeAsync(governed, pack, ct), ct);
    }

    private async Task JudgeAsync(Governed governed, EnrolmentPack pack, CancellationToken ct)
    {
        foreach (var one in await ClassesAsync(governed.Term.Id, ct))
            await LookAsync(VoluntarinessRule.JudgeClass(one.Together, one.OnRoll, pack), one.ClassId, governed, ct);
        foreach (var one in await EnteredAsync(governed.Term.Id, ct))
            await LookAsync(VoluntarinessRule.JudgeEntered(one.Together, one.OnRoll, pack), one.ClassId, governed, ct);
        foreach (var (account, children) in await AccountsAsync(governed.Term.Id, ct))
            await LookAsync(VoluntarinessRule.JudgeAccount(children, pack), account, governed, ct);
        var now = await CountAsync(governed, ct);
        if (clock.Today() >= governed.Term.FirstDay)
            await LookAsync(
                VoluntarinessRule.JudgeNobodyAway(now.OnRoll, now.Asked, await WasSoBeforeAsync(governed, ct), pack),
                governed.Term.Id,
                governed,
                ct
            );
    }

    // Who looked at it in an earlier term has not looked at this one.
    private async Task LookAsync(Ruling ruling, Guid subject, Governed governed, CancellationToken ct)
    {
        foreach (var finding in ruling.Duties)
            await duties.ReopenAsync(
                finding,
                governed.Matter("review-voluntariness", subject),
                ct,
                doneBefore: await FirstAskedAsync(governed.Term.Id, ct)
            );
    }

    private async Task<DateTimeOffset> FirstAskedAsync(Guid term, CancellationToken ct) =>
        await db
            .Decisions.Where(one => FirstAsked.Contains(one.Command))
            .Where(one => db.Requests.Any(request => request.Id == one.SubjectId && request.TermId == term))
            .MinAsync(one => (DateTimeOffset?)one.At, ct)
        ?? clock.Now();

    // The most pupils of a class who asked within ten minutes: the time of a request is that of the decision on it.
    private Task<List<ClassTogether>> ClassesAsync(Guid term, CancellationToken ct) =>
        db
            .Database.SqlQuery<ClassTogether>(
                $"""
                select class_id, max(together)::int as together, roll.pupils::int as on_roll
                from (
                    select class_id, count(*) over (
                        partition by class_id order by at range between {TimeSpan.FromMinutes(
                    VoluntarinessRule.MinutesTogether
                )} preceding and current row
                    ) as together
                    from (
                        select request.class_id, request.pupil_id, min(decision.at) as at
                        from enrolment_request request
                        join decision on decision.subject_id = request.id and decision.command in ('ask-for-place', 'claim-seat')
                        where request.term_id = {term}
                        group by request.class_id, request.pupil_id
                    ) asked
                ) windows
                join lateral (
                    select count(*) as pupils from pupil where pupil.class_id = windows.class_id and pupil.on_roll
                ) roll on true
                group by class_id, roll.pupils
                """
            )
            .ToListAsync(ct);

    // The most pupils of a class who were entered from papers on one day with the same choices. What a family asked for itself on the way,
    // or takes back later, takes nothing from what the school entered.
    private Task<List<ClassTogether>> EnteredAsync(Guid term, CancellationToken ct) =>
        db
            .Database.SqlQuery<ClassTogether>(
                $"""
                select class_id, max(alike)::int as together, roll.pupils::int as on_roll
                from (
                    select class_id, count(distinct pupil_id) as alike
                    from (
                        select request.class_id, request.pupil_id,
                            (request.asked_at at time zone 'Asia/Shanghai')::date as day,
                            string_agg(choice.offering_id::text, ' ' order by choice.rank) as choices
                        from enrolment_request request
                        join request_choice choice on choice.request_id = request.id
                        where request.term_id = {term} and request.entered_by is not null
                        group by request.id
                    ) entered
                    group by class_id, day, choices
                ) days
                join lateral (
                    select count(*) as pupils from pupil where pupil.class_id = days.class_id and pupil.on_roll
                ) roll on true
                group by class_id, roll.pupils
                """
            )
            .ToListAsync(ct);

    private async Task<IEnumerable<(Guid Account, int Children)>> AccountsAsync(Guid term, CancellationToken ct)
    {
        var many = await db
            .Requests.Where(one => one.TermId == term)
            .GroupBy(one => one.AskedBy)
            .Select(account => new { account.Key, Children = account.Select(one => one.PupilId).Distinct().Count() })
            .Where(account => account.Children > VoluntarinessRule.MostChildren)
            .OrderBy(account => account.Key)
            .Take(LimitAccounts)
            .ToListAsync(ct);
        return many.Select(one => (one.Key, one.Children));
    }

    private async Task<Participation> CountAsync(Governed governed, CancellationToken ct)
    {
        var (school, term) = (governed.School.Id, governed.Term);
        if (await db.Participations.FindAsync([term.Id], ct) is not { } counted)
            db.Participations.Add(
                counted = new Participation
                {
                    TermId = term.Id,
                    SchoolId = school,
                    FirstDay = term.FirstDay,
                }
            );
        var roll = db.Pupils.Where(pupil => pupil.SchoolId == school && pupil.OnRoll);
        counted.OnRoll = await roll.CountAsync(ct);
        counted.Asked = await roll.CountAsync(
            pupil => db.Requests.Any(one => one.PupilId == pupil.Id && one.TermId == term.Id),
            ct
        );
        return counted;
    }

    private async Task<bool> WasSoBeforeAsync(Governed governed, CancellationToken ct) =>
        await db
            .Participations.AsNoTracking()
            .Where(one => one.SchoolId == governed.School.Id && one.FirstDay < governed.Term.FirstDay)
            .OrderByDescending(one => one.FirstDay)
            .FirstOrDefaultAsync(ct)
            is { IsEverybody: true };

    private sealed record ClassTogether(Guid ClassId, int Together, int OnRoll);
}
