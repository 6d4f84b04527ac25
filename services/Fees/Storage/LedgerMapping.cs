using AfterSchool.Fees.Ledgers;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Storage;

/// <summary>How the ledger is kept: append-only, and balanced whatever the code above it does.</summary>
internal static class LedgerMapping
{
    /// <summary>
    /// At the end of every transaction of the database, each transaction of the ledger that was touched sums to zero over two
    /// entries or more. Deferred, since entries come one by one. Added to the migration by hand.
    /// </summary>
    internal const string Balanced = """
        create function ledger_is_balanced() returns trigger language plpgsql as
        $$
        begin
          if (select sum(amount_fen) <> 0 or count(*) < 2 from ledger_entry where transaction_id = new.transaction_id) then
            raise exception 'ledger transaction % does not sum to zero', new.transaction_id using errcode = 'check_violation';
          end if;
          return null;
        end
        $$;
        create constraint trigger ledger_is_balanced after insert on ledger_entry
        deferrable initially deferred for each row execute function ledger_is_balanced();
        """;

    public static void MapLedger(this ModelBuilder model)
    {
        model.Entity<LedgerAccount>(account =>
        {
            account.ToTable("ledger_account");
            account
                .HasIndex(row => new
                {
                    row.SchoolId,
                    row.TermId,
                    row.Kind,
                })
                .IsUnique();
        });
        model.Entity<LedgerTransaction>(transaction =>
        {
            transaction.ToTable("ledger_transaction").IsAppendOnly();
            transaction.HasIndex(row => row.Key).IsUnique();
            transaction.HasIndex(row => new { row.SchoolId, row.TermId });
            transaction.HasMany(row => row.Entries).WithOne().HasForeignKey(entry => entry.TransactionId);
            transaction.Navigation(row => row.Entries).UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        model.Entity<LedgerEntry>(entry =>
        {
            entry
                .ToTable("ledger_entry", table => table.HasCheckConstraint("entry_is_something", "amount_fen <> 0"))
                .IsAppendOnly();
            entry.HasIndex(row => row.AccountId).IncludeProperties(row => row.AmountFen);
            entry
                .HasOne<LedgerAccount>()
                .WithMany()
                .HasForeignKey(row => row.AccountId)
                .OnDelete(DeleteBehavior.Restrict);
        });
    }
}
