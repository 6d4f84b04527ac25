using Npgsql;

namespace AfterSchool.Resilience.Checks;

/// <summary>The seven databases, each with one connection of the administrator's.</summary>
public sealed class Databases : IAsyncDisposable
{
    /// <summary>The five that decide.</summary>
    public static readonly string[] Deciding = ["enrolment", "fees", "staffing", "safety", "supervision"];

    /// <summary>Those that tell and hear.</summary>
    public static readonly string[] Telling = ["directory", .. Deciding];

    private readonly Dictionary<string, NpgsqlConnection> _connections = [];

    private Databases() { }

    /// <summary>Connects to all of them; nothing is kept between two looks, since the server may have been killed in between.</summary>
    public static async Task<Databases> OpenAsync(Servers servers, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(servers);
        var databases = new Databases();
        try
        {
            foreach (var name in (string[])[.. Telling, "gateway"])
            {
                var own = new NpgsqlConnectionStringBuilder(servers.Postgres) { Database = name, Pooling = false };
                var connection = databases._connections[name] = new NpgsqlConnection(own.ConnectionString);
                await connection.OpenAsync(ct);
            }

            return databases;
        }
        catch
        {
            await databases.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first column of every row, as text.</summary>
    public async Task<List<string>> ReadAsync(string database, string sql, CancellationToken ct)
    {
        await using var command = _connections[database].CreateCommand();
        // Only our own constants come here.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<string> rows = [];
        while (await reader.ReadAsync(ct))
            rows.Add(reader.IsDBNull(0) ? "" : Convert.ToString(reader.GetValue(0), provider: null)!);
        return rows;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections.Values)
            await connection.DisposeAsync();
    }
}
