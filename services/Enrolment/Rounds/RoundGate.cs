using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>
/// The door of a round. Who chooses holds it open together with all others who do; who freezes or draws waits until all of them
/// have committed, and then it is shut: a choice is in the list or was refused, never neither.
/// </summary>
internal sealed class RoundGate(EnrolmentDb db, TimeProvider clock)
{
    /// <summary>Whether families may choose now; holds the door open until the caller's transaction ends.</summary>
    public async Task<bool> IsOpenAsync(Guid round, CancellationToken ct)
    {
        var found = await db
            .Rounds.FromSql($"select * from choosing_round where id = {round} for share")
            .AsNoTracking()
            .Select(one => new
            {
                one.Status,
                one.OpensAt,
                one.ClosesAt,
            })
            .SingleAsync(ct);
        var now = clock.Now();
        return found.Status == RoundStatus.Announced && found.OpensAt <= now && now < found.ClosesAt;
    }

    /// <summary>The round with its offerings, and the door shut until the caller's transaction ends.</summary>
    public async Task<ChoosingRound?> ShutAsync(Guid round, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from choosing_round where id = {round} for update", ct);
        return await db.Rounds.Include(one => one.Offerings).FirstOrDefaultAsync(one => one.Id == round, ct);
    }
}
