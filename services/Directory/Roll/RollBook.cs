using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace AfterSchool.Directory.Roll;

/// <summary>
/// Enters and changes records of the roll. A PUT without <c>If-Match</c> creates; one with <c>If-Match: "revision"</c> changes. Each
/// may be repeated after a lost answer: the same request twice is one thing.
/// </summary>
public sealed class RollBook(DirectoryDb db, Outbox outbox, Seals seals, TimeProvider clock)
{
    /// <summary>Creates the record or changes it, tells it, and saves.</summary>
    /// <param name="known">The record, when there is one.</param>
    /// <param name="fresh">The record to create when there is none; only its id needs to be set.</param>
    /// <param name="body">What is asked, whole.</param>
    /// <param name="change">Writes the request into the record.</param>
    /// <param name="http">The request, for <c>If-Match</c> and <c>ETag</c>.</param>
    public async Task<IResult> PutAsync<TEntry, TTold, TBody>(
        TEntry? known,
        TEntry fresh,
        TBody body,
        Action<TEntry> change,
        HttpContext http
    )
        where TEntry : RollEntry<TTold>
        where TTold : class
    {
        var asked = AskedOf(body);
        var expected = RevisionAsked(http);
        if (known is null)
            return expected is null
                ? await CreateAsync<TEntry, TTold>(fresh, asked, change, http)
                : Results.Problem(statusCode: StatusCodes.Status412PreconditionFailed);
        if (known.Asked == asked && (expected is null || expected >= known.Revision - 1))
        {
            // The same request again, whether it created or changed.
            return Done(known.Revision, http);
        }
        else if (expected is null)
        {
            var created = Hash(asked);
            return await db.Creations.AnyAsync(row => row.Id == known.Id && row.Asked == created, http.RequestAborted)
                ? Done(known.Revision, http)
                : Taken();
        }
        else if (expected != known.Revision)
        {
            return Results.Problem(
                statusCode: StatusCodes.Status412PreconditionFailed,
                detail: $"The record is at revision {known.Revision}; read it again."
            );
        }

        known.Asked = asked;
        Tell<TEntry, TTold>(known, change);
        await db.SaveChangesAsync(http.RequestAborted);
        return Done(known.Revision, http);
    }

    // The id is claimed first: of two creations at once the second waits here for the first, and then sees what became of it.
    private async Task<IResult> CreateAsync<TEntry, TTold>(
        TEntry fresh,
        string asked,
        Action<TEntry> change,
        HttpContext http
    )
        where TEntry : RollEntry<TTold>
        where TTold : class
    {
        var (id, hash, ct) = (fresh.Id, Hash(asked), http.RequestAborted);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var isOurs = await db.Database.ExecuteSqlAsync(
            $"insert into creation (id, asked) values ({id}, {hash}) on conflict do nothing",
            ct
        );
        if (isOurs == 0)
            return
                await db.Set<TEntry>()
                    .Where(row => row.Id == id && db.Creations.Any(one => one.Id == id && one.Asked == hash))
                    .Select(row => (long?)row.Revision)
                    .FirstOrDefaultAsync(ct)
                    is { } revision
                ? Done(revision, http)
                : Taken();
        fresh.Asked = asked;
        db.Add(fresh);
        Tell<TEntry, TTold>(fresh, change);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Done(fresh.Revision, http);
    }

    /// <summary>Changes a record by a verb and tells it; the caller saves.</summary>
    public void Tell<TEntry, TTold>(TEntry entry, Action<TEntry> change)
        where TEntry : RollEntry<TTold>
        where TTold : class
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(change);
        change(entry);
        entry.Revision++;
        outbox.Publish(entry.Told(clock.Now()));
    }

    /// <summary>A keyed digest of a request: bodies hold names, and a plain hash of a name can be guessed.</summary>
    public string AskedOf<TBody>(TBody body) =>
        seals.Directory.Blind(typeof(TBody).Name + JsonSerializer.Serialize(body, JsonSerializerOptions.Web));

    /// <summary>What <see cref="Creation"/> keeps of it.</summary>
    internal static byte[] Hash(string asked) => SHA256.HashData(Encoding.UTF8.GetBytes(asked));

    /// <summary>409: the id is taken by something else.</summary>
    public static IResult Taken() =>
        Problems.Conflict(
            "taken",
            "This id is taken by another request; to change a record send If-Match: \"revision\"."
        );

    private static NoContent Done(long revision, HttpContext http)
    {
        http.Response.Headers.ETag = $"\"{revision}\"";
        return TypedResults.NoContent();
    }

    private static long? RevisionAsked(HttpContext http) =>
        EntityTagHeaderValue.TryParse(http.Request.Headers.IfMatch.ToString(), out var tag)
        && long.TryParse(tag.Tag.AsSpan().Trim('"'), out var revision)
            ? revision
            : null;
}
