using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Assignments;
using AfterSchool.Staffing.Conduct;
using AfterSchool.Staffing.ContentReviews;
using AfterSchool.Staffing.Filings;
using AfterSchool.Staffing.Introductions;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Shortages;
using AfterSchool.Staffing.Standards;
using AfterSchool.Staffing.Timetable;
using AfterSchool.Staffing.Vendors;
using AfterSchool.Staffing.WorkingHours;
using AfterSchool.Staffing.Workloads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AfterSchool.Staffing.Storage;

/// <summary>Staffing's own database.</summary>
public sealed class StaffingDb(DbContextOptions<StaffingDb> options) : ServiceDb(options)
{
    /// <summary>Persons.</summary>
    public DbSet<StaffMember> Persons => Set<StaffMember>();

    /// <summary>Statements of shortage.</summary>
    public DbSet<ShortageStatement> Shortages => Set<ShortageStatement>();

    /// <summary>Contracts with outsiders whom a school hires.</summary>
    public DbSet<EngagementContract> EngagementContracts => Set<EngagementContract>();

    /// <summary>Filings of persons.</summary>
    public DbSet<Filing> Filings => Set<Filing>();

    /// <summary>Flexible-hours schemes of schools.</summary>
    public DbSet<FlexibleHoursScheme> FlexibleHoursSchemes => Set<FlexibleHoursScheme>();

    /// <summary>Time off granted.</summary>
    public DbSet<FlexibleHoursGrant> FlexibleHoursGrants => Set<FlexibleHoursGrant>();

    /// <summary>Who serves which offering.</summary>
    public DbSet<DutyAssignment> Assignments => Set<DutyAssignment>();

    /// <summary>Offerings, as Enrolment last told.</summary>
    public DbSet<Offering> Offerings => Set<Offering>();

    /// <summary>Suspensions, as Enrolment last told.</summary>
    public DbSet<Suspension> Suspensions => Set<Suspension>();

    /// <summary>Timetables, as Enrolment last told.</summary>
    public DbSet<Schedule> Schedules => Set<Schedule>();

    /// <summary>Vendors.</summary>
    public DbSet<Vendor> Vendors => Set<Vendor>();

    /// <summary>Credentials of vendors.</summary>
    public DbSet<VendorCredential> VendorCredentials => Set<VendorCredential>();

    /// <summary>Schools' requests to bring in a vendor or a person.</summary>
    public DbSet<Introduction> Introductions => Set<Introduction>();

    /// <summary>Reviews of what items offer.</summary>
    public DbSet<ContentReview> ContentReviews => Set<ContentReview>();

    /// <summary>What authorities have laid down.</summary>
    public DbSet<AuthorityStandard> Standards => Set<AuthorityStandard>();

    /// <summary>Misconduct reported.</summary>
    public DbSet<ConductCase> ConductCases => Set<ConductCase>();

    /// <summary>Bans, as Supervision told.</summary>
    public DbSet<VendorBan> VendorBans => Set<VendorBan>();

    /// <summary>Selections with their bids.</summary>
    public DbSet<VendorSelection> Selections => Set<VendorSelection>();

    /// <summary>Bids.</summary>
    public DbSet<VendorBid> Bids => Set<VendorBid>();

    /// <summary>Permits of schools.</summary>
    public DbSet<SchoolPermit> Permits => Set<SchoolPermit>();

    /// <summary>Running totals of permits.</summary>
    public DbSet<PermitTotal> PermitTotals => Set<PermitTotal>();

    /// <summary>Substantiated complaints at schools.</summary>
    public DbSet<SchoolWarning> Warnings => Set<SchoolWarning>();

    /// <summary>Contracts with vendors.</summary>
    public DbSet<VendorContract> VendorContracts => Set<VendorContract>();

    /// <summary>Who was on duty at which held session.</summary>
    public DbSet<HeldDuty> HeldDuties => Set<HeldDuty>();

    /// <summary>Confirmed workloads.</summary>
    public DbSet<Workload> Workloads => Set<Workload>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        MapPersons(modelBuilder);
        MapTimetable(modelBuilder);
        MapVendors(modelBuilder);
        MapIntroductions(modelBuilder);
        MapOversight(modelBuilder);
        MapWorkloads(modelBuilder);
    }

    private static void MapPersons(ModelBuilder model)
    {
        model.Entity<StaffMember>(person =>
        {
            person.ToTable("staff_member");
            person.Property<uint>("Version").IsRowVersion();
            person.OwnsMany(row => row.Lessons, lessons => lessons.ToJson());
            person.HasMany(row => row.Checks).WithOne().HasForeignKey(check => check.PersonId);
            person.HasMany(row => row.Contracts).WithOne().HasForeignKey(contract => contract.PersonId);
            person.HasIndex(row => new { row.SchoolId, row.Id });
            person.HasIndex(row => new { row.VendorId, row.SchoolId }).HasFilter("vendor_id is not null");
            person.HasIndex(row => row.ClearedUntil).HasFilter("status = 'Cleared'");
        });
        model.Entity<BackgroundCheck>(check =>
        {
            check.ToTable("background_check").IsAppendOnly();
            check.Property(row => row.Id).ValueGeneratedNever();
        });
        model.Entity<EngagementContract>(contract =>
        {
            contract.ToTable("engagement_contract").IsAppendOnly();
            contract.Property(row => row.Id).ValueGeneratedNever();
        });
        model.Entity<Filing>(filing =>
        {
            filing.ToTable("filing");
            filing.Property<uint>("Version").IsRowVersion();
            filing.HasIndex(row => new { row.SchoolId, row.Id });
        });
        model.Entity<FlexibleHoursScheme>(scheme =>
        {
            scheme.ToTable("flexible_hours_scheme").IsAppendOnly();
            scheme.HasIndex(row => new { row.SchoolId, row.From });
        });
        model.Entity<FlexibleHoursGrant>(grant =>
        {
            grant.ToTable("flexible_hours_grant").IsAppendOnly();
            grant.HasIndex(row => new { row.SchoolId, row.Id });
        });
        model.Entity<ShortageStatement>(stated =>
        {
            stated.ToTable("shortage_statement").IsAppendOnly();
            stated.HasIndex(row => new { row.SchoolId, row.TermId });
        });
        model.Entity<DutyAssignment>(assignment =>
        {
            assignment.ToTable("duty_assignment");
            assignment.Property<uint>("Version").IsRowVersion();
            assignment.HasIndex(row => new { row.PersonId, row.OfferingId }).IsUnique().HasFilter("is_active");
            assignment.HasIndex(row => new { row.SchoolId, row.Id });
            assignment.Property(row => row.Times).IsTakenTimes();
        });
    }

    private static void MapTimetable(ModelBuilder model)
    {
        model.Entity<Offering>(offering =>
        {
            offering.ToTable("offering").HasIndex(row => row.SchoolId);
            offering.HasIndex(row => row.Id).HasFilter("review_asked_at is null");
        });
        model.Entity<Suspension>().ToTable("suspension").HasKey(row => row.OfferingId);
        model.Entity<Schedule>(schedule =>
        {
            schedule.ToTable("schedule").HasKey(row => row.OfferingId);
            schedule.Ignore(row => row.FirstDay);
            schedule.OwnsMany(row => row.Sessions, sessions => sessions.ToJson());
            schedule.HasIndex(row => row.SchoolId);
        });
    }

    private static void MapVendors(ModelBuilder model)
    {
        model.Entity<Vendor>(vendor =>
        {
            vendor.ToTable("vendor");
            vendor.Property<uint>("Version").IsRowVersion();
            vendor.HasIndex(row => row.CreditCode).IsUnique();
        });
        model.Entity<VendorBan>(ban =>
        {
            ban.ToTable("vendor_ban").IsAppendOnly();
            ban.HasKey(row => row.SanctionId);
            ban.HasIndex(row => row.VendorId);
        });
        model.Entity<VendorSelection>(selection =>
        {
            selection.ToTable("vendor_selection");
            selection.Property<uint>("Version").IsRowVersion();
            selection.Ignore(row => row.Awarded);
            selection.HasMany(row => row.Bids).WithOne().HasForeignKey(bid => bid.SelectionId);
        });
        model.Entity<VendorBid>(bid =>
        {
            bid.ToTable("vendor_bid").IsAppendOnly();
            bid.Property(row => row.Id).ValueGeneratedNever();
        });
        model.Entity<SchoolPermit>(permit =>
        {
            permit.ToTable("school_permit").IsAppendOnly();
            permit.HasIndex(row => row.SchoolId).IsUnique();
        });
        model.Entity<PermitTotal>(total =>
        {
            total.ToTable("permit_total");
            total.Property<uint>("Version").IsRowVersion();
            total.HasIndex(row => row.Authority).IsUnique();
        });
        model.Entity<SchoolWarning>(warning =>
        {
            warning.ToTable("school_warning").IsAppendOnly();
            warning.HasKey(row => row.CaseId);
            warning.HasIndex(row => row.SchoolId);
        });
        model.Entity<VendorContract>(contract =>
        {
            contract.ToTable("vendor_contract");
            contract.Property<uint>("Version").IsRowVersion();
            contract.HasIndex(row => new { row.VendorId, row.SchoolId });
            contract.HasIndex(row => row.Until).HasFilter("status in ('Active', 'Suspended')");
        });
    }

    private static void MapIntroductions(ModelBuilder model)
    {
        model.Entity<VendorCredential>(credential =>
        {
            credential.ToTable("vendor_credential").IsAppendOnly();
            credential.HasIndex(row => row.VendorId);
        });
        model.Entity<Introduction>(introduction =>
        {
            introduction.ToTable("introduction");
            introduction.Property<uint>("Version").IsRowVersion();
            introduction.HasMany(row => row.Steps).WithOne().HasForeignKey(step => step.IntroductionId);
            introduction.HasIndex(row => new { row.SchoolId, row.Id });
            introduction.HasIndex(row => new { row.VendorId, row.SchoolId });
        });
        model.Entity<IntroductionStep>(step =>
        {
            step.ToTable("introduction_step").IsAppendOnly();
            step.Property(row => row.Id).ValueGeneratedNever();
        });
    }

    private static void MapOversight(ModelBuilder model)
    {
        model.Entity<ContentReview>(review =>
        {
            review.ToTable("content_review").IsAppendOnly();
            review.HasIndex(row => new { row.SchoolId, row.Id });
        });
        model.Entity<AuthorityStandard>(standard =>
        {
            standard.ToTable("authority_standard").IsAppendOnly();
            standard.HasIndex(row => new { row.Kind, row.From });
        });
        model.Entity<ConductCase>(one =>
        {
            one.ToTable("conduct_case");
            one.Property<uint>("Version").IsRowVersion();
            one.HasIndex(row => new { row.SchoolId, row.Id });
        });
    }

    private static void MapWorkloads(ModelBuilder model)
    {
        model.Entity<HeldDuty>(held =>
        {
            held.ToTable("held_duty").HasKey(row => new { row.SessionId, row.PersonId });
            held.Property<uint>("Version").IsRowVersion();
            held.HasIndex(row => new
            {
                row.PersonId,
                row.SchoolId,
                row.Day,
            });
        });
        model.Entity<Workload>(workload =>
        {
            workload.ToTable("workload").IsAppendOnly();
            workload.HasIndex(row => new { row.SchoolId, row.Id });
        });
    }
}

/// <summary>For <c>dotnet ef migrations add</c>, which needs no server.</summary>
internal sealed class StaffingDbForDesign : IDesignTimeDbContextFactory<StaffingDb>
{
    public StaffingDb CreateDbContext(string[] args) => StorageSetup.Create<StaffingDb>("Host=unused");
}
