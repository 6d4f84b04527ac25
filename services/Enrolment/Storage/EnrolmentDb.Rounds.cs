using AfterSchool.Enrolment.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Storage;

/// <summary>Rounds, rankings and waiting lists.</summary>
public sealed partial class EnrolmentDb
{
    /// <summary>Choosing rounds (志愿报名轮次).</summary>
    public DbSet<ChoosingRound> Rounds => Set<ChoosingRound>();

    /// <summary>Offerings of rounds.</summary>
    public DbSet<RoundOffering> RoundOfferings => Set<RoundOffering>();

    /// <summary>Pupils' rankings in the slots of rounds.</summary>
    public DbSet<RoundEntry> RoundEntries => Set<RoundEntry>();

    /// <summary>Places offered to those who waited (候补录取).</summary>
    public DbSet<PlaceOffer> PlaceOffers => Set<PlaceOffer>();

    /// <summary>Waiting lists to be looked at.</summary>
    public DbSet<ListLook> ListLooks => Set<ListLook>();

    private static void MapRounds(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ChoosingRound>(round =>
        {
            round.ToTable("choosing_round");
            round.Property<uint>("Version").IsRowVersion();
            round.HasMany(row => row.Offerings).WithOne().HasForeignKey(offering => offering.RoundId);
            round.HasIndex(row => new { row.SchoolId, row.Id });
            round.HasIndex(row => row.TermId);
        });
        modelBuilder.Entity<RoundOffering>(offering =>
        {
            offering.ToTable("round_offering").HasKey(row => new { row.RoundId, row.Number });
            // What is to be drawn for is drawn for once.
            offering.HasIndex(row => row.OfferingId).IsUnique().HasFilter("is_live");
        });
        modelBuilder.Entity<RoundEntry>(entry =>
        {
            // One ranking of a pupil for a slot, whoever asks and however often.
            entry
                .ToTable("round_entry")
                .HasKey(row => new
                {
                    row.RoundId,
                    row.Slot,
                    row.PupilId,
                });
            entry.HasIndex(row => row.RequestId).IsUnique();
            entry.HasIndex(row => row.PupilId);
        });
        modelBuilder.Entity<PlaceOffer>(offer =>
        {
            offer.ToTable("place_offer").HasKey(row => row.PlaceId);
            offer.HasIndex(row => row.Until).HasFilter("answer is null");
            offer.HasIndex(row => row.RequestId);
        });
        modelBuilder.Entity<ListLook>(look =>
        {
            look.ToTable("list_look").HasIndex(row => row.OfferingId);
            look.Property(row => row.Turn).UseIdentityAlwaysColumn();
        });
    }
}
