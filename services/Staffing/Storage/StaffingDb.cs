using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AfterSchool.Staffing.Storage;

/// <summary>Staffing's own database.</summary>
public sealed class StaffingDb(DbContextOptions<StaffingDb> options) : ServiceDb(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>For <c>dotnet ef migrations add</c>, which needs no server.</summary>
internal sealed class StaffingDbForDesign : IDesignTimeDbContextFactory<StaffingDb>
{
    public StaffingDb CreateDbContext(string[] args) => StorageSetup.Create<StaffingDb>("Host=unused");
}
