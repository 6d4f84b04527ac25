using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Storage;

/// <summary>A database that speaks and listens: outbox, inbox, and what callers have created by their own ids.</summary>
public abstract class MessagingDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Messages to be told; a row goes out if, and only if, its transaction commits.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Messages that the broker has confirmed, kept to be told again after a restore.</summary>
    public DbSet<ToldMessage> Told => Set<ToldMessage>();

    /// <summary>Messages already applied, per consumer.</summary>
    public DbSet<InboxReceipt> Inbox => Set<InboxReceipt>();

    /// <summary>Things created by a caller's own id, with the hash of what was asked.</summary>
    public DbSet<Creation> Creations => Set<Creation>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("outbox");
            outbox.Property(row => row.Sequence).UseIdentityAlwaysColumn();
            outbox.HasIndex(row => row.Sequence).HasFilter("parked_at is null");
        });
        modelBuilder.Entity<ToldMessage>().ToTable("told");
        modelBuilder.Entity<Retelling>(retelling =>
        {
            retelling.ToTable("retelling").IsAppendOnly();
            retelling.HasKey(row => row.At);
        });
        modelBuilder.Entity<InboxReceipt>(inbox =>
        {
            inbox.ToTable("inbox").IsAppendOnly();
            inbox.HasKey(row => new { row.MessageId, row.Consumer });
        });
        modelBuilder.Entity<Creation>(creation => creation.ToTable("creation").IsAppendOnly());
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DivisionCode>().HaveConversion<TextValueConverter<DivisionCode>>();
        configurationBuilder.Properties<CreditCode>().HaveConversion<TextValueConverter<CreditCode>>();
        configurationBuilder.Properties<SchoolCode>().HaveConversion<TextValueConverter<SchoolCode>>();
        configurationBuilder.Properties<PupilNumber>().HaveConversion<TextValueConverter<PupilNumber>>();
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }
}
