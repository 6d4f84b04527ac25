using Npgsql;

namespace AfterSchool.AppHost.Tests.Deploy;

/// <summary>Connections to PostgreSQL, which are counted before they are missing.</summary>
internal static class Pools
{
    /// <summary>Left for administrators, migrations and the server's own.</summary>
    public const int Reserve = 20;

    /// <summary>The most connections that a process with this connection string opens.</summary>
    public static int SizeIn(string connection) => new NpgsqlConnectionStringBuilder(connection).MaxPoolSize;
}
