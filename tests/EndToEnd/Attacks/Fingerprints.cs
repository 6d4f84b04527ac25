using AfterSchool.Testing;
using Npgsql;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>What all tables of the six services hold, as one number for each table: equal numbers, nothing changed.</summary>
/// <param name="server">The administrator's way into the server.</param>
internal sealed class Fingerprints(string server)
{
    private static readonly string[] Databases =
    [
        "directory",
        "enrolment",
        "fees",
        "staffing",
        "safety",
        "supervision",
    ];

    // A row each, in whatever order. Sessions of those who attack are renewed at their own time, and so is looked at what waits.
    private const string EveryTable = """
        select table_schema || '.' || table_name, query_to_xml(
            format('select count(*), sum(hashtextextended((to_jsonb(one) - ''looks'' - ''look_again_at'')::text, 0)) from %I.%I one', table_schema, table_name),
            true, true, '')::text
        from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
            and table_name not ilike 'openiddict%'
        """;

    /// <summary>Once what has been said has been heard everywhere, and nothing changes any more by itself.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OnceQuietAsync()
    {
        var last = await TakeAsync();
        await Eventually.True(
            async () =>
            {
                var before = last;
                last = await TakeAsync();
                return Changed(before, last).Length == 0;
            },
            "nothing changes by itself"
        );
        return last;
    }

    /// <summary>By database and table.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TakeAsync()
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var database in Databases)
        {
            await using var source = NpgsqlDataSource.Create($"{server};Database={database};Pooling=false");
            await using var ask = source.CreateCommand(EveryTable);
            await using var rows = await ask.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                all[$"{database}.{rows.GetString(0)}"] = rows.GetString(1);
        }

        return all;
    }

    /// <summary>Tables whose contents differ.</summary>
    public static string[] Changed(
        IReadOnlyDictionary<string, string> before,
        IReadOnlyDictionary<string, string> after
    ) => [.. after.Where(one => before.GetValueOrDefault(one.Key) != one.Value).Select(one => one.Key)];
}
