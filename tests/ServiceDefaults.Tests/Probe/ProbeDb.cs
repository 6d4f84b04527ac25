using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AfterSchool.ServiceDefaults.Tests.Probe;

/// <summary>A service's database with one table of its own, to try the mechanisms on.</summary>
public sealed class ProbeDb(DbContextOptions<ProbeDb> options) : ServiceDb(options)
{
    public DbSet<Mark> Marks => Set<Mark>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Mark>(mark =>
        {
            mark.ToTable("mark");
            mark.IsTracedAs("mark", nameof(Mark.SubjectId));
        });
    }
}

/// <summary>What a consumer did.</summary>
public sealed class Mark
{
    public required Guid Id { get; init; }

    public required Guid SubjectId { get; init; }
}

internal sealed class ProbeDbForDesign : IDesignTimeDbContextFactory<ProbeDb>
{
    public ProbeDb CreateDbContext(string[] args) => StorageSetup.Create<ProbeDb>("Host=unused");
}
