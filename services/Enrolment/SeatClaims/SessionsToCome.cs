using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Calendar;
using Npgsql;

namespace AfterSchool.Enrolment.SeatClaims;

/// <summary>What is still to come of offerings: from which day on, and for how many sessions, a child that joins now pays.</summary>
internal static class SessionsToCome
{
    private const string Question = """
        with next as (
            select offering_id, min(day) as day from scheduled_session
            where offering_id = any($1) and (day > $2 or (day = $2 and starts > $3)) group by offering_id
        )
        select s.offering_id, next.day, count(*) filter (where s.day >= next.day), count(*)
        from scheduled_session s left join next using (offering_id)
        where s.offering_id = any($1) group by s.offering_id, next.day
        """;

    /// <summary>Of those whose seats are given at once: a seat that is held takes part later, if at all.</summary>
    public static Task<IReadOnlyDictionary<Guid, Sessions>> ReadAsync(
        NpgsqlConnection connection,
        IReadOnlyList<SeatTaken> taken,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        ReadAsync(
            connection,
            [
                .. taken
                    .Where(seat => seat.Place.HeldUntil is null && !AgreementRule.ComesFirst(seat.Governed.Pack))
                    .Select(seat => seat.Offering.Id)
                    .Distinct(),
            ],
            now,
            ct
        );

    /// <summary>Of these.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Sessions>> ReadAsync(
        NpgsqlConnection connection,
        Guid[] offerings,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var sessions = offerings.ToDictionary(one => one, _ => Sessions.None);
        if (offerings.Length == 0)
            return sessions;
        await using var ask = new NpgsqlCommand(Question, connection)
        {
            Parameters =
            {
                new() { Value = offerings },
                new() { Value = now.DayInChina() },
                new() { Value = TimeOnly.FromDateTime(now.InChina().DateTime) },
            },
        };
        await ask.PrepareAsync(ct);
        await using var row = await ask.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            sessions[row.GetGuid(0)] = new Sessions(
                row.IsDBNull(1) ? null : row.GetFieldValue<DateOnly>(1),
                (int)row.GetInt64(2),
                (int)row.GetInt64(3)
            );
        return sessions;
    }
}
