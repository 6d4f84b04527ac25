using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AfterSchool.ServiceDefaults.Storage;

/// <summary>For looks that a command and a clock, or two replicas, take at one moment.</summary>
public static class LookingAgain
{
    /// <summary>
    /// Looks and saves what comes of it. Where another has opened the same at that moment, it looks again, finds it there, and saves the
    /// rest.
    /// </summary>
    public static async Task SaveLookAsync(this DbContext db, Func<Task> look, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(look);
        for (var isAgain = false; ; isAgain = true)
        {
            await look();
            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException twice)
                when (!isAgain
                    && twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
                )
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
