using AfterSchool.Enrolment.Storage;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.Enrolment.Tests;

/// <summary>A row that a test holds locked, so that commands meet in the order in which the test sends them.</summary>
internal sealed class RowHeld : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;
    private readonly EnrolmentDb _db;
    private readonly IDbContextTransaction _transaction;

    private RowHeld(AsyncServiceScope scope, EnrolmentDb db, IDbContextTransaction transaction) =>
        (_scope, _db, _transaction) = (scope, db, transaction);

    /// <summary>Locks the seats of an offering.</summary>
    public static Task<RowHeld> SeatsAsync(EnrolmentApp app, Guid offering) =>
        OfAsync(app, $"select 1 from seats where offering_id = {offering} for update");

    /// <summary>Locks a request.</summary>
    public static Task<RowHeld> RequestAsync(EnrolmentApp app, Guid request) =>
        OfAsync(app, $"select 1 from enrolment_request where id = {request} for update");

    /// <summary>Until so many commands wait for the row, directly or behind one another.</summary>
    public Task WaitedForByAsync(int commands) =>
        Eventually.Equal(
            commands,
            () =>
                _db
                    .Database.SqlQuery<int>(
                        $"""
                        with recursive waits (pid) as (
                            select pg_backend_pid()
                            union
                            select one.pid from pg_stat_activity one join waits on waits.pid = any(pg_blocking_pids(one.pid))
                        )
                        select count(*)::int - 1 as "Value" from waits
                        """
                    )
                    .SingleAsync(),
            "commands that wait for the row"
        );

    /// <summary>Lets go.</summary>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _scope.DisposeAsync();
    }

    private static async Task<RowHeld> OfAsync(EnrolmentApp app, FormattableString sql)
    {
        var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnrolmentDb>();
        var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync(sql);
        return new RowHeld(scope, db, transaction);
    }
}
