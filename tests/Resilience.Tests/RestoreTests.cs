using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Play;
using AfterSchool.Rehearsal.Web;
using AfterSchool.Resilience.Checks;
using AfterSchool.Testing;
using Npgsql;

namespace AfterSchool.Resilience.Tests;

/// <summary>
/// Backed up in the middle of a school's term, with messages in the outbox, in the broker and applied by some of those who hear them;
/// destroyed; restored; lived to the end. What people did after the backup is lost to them too: they go on from where it was written.
/// </summary>
public sealed class RestoreTests
{
    private const int Pupils = 8;
    private const int Callers = 4;
    private static readonly DateOnly Before = new(2026, 8, 20);

    [Fact]
    public async Task A_term_backed_up_in_the_middle_and_restored_is_lived_to_its_end_and_every_promise_holds()
    {
        await using var system = await OperatedSystem.NewAsync("restored");
        var promises = new Promises(await system.ServersAsync());
        await promises.WatchAsync();
        var term = await SchoolOpensAsync(system.Stage);
        var held = await HoldAsync(system);
        await term.Places.AreConfirmedAsync(Callers);
        Assert.NotEmpty(await promises.BrokenAsync());
        Assert.True(await AskAsync(system, "enrolment", "select count(*) from outbox") > 0, "all have left the outbox");
        Assert.True(await OnlyInTheBrokerAsync(system) > 0, "nothing waits in the broker");

        // Others go on while it is written; where it cuts them off must not matter.
        using var busy = new CancellationTokenSource();
        var entering = EnterSchoolsAsync(system.Stage, busy.Token);
        await system.RunAsync("--backup", system.BackupFile);
        await busy.CancelAsync();
        Assert.True(await entering > 0, "nobody was busy");

        // A future that will not have been: everything is delivered, and the bills are issued.
        await LetGoAsync(system, held);
        Assert.NotEmpty(await term.Money.IssuedAsync());

        await system.IsDestroyedAsync();
        await system.RunAsync("--restore", system.BackupFile);
        await system.StartAsync();
        Assert.True(
            await AskAsync(system, "enrolment", "select count(*) from retelling") == 1,
            "nothing is told again"
        );
        await LetGoAsync(system, held: null);

        await LivesToTheEndAsync(system.Stage, term);
        promises = new Promises(await system.ServersAsync());
        Assert.Empty(await promises.SettledAsync(TimeSpan.FromSeconds(120)));
        Assert.False(File.Exists(Path.Combine(system.Data, "restored")), "the next start would tell everything again");
    }

    private static async Task<SchoolsTerm> SchoolOpensAsync(Stage stage)
    {
        await stage.Clock.MoveToAsync(StoryClock.China(Before, 9));
        var made = CityMade.Of(seed: 1, [PlaceMade.Known[0]], schools: 1, Pupils).Schools[0];
        var neighbourhood = await Neighbourhood.OpenAsync(stage, made.Place);
        var term = await neighbourhood.EnterAsync(made, Callers);
        await term.OpensAsync();
        return term;
    }

    private static async Task LivesToTheEndAsync(Stage stage, SchoolsTerm term)
    {
        await term.Money.BillsArePaidAsync(Callers);
        await term.Afternoon.TeachersSignInAsync();
        // The first school day, and the first with clubs.
        foreach (var day in (DateOnly[])[School.FirstDay, School.FirstDay.AddDays(1)])
        {
            await stage.Clock.MoveToAsync(StoryClock.China(day, 16, 25));
            await term.Afternoon.PlayAsync(day, Callers);
        }

        await term.SettlesAsync();
    }

    // Every second message of Enrolment stays in the outbox, and two of those who hear the others stand still.
    private static async Task<int[]> HoldAsync(OperatedSystem system)
    {
        await AskAsync(
            system,
            "enrolment",
            """
            create function held_by_test() returns trigger language plpgsql as
            $$ begin if new.sequence % 2 = 0 then new.not_before := 'infinity'; end if; return new; end $$;
            create trigger held_by_test before insert on outbox for each row execute function held_by_test()
            """
        );
        int[] held = [system.IdOf("AfterSchool.Safety.dll"), system.IdOf("AfterSchool.Fees.dll")];
        foreach (var one in held)
            ProcessTree.Send(one, ProcessTree.Stop);
        return held;
    }

    private static async Task LetGoAsync(OperatedSystem system, int[]? held)
    {
        await AskAsync(
            system,
            "enrolment",
            """
            drop trigger held_by_test on outbox; drop function held_by_test;
            update outbox set not_before = null; select pg_notify('outbox', '')
            """
        );
        foreach (var one in held ?? [])
            ProcessTree.Send(one, ProcessTree.Continue);
    }

    // Told and confirmed, so in no outbox; not applied by those who stand still, so in no inbox.
    private static async Task<long> OnlyInTheBrokerAsync(OperatedSystem system)
    {
        var told = await RowsAsync(system, "enrolment", "select id from told where contract like '%PlaceConfirmed'");
        var applied = await RowsAsync(system, "fees", "select message_id from inbox");
        return told.Except(applied).Count();
    }

    private static async Task<int> EnterSchoolsAsync(Stage stage, CancellationToken ct)
    {
        var entered = 0;
        for (; !ct.IsCancellationRequested; entered++)
            await stage.EnterSchoolAsync(
                Guid.CreateVersion7(),
                "430103",
                $"214398{entered:0000}",
                $"第{entered + 1}小学"
            );
        return entered;
    }

    private static async Task<long> AskAsync(OperatedSystem system, string database, string sql)
    {
        await using var source = await OpenAsync(system, database);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }

    private static async Task<List<Guid>> RowsAsync(OperatedSystem system, string database, string sql)
    {
        await using var source = await OpenAsync(system, database);
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        List<Guid> ids = [];
        while (await rows.ReadAsync())
            ids.Add(rows.GetGuid(0));
        return ids;
    }

    private static async Task<NpgsqlDataSource> OpenAsync(OperatedSystem system, string database) =>
        NpgsqlDataSource.Create($"{(await system.ServersAsync()).Postgres};Database={database};Pooling=false");
}
