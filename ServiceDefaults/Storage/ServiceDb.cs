using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Storage;

/// <summary>The database of one of the five: its own tables, its decisions and duties, and its copy of the roll.</summary>
public abstract class ServiceDb(DbContextOptions options) : MessagingDb(options)
{
    /// <summary>Schools, as the roll last told.</summary>
    public DbSet<School> Schools => Set<School>();

    /// <summary>Classes, as the roll last told.</summary>
    public DbSet<SchoolClass> Classes => Set<SchoolClass>();

    /// <summary>Pupils, as the roll last told; empty in services that have no purpose for them.</summary>
    public DbSet<Pupil> Pupils => Set<Pupil>();

    /// <summary>Who is guardian of whom, as the roll last told.</summary>
    public DbSet<GuardianLink> GuardianLinks => Set<GuardianLink>();

    /// <summary>Who works at which school in which role, as the roll last told.</summary>
    public DbSet<StaffPost> StaffPosts => Set<StaffPost>();

    /// <summary>Terms, as the roll last told.</summary>
    public DbSet<Term> Terms => Set<Term>();

    /// <summary>Every decision taken, permitted or not; append-only.</summary>
    public DbSet<Decision> Decisions => Set<Decision>();

    /// <summary>What schools and authorities owe.</summary>
    public DbSet<Duty> Duties => Set<Duty>();

    /// <summary>Matters that wait for the competent authority.</summary>
    public DbSet<HeldMatter> HeldMatters => Set<HeldMatter>();

    /// <summary>Values entered by local authorities.</summary>
    public DbSet<LocalSetting> LocalSettings => Set<LocalSetting>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<School>().ToTable("school");
        modelBuilder.Entity<SchoolClass>().ToTable("school_class").HasIndex(row => row.SchoolId);
        modelBuilder.Entity<Pupil>().ToTable("pupil").HasIndex(row => row.SchoolId);
        modelBuilder.Entity<GuardianLink>(link =>
        {
            link.ToTable("guardian_link");
            link.HasIndex(row => new { row.GuardianAccountId, row.PupilId });
            link.HasIndex(row => row.PupilId);
        });
        modelBuilder.Entity<StaffPost>(post =>
        {
            post.ToTable("staff_post").HasKey(row => new { row.AccountId, row.SchoolId });
            post.HasIndex(row => row.SchoolId);
        });
        modelBuilder.Entity<Term>().ToTable("term").HasIndex(row => row.SchoolId);
        modelBuilder.Entity<Decision>(decision =>
        {
            decision.ToTable("decision").IsAppendOnly();
            decision.Property(row => row.Findings).HasColumnType("jsonb");
            decision.HasIndex(row => row.SubjectId);
        });
        modelBuilder.Entity<Duty>(duty =>
        {
            duty.ToTable("duty");
            duty.HasIndex(row => new { row.Rule, row.SubjectId }).IsUnique();
            duty.HasIndex(row => row.DueOn).HasFilter("done_at is null and overdue_told_at is null");
            duty.HasIndex(row => new { row.SchoolId, row.Id });
        });
        modelBuilder.Entity<HeldMatter>(held =>
        {
            held.ToTable("held_matter");
            held.HasIndex(row => new { row.SubjectId, row.Rule }).IsUnique();
        });
        modelBuilder.Entity<LocalSetting>(setting =>
        {
            setting.ToTable("local_setting").IsAppendOnly();
            setting.Property(row => row.Value).HasColumnType("jsonb");
            setting.HasIndex(row => new
            {
                row.Key,
                row.Division,
                row.From,
            });
        });
    }
}
