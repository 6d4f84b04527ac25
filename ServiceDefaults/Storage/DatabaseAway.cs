using System.Net.Sockets;
using Npgsql;

namespace AfterSchool.ServiceDefaults.Storage;

/// <summary>
/// Tells the database's absence (it is restarted, recovers, or cannot be reached) from every other failure: whoever asked did nothing
/// wrong, nobody knows whether the last commit stood, and the same said again in a moment is answered as it should be.
/// </summary>
public static class DatabaseAway
{
    /// <summary>Whether the failure, or what caused it, is that the database is not there.</summary>
    public static bool Caused(Exception? failure)
    {
        for (var one = failure; one is not null; one = one.InnerException)
            switch (one)
            {
                case PostgresException said:
                    return IsAway(said.SqlState);
                case NpgsqlException { InnerException: null or IOException or SocketException or TimeoutException }:
                    return true;
            }

        return false;
    }

    // 57P01 and 57P02: it shuts down, in order or not. 57P03: it starts. 08: the connection. 53300: no connection is free.
    private static bool IsAway(string state) =>
        state
            is PostgresErrorCodes.AdminShutdown
                or PostgresErrorCodes.CrashShutdown
                or PostgresErrorCodes.CannotConnectNow
                or PostgresErrorCodes.TooManyConnections
        || state.StartsWith("08", StringComparison.Ordinal);
}
