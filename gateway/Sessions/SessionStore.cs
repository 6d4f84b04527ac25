using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace AfterSchool.Gateway.Sessions;

/// <summary>
/// Tickets of people's sessions, in the gateway's database. Plain statements, not EF Core: every request of every browser reads one.
/// </summary>
internal sealed class SessionStore(NpgsqlDataSource database, IDataProtectionProvider protection) : ITicketStore
{
    private const string IdOfSession = "session";
    private readonly IDataProtector _protector = protection.CreateProtector("AfterSchool.Gateway.Session.v1");

    /// <inheritdoc />
    public Task<string> StoreAsync(AuthenticationTicket ticket) => StoreAsync(ticket, CancellationToken.None);

    /// <inheritdoc />
    public async Task<string> StoreAsync(AuthenticationTicket ticket, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var insert = Command(
            "insert into session (id_hash, ticket, expires) values ($1, $2, $3)",
            HashOf(id),
            Protected(ticket),
            ExpiryOf(ticket)
        );
        await insert.ExecuteNonQueryAsync(cancellationToken);
        return id;
    }

    /// <inheritdoc />
    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        await using var update = Command(
            "update session set ticket = $2, expires = $3 where id_hash = $1",
            HashOf(key),
            Protected(ticket),
            ExpiryOf(ticket)
        );
        await update.ExecuteNonQueryAsync();
    }

    /// <inheritdoc />
    public Task<AuthenticationTicket?> RetrieveAsync(string key) => RetrieveAsync(key, CancellationToken.None);

    /// <inheritdoc />
    public async Task<AuthenticationTicket?> RetrieveAsync(string key, CancellationToken cancellationToken)
    {
        await using var select = Command(
            "select ticket from session where id_hash = $1 and expires > $2",
            HashOf(key),
            TimeProvider.System.GetUtcNow()
        );
        return Opened(key, (byte[]?)await select.ExecuteScalarAsync(cancellationToken));
    }

    /// <inheritdoc />
    public async Task RemoveAsync(string key)
    {
        await using var delete = Command("delete from session where id_hash = $1", HashOf(key));
        await delete.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Changes a ticket while no other process can: the row is locked, so that two replicas never spend the same refresh token.
    /// Null from <paramref name="change"/> leaves it as it is; null at the end: there is no such session (any more).
    /// </summary>
    public async Task<AuthenticationTicket?> ChangeAsync(
        string key,
        Func<AuthenticationTicket, Task<AuthenticationTicket?>> change
    )
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var select = new NpgsqlCommand(
            "select ticket from session where id_hash = $1 for update",
            connection,
            transaction
        )
        {
            Parameters = { new() { Value = HashOf(key) } },
        };
        if (Opened(key, (byte[]?)await select.ExecuteScalarAsync()) is not { } before)
            return null;
        if (await change(before) is not { } after)
            return before;

        await using var update = new NpgsqlCommand(
            "update session set ticket = $2 where id_hash = $1",
            connection,
            transaction
        )
        {
            Parameters =
            {
                new() { Value = HashOf(key) },
                new() { Value = Protected(after) },
            },
        };
        await update.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return after;
    }

    /// <summary>Removes sessions that are over.</summary>
    public async Task<int> PurgeAsync(CancellationToken ct)
    {
        await using var delete = Command("delete from session where expires <= $1", TimeProvider.System.GetUtcNow());
        return await delete.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Id of the session that a ticket was read from.</summary>
    public static string IdOf(AuthenticationProperties properties) =>
        properties.GetParameter<string>(IdOfSession)
        ?? throw new InvalidOperationException("The ticket is of no session.");

    /// <summary>What is stored, and may be logged, in place of an id.</summary>
    public static byte[] HashOf(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id));

    private static DateTimeOffset ExpiryOf(AuthenticationTicket ticket) =>
        ticket.Properties.ExpiresUtc ?? throw new InvalidOperationException("A session without an end is not kept.");

    private byte[] Protected(AuthenticationTicket ticket) =>
        _protector.Protect(TicketSerializer.Default.Serialize(ticket));

    private AuthenticationTicket? Opened(string id, byte[]? kept)
    {
        if (kept is null)
            return null;
        try
        {
            var ticket = TicketSerializer.Default.Deserialize(_protector.Unprotect(kept));
            ticket?.Properties.SetParameter(IdOfSession, id);
            return ticket;
        }
        catch (CryptographicException)
        {
            // The keys were renewed with the secret: the person signs in anew.
            return null;
        }
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
