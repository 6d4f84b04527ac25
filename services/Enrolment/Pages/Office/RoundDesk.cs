using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>Rounds of a term, and what a new one may have.</summary>
/// <param name="At">The term.</param>
/// <param name="Rounds">Its rounds, the latest first.</param>
/// <param name="Free">Offerings that no round has yet.</param>
/// <param name="CommandId">Id that a new round gets.</param>
public sealed record RoundsShown(
    TermDesk At,
    IReadOnlyList<RoundShown> Rounds,
    IReadOnlyList<Offering> Free,
    Guid CommandId
)
{
    /// <summary>Where it is.</summary>
    public string Address => $"{At.Address}/rounds";
}

/// <summary>An offering of a round, in figures.</summary>
/// <param name="Of">Its place in the round.</param>
/// <param name="Title">What parents read.</param>
/// <param name="First">Requests that have it as the first choice.</param>
/// <param name="Asked">Requests that rank it.</param>
/// <param name="Seats">Its seats now.</param>
/// <param name="IsLeft">Whether what is left over may be opened to whoever comes first.</param>
public sealed record RoundOfferingLine(
    RoundOfferingShown Of,
    string Title,
    int First,
    int Asked,
    Seats? Seats,
    bool IsLeft
);

/// <summary>A round on the office's desk.</summary>
/// <param name="At">The term.</param>
/// <param name="Round">The round.</param>
/// <param name="Offerings">Its offerings in figures.</param>
/// <param name="Undecided">Requests that still wait for class or school.</param>
/// <param name="Now">The one clock.</param>
public sealed record RoundDeskShown(
    TermDesk At,
    RoundShown Round,
    IReadOnlyList<RoundOfferingLine> Offerings,
    int Undecided,
    DateTimeOffset Now
)
{
    /// <summary>Where it is.</summary>
    public string Address => $"{At.Address}/rounds/{Round.Id}";

    /// <summary>What may be done with it now.</summary>
    public string State => RoundWords.CodeOf(Round, Now);
}

/// <summary>Reads them.</summary>
internal sealed class RoundDeskReading(Desk desk)
{
    private const int MostRounds = 50;
    private const int MostOfferings = 300;

    public async Task<RoundsShown> AllAsync(TermDesk at, CancellationToken ct) =>
        new(
            at,
            await desk
                .Db.Rounds.AsNoTracking()
                .Where(one => one.SchoolId == at.School.Id && one.TermId == at.Term.Id)
                .OrderByDescending(one => one.Id)
                .Take(MostRounds)
                .Select(ReadRounds.Shown(desk.Clock.GetUtcNow()))
                .ToListAsync(ct),
            await desk
                .Db.Offerings.AsNoTracking()
                .Where(one => one.TermId == at.Term.Id && one.SchoolId == at.School.Id)
                .Where(one => one.Status == OfferingStatus.Published)
                .Where(one => !desk.Db.RoundOfferings.Any(other => other.OfferingId == one.Id))
                .OrderBy(one => one.Title)
                .Take(MostOfferings)
                .ToListAsync(ct),
            Guid.CreateVersion7()
        );

    public async Task<RoundDeskShown?> OneAsync(TermDesk at, Guid id, CancellationToken ct)
    {
        var round = await desk
            .Db.Rounds.AsNoTracking()
            .Where(one => one.Id == id && one.TermId == at.Term.Id)
            .Select(ReadRounds.Shown(desk.Clock.GetUtcNow()))
            .FirstOrDefaultAsync(ct);
        if (round is null)
            return null;
        Guid[] ids = [.. round.Offerings.Select(one => one.OfferingId)];
        var titles = await desk
            .Db.Offerings.Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Title, ct);
        var seats = await desk
            .Db.Seats.AsNoTracking()
            .Where(one => ids.Contains(one.OfferingId))
            .ToDictionaryAsync(one => one.OfferingId, ct);
        var live = desk.Db.Requests.Where(one => one.RoundId == id && one.Status != RequestStatus.Ended);
        var asked = await live.SelectMany(one => one.Choices)
            .GroupBy(choice => choice.OfferingId)
            .Select(group => new
            {
                group.Key,
                All = group.Count(),
                First = group.Count(choice => choice.Rank == 1),
            })
            .ToDictionaryAsync(group => group.Key, ct);
        var left = await desk
            .Db.RoundOfferings.Where(one => one.RoundId == id)
            .OpenToFirstCome(desk.Db)
            .Select(one => one.OfferingId)
            .ToListAsync(ct);
        return new RoundDeskShown(
            at,
            round,
            [
                .. round.Offerings.Select(one => new RoundOfferingLine(
                    one,
                    titles.GetValueOrDefault(one.OfferingId, ""),
                    asked.GetValueOrDefault(one.OfferingId)?.First ?? 0,
                    asked.GetValueOrDefault(one.OfferingId)?.All ?? 0,
                    seats.GetValueOrDefault(one.OfferingId),
                    left.Contains(one.OfferingId)
                )),
            ],
            await live.CountAsync(
                one => one.Status == RequestStatus.Submitted || one.Status == RequestStatus.ClassReviewed,
                ct
            ),
            desk.Clock.GetUtcNow()
        );
    }
}
