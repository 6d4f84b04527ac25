using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AfterSchool.Enrolment.Storage;

/// <summary>Enrolment's own database.</summary>
public sealed class EnrolmentDb(DbContextOptions<EnrolmentDb> options) : ServiceDb(options)
{
    /// <summary>Plans (一校一案).</summary>
    public DbSet<ServicePlan> Plans => Set<ServicePlan>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<ServicePlan>(plan =>
        {
            plan.ToTable("service_plan");
            plan.Property<uint>("Version").IsRowVersion();
            plan.Property(row => row.Sections).IsJson();
            plan.Property(row => row.Consultation).IsJson();
            plan.Property(row => row.ParentsWish).IsJson();
            plan.Property(row => row.FeeScheme).IsJson();
            // One plan for a school and term, besides those that were given back.
            plan.HasIndex(row => new { row.SchoolId, row.TermId }).IsUnique().HasFilter("status <> 'Returned'");
        });
    }
}

/// <summary>For <c>dotnet ef migrations add</c>, which needs no server.</summary>
internal sealed class EnrolmentDbForDesign : IDesignTimeDbContextFactory<EnrolmentDb>
{
    public EnrolmentDb CreateDbContext(string[] args) => StorageSetup.Create<EnrolmentDb>("Host=unused");
}
