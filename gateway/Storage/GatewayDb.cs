using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AfterSchool.Gateway.Storage;

/// <summary>The gateway's own database: sessions and data-protection keys, so that any replica can answer any browser.</summary>
internal sealed class GatewayDb(DbContextOptions<GatewayDb> options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>Sessions of people.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <inheritdoc />
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_key");
        modelBuilder.Entity<Session>(session =>
        {
            session.ToTable("session").HasKey(row => row.IdHash);
            session.HasIndex(row => row.Expires);
        });
    }
}

/// <summary>A person's session. Who reads the table can neither use the cookie nor read the tokens.</summary>
internal sealed class Session
{
    /// <summary>SHA-256 of the id that the browser's cookie carries.</summary>
    public required byte[] IdHash { get; init; }

    /// <summary>The ticket with its tokens, under data protection.</summary>
    public required byte[] Ticket { get; set; }

    /// <summary>When the person signs in anew, whatever happens; UTC.</summary>
    public required DateTimeOffset Expires { get; set; }
}

/// <summary>For <c>dotnet ef migrations add</c>, which needs no server.</summary>
internal sealed class GatewayDbForDesign : IDesignTimeDbContextFactory<GatewayDb>
{
    public GatewayDb CreateDbContext(string[] args) => StorageSetup.Create<GatewayDb>("Host=unused");
}
