using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AfterSchool.Enrolment.Tests;
using Npgsql;

namespace AfterSchool.Load.Rush;

/// <summary>
/// PostgreSQL alone, by its own pgbench: the same rows of a claim and the same message, one statement and one
/// transaction each, prepared, and nobody else about. No token, no rules, no answer to a family.
/// </summary>
internal static partial class RawPostgres
{
    private static string Script(int offerings, string findings, string body) =>
        $$"""
            \set n random(1, {{offerings}})
            with offering as (select id, school from bench where n = :n),
            ids as (select gen_random_uuid() as request, gen_random_uuid() as pupil, gen_random_uuid() as place),
            seated as (update seats set taken = taken + 1 where offering_id = (select id from offering)),
            created as (insert into creation (id, asked) select request, decode(repeat('00', 32), 'hex') from ids),
            requested as (
                insert into enrolment_request (id, pupil_id, class_id, school_id, term_id, asked_by, pickup_difficulty, status, steps_done, place_id, signed_by)
                select request, pupil, school, school, school, pupil, false, 'Submitted', '{application}', place, '{}' from ids, offering
            ), chosen as (insert into request_choice (request_id, rank, offering_id, status) select request, 1, offering.id, 'Placed' from ids, offering),
            placed as (
                insert into place (id, request_id, pupil_id, offering_id, school_id, term_id, status, held_until)
                select place, request, pupil, offering.id, school, school, 'Reserved', now() + interval '48 hours' from ids, offering
            ), slotted as (
                insert into place_slot (place_id, pupil_id, term_id, weekday, starts_minute, ends_minute)
                select place, pupil, school, 1, 990, 1050 from ids, offering
            ), decided as (
                insert into decision (id, command, subject_id, school_id, asked_by, at, verdict, edition, findings)
                select gen_random_uuid(), 'claim-seat', request, school, pupil, now(), 'Noted', 'hunan/2024-03-18', '{{findings}}'::jsonb from ids, offering
            )
            insert into outbox (id, contract, body, written_at, attempts)
            select gen_random_uuid(), 'AfterSchool.Contracts.Everyone.NoticeDue', '{{body}}', now(), 0 from ids;
            """;

    public static async Task<double> MeasureAsync(Stage stage, Crowd crowd, int seconds)
    {
        var (findings, body) = await AsWrittenAsync(stage);
        await RunAsync(
            stage,
            """
            drop table if exists bench;
            create table bench (n int primary key, id uuid not null, school uuid not null);
            """
        );
        await using (
            var fill = stage.Database.CreateCommand(
                "insert into bench select row_number() over (), id, school_id from offering where id = any($1)"
            )
        )
        {
            fill.Parameters.Add(new() { Value = crowd.Offerings });
            await fill.ExecuteNonQueryAsync();
        }

        await RunAsync(stage, "analyze");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Script(crowd.Offerings.Length, findings, body));
            return await BenchAsync(stage, file, seconds);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // A row as long as ours.
    private static async Task<(string Findings, string Body)> AsWrittenAsync(Stage stage)
    {
        await using var ask = stage.Database.CreateCommand(
            "select (select findings::text from decision order by id desc limit 1), (select body from told order by id desc limit 1)"
        );
        await using var row = await ask.ExecuteReaderAsync();
        await row.ReadAsync();
        // What begins with a colon would be a variable of pgbench.
        static string Quoted(string text) =>
            text.Replace("'", "''", StringComparison.Ordinal).Replace(":", ": ", StringComparison.Ordinal);
        return (Quoted(row.GetString(0)), Quoted(row.GetString(1)));
    }

    private static async Task RunAsync(Stage stage, string sql)
    {
#pragma warning disable CA2100 // Constants of this file.
        await using var command = stage.Database.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<double> BenchAsync(Stage stage, string script, int seconds)
    {
        var server = new NpgsqlConnectionStringBuilder(stage.Admin);
        string[] options =
        [
            "--no-vacuum",
            "--protocol=prepared",
            "--client=32",
            "--jobs=2",
            $"--time={seconds}",
            $"--file={script}",
            $"--host={server.Host}",
            $"--port={server.Port}",
            $"--username={server.Username}",
            "enrolment",
        ];
        var start = new ProcessStartInfo("/usr/lib/postgresql/15/bin/pgbench", options)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PGPASSWORD"] = server.Password },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var rate = PerSecond().Match(said);
        return rate.Success
            ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench: {said}\n{await errors}");
    }

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex PerSecond();
}
