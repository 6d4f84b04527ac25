using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Cases;
using AfterSchool.Supervision.Channels;
using AfterSchool.Supervision.Disclosures;
using AfterSchool.Supervision.Evaluations;
using AfterSchool.Supervision.Findings;
using AfterSchool.Supervision.Identity;
using AfterSchool.Supervision.Inspections;
using AfterSchool.Supervision.Province;
using AfterSchool.Supervision.Reports;
using AfterSchool.Supervision.Sanctions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AfterSchool.Supervision.Storage;

/// <summary>Supervision's own database.</summary>
public sealed class SupervisionDb(DbContextOptions<SupervisionDb> options) : ServiceDb(options)
{
    /// <summary>Complaints; never who complained.</summary>
    public DbSet<ComplaintCase> Cases => Set<ComplaintCase>();

    /// <summary>What was put right; append-only.</summary>
    public DbSet<Rectification> Rectifications => Set<Rectification>();

    /// <summary>Returns, urgings, extensions, call-backs; append-only.</summary>
    public DbSet<CaseStep> CaseSteps => Set<CaseStep>();

    /// <summary>Who complained, sealed.</summary>
    public DbSet<CallerIdentity> Callers => Set<CallerIdentity>();

    /// <summary>Who asked to read that; append-only.</summary>
    public DbSet<IdentityRequest> IdentityRequests => Set<IdentityRequest>();

    /// <summary>Who agreed; append-only.</summary>
    public DbSet<IdentityApproval> IdentityApprovals => Set<IdentityApproval>();

    /// <summary>Who read it; append-only.</summary>
    public DbSet<IdentityRead> IdentityReads => Set<IdentityRead>();

    /// <summary>Channels for complaints.</summary>
    public DbSet<Channel> Channels => Set<Channel>();

    /// <summary>Who inspects which school.</summary>
    public DbSet<ResponsibleInspector> Inspectors => Set<ResponsibleInspector>();

    /// <summary>Visits of inspectors; append-only.</summary>
    public DbSet<InspectionVisit> InspectionVisits => Set<InspectionVisit>();

    /// <summary>Years of inspection opened; append-only.</summary>
    public DbSet<InspectionYear> InspectionYears => Set<InspectionYear>();

    /// <summary>Evaluations of schools' services.</summary>
    public DbSet<Evaluation> Evaluations => Set<Evaluation>();

    /// <summary>Their scores.</summary>
    public DbSet<EvaluationScore> EvaluationScores => Set<EvaluationScore>();

    /// <summary>Schools' reports of the year.</summary>
    public DbSet<AnnualReport> AnnualReports => Set<AnnualReport>();

    /// <summary>Their parts.</summary>
    public DbSet<AnnualReportPart> AnnualReportParts => Set<AnnualReportPart>();

    /// <summary>Plans in force.</summary>
    public DbSet<Plan> Plans => Set<Plan>();

    /// <summary>Accounts of closed terms.</summary>
    public DbSet<TermAccounts> TermAccounts => Set<TermAccounts>();

    /// <summary>What was published of them; append-only.</summary>
    public DbSet<Disclosure> Disclosures => Set<Disclosure>();

    /// <summary>Sanctions; append-only.</summary>
    public DbSet<Sanction> Sanctions => Set<Sanction>();

    /// <summary>Duties that were overdue; append-only.</summary>
    public DbSet<OverdueFinding> Findings => Set<OverdueFinding>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        MapCases(modelBuilder);
        MapIdentity(modelBuilder);
        MapAuthority(modelBuilder);
        MapSupervision(modelBuilder);
        MapCounting(modelBuilder);
    }

    private static void MapCases(ModelBuilder model)
    {
        model.Entity<ComplaintCase>(complaint =>
        {
            complaint.ToTable("complaint_case");
            complaint.IsTracedAs("case", nameof(ComplaintCase.Number));
            complaint.Property(row => row.Version).IsRowVersion();
            complaint.HasIndex(row => row.Number).IsUnique();
            complaint.HasIndex(row => new { row.SchoolId, row.Id });
            complaint.HasIndex(row => new { row.Division, row.Id });
            complaint.HasIndex(row => new { row.HandledBy, row.Id });
        });
        model.Entity<CaseStep>(step =>
        {
            step.ToTable("case_step").IsAppendOnly();
            step.HasIndex(row => new { row.CaseId, row.At });
        });
        model.Entity<Rectification>(rectification =>
        {
            rectification.ToTable("rectification").IsAppendOnly();
            rectification.HasIndex(row => row.CaseId);
        });
        model.Entity<CaseNumber>().ToTable("case_number").HasKey(row => new { row.Division, row.Year });
    }

    private static void MapIdentity(ModelBuilder model)
    {
        model.Entity<CallerIdentity>(caller =>
        {
            caller.ToTable("caller_identity").HasKey(row => row.CaseId);
            caller.HasIndex(row => row.PhoneBlind).HasFilter("phone_blind is not null");
        });
        model.Entity<IdentityRequest>(request =>
        {
            request.ToTable("identity_request").IsAppendOnly();
            request.HasIndex(row => new { row.CaseId, row.RequestedBy });
        });
        model.Entity<IdentityApproval>(approval =>
        {
            approval.ToTable("identity_approval").IsAppendOnly();
            approval.HasKey(row => row.RequestId);
        });
        model.Entity<IdentityRead>(read =>
        {
            read.ToTable("identity_read").IsAppendOnly();
            read.HasIndex(row => row.CaseId);
        });
    }

    private static void MapAuthority(ModelBuilder model)
    {
        model.Entity<Channel>(channel =>
        {
            channel.ToTable("channel").HasIndex(row => row.Division);
            channel.HasIndex(row => row.SchoolId);
        });
        model.Entity<Plan>(plan =>
        {
            plan.ToTable("plan");
            plan.HasIndex(row => row.SchoolId);
            plan.HasIndex(row => row.Id).HasDatabaseName("ix_plan_waiting").HasFilter("judged_at is null");
        });
        model.Entity<TermAccounts>(accounts =>
        {
            accounts.ToTable("term_accounts").HasKey(row => row.TermId);
            accounts.HasIndex(row => row.SchoolId).HasFilter("judged_at is null");
        });
        model.Entity<Disclosure>(disclosure =>
        {
            disclosure.ToTable("disclosure").IsAppendOnly();
            disclosure.HasIndex(row => new { row.SchoolId, row.Id });
        });
        model.Entity<Sanction>(sanction =>
        {
            sanction.ToTable("sanction").IsAppendOnly();
            sanction.HasIndex(row => new { row.Division, row.Id });
        });
        model.Entity<OverdueFinding>(finding =>
        {
            finding.ToTable("finding").IsAppendOnly();
            finding.HasIndex(row => new { row.Division, row.Id });
            finding.HasIndex(row => new { row.SchoolId, row.Id });
        });
    }

    private static void MapSupervision(ModelBuilder model)
    {
        model.Entity<ResponsibleInspector>(inspector =>
        {
            inspector.ToTable("responsible_inspector");
            // One inspector for each school, by the database too.
            inspector.HasIndex(row => row.SchoolId).IsUnique().HasFilter("until is null");
        });
        model.Entity<InspectionVisit>(visit =>
        {
            visit.ToTable("inspection_visit").IsAppendOnly();
            visit.HasIndex(row => new { row.SchoolId, row.Id });
        });
        model.Entity<InspectionYear>().ToTable("inspection_year").IsAppendOnly();
        model.Entity<Evaluation>(evaluation =>
        {
            evaluation.ToTable("evaluation");
            evaluation.Property<uint>("Version").IsRowVersion();
            evaluation.HasIndex(row => new { row.SchoolId, row.Year }).IsUnique();
        });
        model
            .Entity<EvaluationScore>()
            .ToTable("evaluation_score")
            .HasKey(row => new { row.EvaluationId, row.Dimension });
        model.Entity<AnnualReport>(report =>
        {
            report.ToTable("annual_report");
            report.Property<uint>("Version").IsRowVersion();
            report.HasIndex(row => new { row.SchoolId, row.Year }).IsUnique();
            report.HasIndex(row => new { row.Division, row.Id });
        });
        model.Entity<AnnualReportPart>().ToTable("annual_report_part").HasKey(row => new { row.ReportId, row.Part });
    }

    private static void MapCounting(ModelBuilder model)
    {
        model.Entity<CountedThing>(thing =>
        {
            thing.ToTable("counted_thing").IsAppendOnly();
            thing.HasKey(row => new { row.Kind, row.Id });
        });
        model
            .Entity<Tally>()
            .ToTable("tally")
            .HasKey(row => new
            {
                row.SchoolId,
                row.TermId,
                row.Kind,
            });
    }
}

/// <summary>For <c>dotnet ef migrations add</c>, which needs no server.</summary>
internal sealed class SupervisionDbForDesign : IDesignTimeDbContextFactory<SupervisionDb>
{
    public SupervisionDb CreateDbContext(string[] args) => StorageSetup.Create<SupervisionDb>("Host=unused");
}
