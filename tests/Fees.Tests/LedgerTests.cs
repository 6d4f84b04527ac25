using System.Net;
using System.Net.Http.Json;
using AfterSchool.Fees.Ledgers;
using AfterSchool.ServiceDefaults.Codes;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AfterSchool.Fees.Tests;

public sealed class LedgerTests(FeesApp app)
{
    private static readonly Gen<Movement> Movements = Gen.Select(
            Gen.Enum<AccountKind>(),
            Gen.Enum<AccountKind>(),
            Gen.Long[1, 1_000_000_000]
        )
        .Where((debit, credit, _) => debit != credit)
        .Select((debit, credit, fen) => new Movement(debit, credit, new Money(fen)));

    [Fact]
    public async Task Whatever_is_entered_sums_to_zero_and_balances_are_the_fold_of_entries() =>
        await Movements
            .List[1, 8]
            .SampleAsync(
                async movements =>
                {
                    var (school, term) = (Guid.CreateVersion7(), Guid.CreateVersion7());
                    await using var scope = app.Services.CreateAsyncScope();
                    var db = scope.ServiceProvider.GetRequiredService<Storage.FeesDb>();
                    var ledger = scope.ServiceProvider.GetRequiredService<Ledger>();
                    foreach (var movement in movements)
                    {
                        await ledger.EnterAsync($"test/{Guid.CreateVersion7()}", (school, term), movement, default);
                        await db.SaveChangesAsync();
                    }

                    var sum = 0L;
                    foreach (var kind in Enum.GetValues<AccountKind>())
                    {
                        var balance = await ledger.BalanceAsync(school, term, kind, default);
                        var expected =
                            movements.Where(one => one.Debit == kind).Sum(one => one.Amount.Fen)
                            - movements.Where(one => one.Credit == kind).Sum(one => one.Amount.Fen);
                        Assert.Equal(expected, balance.Fen);
                        sum += balance.Fen;
                    }

                    Assert.Equal(0, sum);
                },
                iter: 25,
                threads: 1
            );

    [Fact]
    public void Refuses_a_transaction_that_does_not_balance()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Throws<InvalidOperationException>(() =>
            LedgerTransaction.Balanced("test", (one, other), app.Clock.GetUtcNow(), (one, new(5)), (other, new(-4)))
        );
    }

    [Theory]
    [InlineData("update ledger_entry set amount_fen = 1")]
    [InlineData("delete from ledger_entry")]
    [InlineData("update ledger_transaction set at = now()")]
    [InlineData("delete from ledger_transaction")]
    [InlineData("update payment set amount = 1")]
    [InlineData("truncate ledger_entry")]
    public async Task The_services_own_role_can_neither_change_nor_remove_what_was_entered(string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            app.InDbAsync(db => db.Database.ExecuteSqlRawAsync(sql))
        );
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task An_event_is_entered_once()
    {
        var school = await app.SchoolAsync();
        var key = $"test/{Guid.CreateVersion7()}";
        await EnterAsync();
        var refused = await Assert.ThrowsAsync<DbUpdateException>(EnterAsync);
        Assert.Equal(
            PostgresErrorCodes.UniqueViolation,
            Assert.IsType<PostgresException>(refused.InnerException).SqlState
        );
        Assert.Equal(100, await school.BalanceAsync(AccountKind.Funds));

        async Task EnterAsync()
        {
            await using var scope = app.Services.CreateAsyncScope();
            var ledger = scope.ServiceProvider.GetRequiredService<Ledger>();
            var movement = new Movement(AccountKind.Funds, AccountKind.FeeIncome, new Money(100));
            await ledger.EnterAsync(key, (school.Id, school.Term), movement, default);
            await scope.ServiceProvider.GetRequiredService<Storage.FeesDb>().SaveChangesAsync();
        }
    }

    [Fact]
    public async Task Of_many_who_spend_at_once_nobody_spends_what_is_not_there()
    {
        var school = await app.SchoolAsync();
        await school.ReceiveAsync("subsidy", "100.00").OkAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => school.SpendAsync("consumables", "60.00")));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        Assert.Equal(4_000, await school.BalanceAsync(AccountKind.Funds));
    }

    [Fact]
    public async Task The_database_itself_refuses_an_entry_that_unbalances_a_transaction()
    {
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync();
        var bill = await school.IssuedAsync(10_000);
        var payment = await school.PaidAsync(bill.Id, "50.00");
        var entry = await app.InDbAsync(db =>
            db.LedgerTransactions.AsNoTracking()
                .Include(one => one.Entries)
                .Where(one => one.Key == $"payment/{payment}")
                .Select(one => one.Entries[0])
                .SingleAsync()
        );
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            app.InDbAsync(db =>
                db.Database.ExecuteSqlAsync(
                    $"insert into ledger_entry values ({Guid.CreateVersion7()}, {entry.TransactionId}, {entry.AccountId}, 1)"
                )
            )
        );
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }
}
