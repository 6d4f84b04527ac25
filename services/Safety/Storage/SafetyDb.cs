using AfterSchool.Safety.ClearedStaff;
using AfterSchool.Safety.Custodies;
using AfterSchool.Safety.Emergency;
using AfterSchool.Safety.Gate;
using AfterSchool.Safety.Hazards;
using AfterSchool.Safety.Insurance;
using AfterSchool.Safety.Police;
using AfterSchool.Safety.Releases;
using AfterSchool.Safety.Responsibility;
using AfterSchool.Safety.Sessions;
using AfterSchool.Safety.Terms;
using AfterSchool.Safety.Timetable;
using AfterSchool.Safety.Watch;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AfterSchool.Safety.Storage;

/// <summary>Safety's own database.</summary>
public sealed class SafetyDb(DbContextOptions<SafetyDb> options) : ServiceDb(options)
{
    /// <summary>Sessions, planned, running and held.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>Marks of roll calls.</summary>
    public DbSet<Attendance> Attendances => Set<Attendance>();

    /// <summary>Who read children's names; append-only.</summary>
    public DbSet<NameRead> NameReads => Set<NameRead>();

    /// <summary>Alerts raised about sessions; append-only.</summary>
    public DbSet<SessionAlert> SessionAlerts => Set<SessionAlert>();

    /// <summary>Offerings, as Enrolment told.</summary>
    public DbSet<Offering> Offerings => Set<Offering>();

    /// <summary>Places, as Enrolment told.</summary>
    public DbSet<Place> Places => Set<Place>();

    /// <summary>The cleared list, as Staffing told.</summary>
    public DbSet<Clearance> Clearances => Set<Clearance>();

    /// <summary>Assignments, as Staffing told.</summary>
    public DbSet<Assignment> Assignments => Set<Assignment>();

    /// <summary>Who answers for which child; at most one open for each.</summary>
    public DbSet<Custody> Custodies => Set<Custody>();

    /// <summary>Hand-overs.</summary>
    public DbSet<HandOver> HandOvers => Set<HandOver>();

    /// <summary>Releases; append-only.</summary>
    public DbSet<Release> Releases => Set<Release>();

    /// <summary>Leave-school notices.</summary>
    public DbSet<LeaveNotice> LeaveNotices => Set<LeaveNotice>();

    /// <summary>Pick-up lists.</summary>
    public DbSet<PickUpPerson> PickUpPersons => Set<PickUpPerson>();

    /// <summary>Consents to leave without an adult.</summary>
    public DbSet<ReleaseConsent> ReleaseConsents => Set<ReleaseConsent>();

    /// <summary>The gate's register.</summary>
    public DbSet<GateEntry> GateEntries => Set<GateEntry>();

    /// <summary>Liability policies; append-only.</summary>
    public DbSet<InsurancePolicy> InsurancePolicies => Set<InsurancePolicy>();

    /// <summary>Terms whose plan is in force.</summary>
    public DbSet<PlannedTerm> PlannedTerms => Set<PlannedTerm>();

    /// <summary>Who takes part in a school's service.</summary>
    public DbSet<Engagement> Engagements => Set<Engagement>();

    /// <summary>What they signed; append-only.</summary>
    public DbSet<ResponsibilityDocument> ResponsibilityDocuments => Set<ResponsibilityDocument>();

    /// <summary>Who is first responsible; append-only.</summary>
    public DbSet<FirstResponsiblePerson> FirstResponsiblePersons => Set<FirstResponsiblePerson>();

    /// <summary>Emergency plans; append-only.</summary>
    public DbSet<EmergencyPlan> EmergencyPlans => Set<EmergencyPlan>();

    /// <summary>Drills; append-only.</summary>
    public DbSet<Drill> Drills => Set<Drill>();

    /// <summary>Checks for hazards; append-only.</summary>
    public DbSet<HazardInspection> HazardInspections => Set<HazardInspection>();

    /// <summary>Hazards found.</summary>
    public DbSet<Hazard> Hazards => Set<Hazard>();

    /// <summary>What the police confirmed; append-only.</summary>
    public DbSet<PoliceConfirmation> PoliceConfirmations => Set<PoliceConfirmation>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.MapCopies();
        modelBuilder.MapDays();
        modelBuilder.MapReleases();
        modelBuilder.Entity<GateEntry>(entry =>
        {
            entry.ToTable("gate_entry");
            entry.Property<uint>("Version").IsRowVersion();
            entry.HasIndex(row => new { row.SchoolId, row.Id });
        });
        modelBuilder.Entity<InsurancePolicy>(policy =>
        {
            policy.ToTable("insurance_policy").IsAppendOnly();
            policy.HasIndex(row => row.SchoolId);
        });
        modelBuilder.MapOrder();
    }
}

/// <summary>For <c>dotnet ef migrations add</c>, which needs no server.</summary>
internal sealed class SafetyDbForDesign : IDesignTimeDbContextFactory<SafetyDb>
{
    public SafetyDb CreateDbContext(string[] args) => StorageSetup.Create<SafetyDb>("Host=unused");
}
