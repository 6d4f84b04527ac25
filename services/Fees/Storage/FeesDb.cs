using AfterSchool.Fees.Bills;
using AfterSchool.Fees.BudgetYears;
using AfterSchool.Fees.ChargePackages;
using AfterSchool.Fees.Copies;
using AfterSchool.Fees.CostAccountings;
using AfterSchool.Fees.Expenditures;
using AfterSchool.Fees.Incomes;
using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.PayLists;
using AfterSchool.Fees.Payments;
using AfterSchool.Fees.PayoutRules;
using AfterSchool.Fees.Publications;
using AfterSchool.Fees.Refunds;
using AfterSchool.Fees.SchoolNotices;
using AfterSchool.Fees.Standards;
using AfterSchool.Fees.TermAccounts;
using AfterSchool.Fees.Waivers;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AfterSchool.Fees.Storage;

/// <summary>Fees' own database.</summary>
public sealed class FeesDb(DbContextOptions<FeesDb> options) : ServiceDb(options)
{
    /// <summary>Fee standards.</summary>
    public DbSet<FeeStandard> FeeStandards => Set<FeeStandard>();

    /// <summary>Bills, one for each place.</summary>
    public DbSet<Bill> Bills => Set<Bill>();

    /// <summary>Payments; append-only.</summary>
    public DbSet<Payment> Payments => Set<Payment>();

    /// <summary>What schools mean to charge for; append-only.</summary>
    public DbSet<ChargePackage> ChargePackages => Set<ChargePackage>();

    /// <summary>Refunds.</summary>
    public DbSet<Refund> Refunds => Set<Refund>();

    /// <summary>Expenditures; append-only.</summary>
    public DbSet<Expenditure> Expenditures => Set<Expenditure>();

    /// <summary>Pay lists.</summary>
    public DbSet<PayList> PayLists => Set<PayList>();

    /// <summary>Closed accounts of terms; append-only.</summary>
    public DbSet<TermAccount> TermAccounts => Set<TermAccount>();

    /// <summary>What payers get of a term's surplus.</summary>
    public DbSet<SurplusShare> SurplusShares => Set<SurplusShare>();

    /// <summary>Money of other sources; append-only.</summary>
    public DbSet<Income> Incomes => Set<Income>();

    /// <summary>Takings paid over; append-only.</summary>
    public DbSet<Remittance> Remittances => Set<Remittance>();

    /// <summary>Estimates of operating cost; append-only.</summary>
    public DbSet<OperatingEstimate> OperatingEstimates => Set<OperatingEstimate>();

    /// <summary>Schools' own waivers; append-only.</summary>
    public DbSet<SchoolWaiver> SchoolWaivers => Set<SchoolWaiver>();

    /// <summary>Schools' publications of their fees; append-only.</summary>
    public DbSet<FeePublication> FeePublications => Set<FeePublication>();

    /// <summary>Cost accountings of divisions; append-only.</summary>
    public DbSet<CostAccounting> CostAccountings => Set<CostAccounting>();

    /// <summary>Schools' rules on pay.</summary>
    public DbSet<PayoutRule> PayoutRules => Set<PayoutRule>();

    /// <summary>Schools' notices to families; append-only.</summary>
    public DbSet<SchoolNotice> SchoolNotices => Set<SchoolNotice>();

    /// <summary>Closed budget years; append-only.</summary>
    public DbSet<BudgetYear> BudgetYears => Set<BudgetYear>();

    /// <summary>What parents are told of terms.</summary>
    public DbSet<TermStatement> TermStatements => Set<TermStatement>();

    /// <summary>Accounts of the ledger.</summary>
    public DbSet<LedgerAccount> LedgerAccounts => Set<LedgerAccount>();

    /// <summary>Transactions of the ledger; append-only.</summary>
    public DbSet<LedgerTransaction> LedgerTransactions => Set<LedgerTransaction>();

    /// <summary>Entries of the ledger; append-only.</summary>
    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    /// <summary>Plans in force, as Enrolment told.</summary>
    public DbSet<SchoolPlan> Plans => Set<SchoolPlan>();

    /// <summary>Offerings, as Enrolment told.</summary>
    public DbSet<OfferingState> Offerings => Set<OfferingState>();

    /// <summary>Timetables, as Enrolment told.</summary>
    public DbSet<OfferingTimetable> Timetables => Set<OfferingTimetable>();

    /// <summary>Sessions held, as Safety told.</summary>
    public DbSet<SessionTakenPlace> Sessions => Set<SessionTakenPlace>();

    /// <summary>Places ended, as Enrolment told.</summary>
    public DbSet<EndedPlace> EndedPlaces => Set<EndedPlace>();

    /// <summary>Charge freezes, as Supervision told.</summary>
    public DbSet<ChargeFreeze> ChargeFreezes => Set<ChargeFreeze>();

    /// <summary>Workloads, as Staffing told.</summary>
    public DbSet<Workload> Workloads => Set<Workload>();

    /// <summary>The copy of an offering, made when nothing was told of it before.</summary>
    public async Task<OfferingState> OfferingAsync(Guid id, CancellationToken ct) =>
        await Offerings.FindAsync([id], ct) ?? Offerings.Add(new OfferingState { OfferingId = id }).Entity;

    /// <summary>The bill, locked until the transaction ends, so that two who change it come one after the other.</summary>
    public Task<Bill?> LockedBillAsync(Guid id, CancellationToken ct) =>
        Bills.FromSql($"select *, xmin from bill where id = {id} for update").SingleOrDefaultAsync(ct);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<FeeStandard>(standard =>
        {
            standard.ToTable("fee_standard").Property<uint>("Version").IsRowVersion();
            standard.HasIndex(row => new { row.Division, row.EffectiveOn });
        });
        modelBuilder.Entity<Bill>(bill =>
        {
            bill.ToTable("bill", table => table.HasCheckConstraint("bill_is_not_overpaid", "paid <= amount"));
            bill.IsTracedAs("bill");
            bill.Property<uint>("Version").IsRowVersion();
            bill.HasIndex(row => row.PlaceId).IsUnique();
            bill.HasIndex(row => row.SchoolId);
            bill.HasIndex(row => new { row.PupilId, row.TermId });
            bill.HasIndex(row => row.LookAgainAt).HasFilter("state in ('Pending', 'AwaitingWaiverRule')");
        });
        modelBuilder.MapMoney();
        modelBuilder.MapRecords();
        modelBuilder.MapLedger();
        modelBuilder.MapCopies();
    }
}

/// <summary>For <c>dotnet ef migrations add</c>, which needs no server.</summary>
internal sealed class FeesDbForDesign : IDesignTimeDbContextFactory<FeesDb>
{
    public FeesDb CreateDbContext(string[] args) => StorageSetup.Create<FeesDb>("Host=unused");
}
