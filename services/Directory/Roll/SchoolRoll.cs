using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Roll;

/// <summary>A record of the roll that belongs to one school for good.</summary>
/// <typeparam name="TTold">The message that tells it.</typeparam>
public abstract class SchoolEntry<TTold> : RollEntry<TTold>
    where TTold : class
{
    /// <summary>Its school.</summary>
    public required Guid SchoolId { get; init; }
}

/// <summary>Enters what belongs to a school: its office may, or an operator, and what is entered stays at that school.</summary>
public sealed class SchoolRoll(RollReach reach, DirectoryDb db, RollBook book)
{
    /// <summary>Creates the record or changes it; see <see cref="RollBook.PutAsync"/>.</summary>
    /// <param name="fresh">The record to create when there is none: its id and its school.</param>
    /// <param name="body">What is asked, whole.</param>
    /// <param name="change">Writes the request into the record.</param>
    /// <param name="http">The request.</param>
    /// <param name="before">What else a change of a known record brings with it; saved only if the change is.</param>
    public async Task<IResult> PutAsync<TEntry, TTold, TBody>(
        TEntry fresh,
        TBody body,
        Action<TEntry> change,
        HttpContext http,
        Func<TEntry, Task>? before = null
    )
        where TEntry : SchoolEntry<TTold>
        where TTold : class
    {
        ArgumentNullException.ThrowIfNull(fresh);
        ArgumentNullException.ThrowIfNull(http);
        var ct = http.RequestAborted;
        var known = await db.Set<TEntry>().FirstOrDefaultAsync(one => one.Id == fresh.Id, ct);
        if (!await reach.KeepsAsync(known?.SchoolId ?? fresh.SchoolId, ct))
            return TypedResults.NotFound();
        if (known is not null && known.SchoolId != fresh.SchoolId)
            return Problems.Invalid("/schoolId", "It stays at its school; enter a new one.");
        if (known is not null && before is not null)
            await before(known);
        return await book.PutAsync<TEntry, TTold, TBody>(known, fresh, body, change, http);
    }
}
