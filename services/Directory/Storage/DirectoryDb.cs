using AfterSchool.Directory.Accounts;
using AfterSchool.Directory.Classes;
using AfterSchool.Directory.Guardians;
using AfterSchool.Directory.Notices;
using AfterSchool.Directory.Posts;
using AfterSchool.Directory.Pupils;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Schools;
using AfterSchool.Directory.SignIn;
using AfterSchool.Directory.Terms;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenIddict.EntityFrameworkCore.Models;

namespace AfterSchool.Directory.Storage;

/// <summary>Directory's own database: the roll, the accounts, what the sign-in server keeps, and notices.</summary>
public sealed class DirectoryDb(DbContextOptions<DirectoryDb> options) : MessagingDb(options), IDataProtectionKeyContext
{
    /// <summary>Schools.</summary>
    public DbSet<School> Schools => Set<School>();

    /// <summary>Classes.</summary>
    public DbSet<SchoolClass> Classes => Set<SchoolClass>();

    /// <summary>Pupils.</summary>
    public DbSet<Pupil> Pupils => Set<Pupil>();

    /// <summary>Who is guardian of whom.</summary>
    public DbSet<GuardianLink> GuardianLinks => Set<GuardianLink>();

    /// <summary>Terms.</summary>
    public DbSet<Term> Terms => Set<Term>();

    /// <summary>Posts.</summary>
    public DbSet<StaffPost> Posts => Set<StaffPost>();

    /// <summary>Who is cleared, as Staffing last told.</summary>
    public DbSet<Clearance> Clearances => Set<Clearance>();

    /// <summary>Accounts.</summary>
    public DbSet<Account> Accounts => Set<Account>();

    /// <summary>The sign-in server's own keys, sealed.</summary>
    public DbSet<ServerKey> ServerKeys => Set<ServerKey>();

    /// <summary>What is in people's inboxes.</summary>
    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>Letters waiting for a mail server.</summary>
    public DbSet<Letter> Letters => Set<Letter>();

    /// <summary>Keys of cookies and antiforgery, so that replicas and restarts share them.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        MapRoll(modelBuilder);
        modelBuilder.Entity<Account>(account =>
        {
            account.ToTable("account");
            account.HasIndex(row => row.UserName).IsUnique();
            account.HasIndex(row => new { row.SchoolId, row.Id });
            account.Property(row => row.Version).IsRowVersion();
        });
        modelBuilder.Entity<Notice>(notice =>
        {
            notice.ToTable("notice");
            notice.HasIndex(row => new { row.AccountId, row.Id });
            notice.HasIndex(row => new { row.NoticeId, row.AccountId }).IsUnique();
        });
        modelBuilder.Entity<Letter>(letter =>
        {
            letter.ToTable("letter");
            letter.HasIndex(row => row.NotBefore);
        });
        modelBuilder.Entity<ServerKey>().ToTable("server_key").IsAppendOnly();
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_key");
        modelBuilder.UseOpenIddict();
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreApplication>().ToTable("oidc_client");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreAuthorization>().ToTable("oidc_authorization");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreScope>().ToTable("oidc_scope");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreToken>().ToTable("oidc_token");
    }

    private static void MapRoll(ModelBuilder model)
    {
        model.Entity<School>(school =>
        {
            Keep(school, "school");
            school.HasIndex(row => row.Code).IsUnique();
        });
        model.Entity<SchoolClass>(one => Keep(one, "school_class").HasIndex(row => new { row.SchoolId, row.Id }));
        model.Entity<Pupil>(pupil =>
        {
            Keep(pupil, "pupil");
            pupil.HasIndex(row => new { row.SchoolId, row.Id });
            pupil.HasIndex(row => new { row.ClassId, row.Id });
            pupil.HasIndex(row => row.NumberBlind).IsUnique();
        });
        model.Entity<GuardianLink>(link =>
        {
            Keep(link, "guardian_link");
            link.HasIndex(row => row.PupilId);
            // One link in force between the two, however often it was made and ended.
            link.HasIndex(row => new { row.GuardianAccountId, row.PupilId }).IsUnique().HasFilter("is_active");
        });
        model.Entity<Term>(term => Keep(term, "term").HasIndex(row => new { row.SchoolId, row.Name }).IsUnique());
        model.Entity<StaffPost>(post =>
        {
            Keep(post, "staff_post");
            post.HasIndex(row => new { row.AccountId, row.SchoolId }).IsUnique();
            post.HasIndex(row => new { row.SchoolId, row.Id });
        });
        model.Entity<Clearance>().ToTable("clearance").HasKey(row => new { row.PersonId, row.SchoolId });
    }

    private static EntityTypeBuilder<TEntry> Keep<TEntry>(EntityTypeBuilder<TEntry> entry, string table)
        where TEntry : class
    {
        entry.ToTable(table);
        entry.Property<long>(nameof(School.Revision)).IsConcurrencyToken();
        return entry;
    }
}

/// <summary>For <c>dotnet ef migrations add</c>, which needs no server.</summary>
internal sealed class DirectoryDbForDesign : IDesignTimeDbContextFactory<DirectoryDb>
{
    public DirectoryDb CreateDbContext(string[] args) => StorageSetup.Create<DirectoryDb>("Host=unused");
}
