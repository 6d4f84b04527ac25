using AfterSchool.Enrolment.Boarders;
using AfterSchool.Enrolment.Calendars;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.ExtendedCare;
using AfterSchool.Enrolment.OffCampus;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Papers;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AfterSchool.Enrolment.Storage;

/// <summary>Enrolment's own database.</summary>
public sealed partial class EnrolmentDb(DbContextOptions<EnrolmentDb> options) : ServiceDb(options)
{
    /// <summary>Plans (一校一案).</summary>
    public DbSet<ServicePlan> Plans => Set<ServicePlan>();

    /// <summary>Which central school plans for which village school.</summary>
    public DbSet<Coordination> Coordinations => Set<Coordination>();

    /// <summary>County governments' decisions on rural schools; append-only.</summary>
    public DbSet<CountyDecision> CountyDecisions => Set<CountyDecision>();

    /// <summary>When terms were last looked at.</summary>
    public DbSet<TermLook> TermLooks => Set<TermLook>();

    /// <summary>Weeks of open campus in the holidays.</summary>
    public DbSet<HolidayOpening> HolidayOpenings => Set<HolidayOpening>();

    /// <summary>Boarders who do not take part.</summary>
    public DbSet<BoarderArrangement> BoarderArrangements => Set<BoarderArrangement>();

    /// <summary>Requests for extended care.</summary>
    public DbSet<CareRequest> CareRequests => Set<CareRequest>();

    /// <summary>Schools' days (作息时间).</summary>
    public DbSet<SchoolDay> SchoolDays => Set<SchoolDay>();

    /// <summary>Rides home.</summary>
    public DbSet<Ride> Rides => Set<Ride>();

    /// <summary>The menu (菜单).</summary>
    public DbSet<Offering> Offerings => Set<Offering>();

    /// <summary>The timetable (课次).</summary>
    public DbSet<ScheduledSessionRow> Sessions => Set<ScheduledSessionRow>();

    /// <summary>Sessions that were called off (取消的课次).</summary>
    public DbSet<CalledOffSession> CalledOff => Set<CalledOffSession>();

    /// <summary>Who is with the children of an offering, as Staffing last told.</summary>
    public DbSet<Leader> Leaders => Set<Leader>();

    /// <summary>Calendars that can be subscribed to (日历订阅).</summary>
    public DbSet<CalendarFeed> Calendars => Set<CalendarFeed>();

    /// <summary>Vendors admitted to schools, as Staffing last told.</summary>
    public DbSet<VendorAdmission> VendorAdmissions => Set<VendorAdmission>();

    /// <summary>Fee standards, as Fees last told.</summary>
    public DbSet<FeeStandard> FeeStandards => Set<FeeStandard>();

    /// <summary>Requests (报名).</summary>
    public DbSet<EnrolmentRequest> Requests => Set<EnrolmentRequest>();

    /// <summary>Signatures under agreements; append-only.</summary>
    public DbSet<AgreementSignature> Signatures => Set<AgreementSignature>();

    /// <summary>Families' choices of a provider outside (校外课后服务); append-only.</summary>
    public DbSet<OffCampusChoice> OffCampusChoices => Set<OffCampusChoice>();

    /// <summary>How much of the written homework was finished; append-only.</summary>
    public DbSet<HomeworkRecord> HomeworkRecords => Set<HomeworkRecord>();

    /// <summary>Seats of offerings.</summary>
    public DbSet<Seats> Seats => Set<Seats>();

    /// <summary>Places (学位).</summary>
    public DbSet<Place> Places => Set<Place>();

    /// <summary>Pupils who have left.</summary>
    public DbSet<Leaver> Leavers => Set<Leaver>();

    /// <summary>Weekly slots that places occupy.</summary>
    public DbSet<PlaceSlot> PlaceSlots => Set<PlaceSlot>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasSequence<long>(PaperNumbers.Sequence);
        MapPlans(modelBuilder);
        modelBuilder.MapPlanning();
        MapTerms(modelBuilder);
        MapMenu(modelBuilder);
        MapRequests(modelBuilder);
        MapPlaces(modelBuilder);
        MapRounds(modelBuilder);
        modelBuilder.Entity<CalendarFeed>(feed =>
        {
            feed.ToTable("calendar_feed");
            feed.HasIndex(row => row.SecretHash).IsUnique();
            feed.HasIndex(row => row.SubjectId);
        });
    }

    private static void MapPlans(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<ServicePlan>(plan =>
        {
            plan.ToTable("service_plan");
            plan.Property<uint>("Version").IsRowVersion();
            plan.Property(row => row.Sections).IsJson();
            plan.Property(row => row.Consultation).IsJson();
            plan.Property(row => row.ParentsWish).IsJson();
            plan.Property(row => row.FeeScheme).IsJson();
            plan.Property(row => row.InternalSeats).IsJson();
            plan.Property(row => row.AgreementClauses).IsJson();
            plan.HasIndex(row => row.Number);
            // One plan for a school and term, besides those that were given back.
            plan.HasIndex(row => new { row.SchoolId, row.TermId }).IsUnique().HasFilter("status <> 'Returned'");
        });

    private static void MapTerms(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Coordination>().ToTable("coordination").HasKey(row => row.SchoolId);
        modelBuilder.Entity<CountyDecision>(decision =>
        {
            decision.ToTable("county_decision").IsAppendOnly();
            decision.HasIndex(row => row.SchoolId);
        });
        modelBuilder.Entity<TermLook>(look =>
        {
            look.ToTable("term_look").HasKey(row => row.TermId);
            look.HasIndex(row => row.SchoolId);
        });
        modelBuilder.Entity<HolidayOpening>(opening =>
        {
            opening.ToTable("holiday_opening");
            opening.HasIndex(row => row.TermId);
            opening.HasIndex(row => new { row.SchoolId, row.Id });
        });
        modelBuilder.Entity<BoarderArrangement>(boarder =>
        {
            boarder.ToTable("boarder_arrangement");
            boarder.HasIndex(row => new { row.TermId, row.PupilId }).IsUnique();
            boarder.HasIndex(row => new { row.SchoolId, row.Id });
        });
        modelBuilder.Entity<CareRequest>(care =>
        {
            care.ToTable("care_request");
            care.Property<uint>("Version").IsRowVersion();
            care.HasIndex(row => row.PupilId);
            care.HasIndex(row => new { row.SchoolId, row.Id });
        });
    }

    private static void MapMenu(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SchoolDay>(day =>
        {
            day.ToTable("school_day").HasKey(row => row.SchoolId);
            day.Property(row => row.Dismissals).IsJson();
            day.Property(row => row.Exchanged).IsJson();
            day.Property(row => row.Noon).IsJson();
            day.Property(row => row.Breaks).IsJson();
            day.Property(row => row.PhysicalEducation).IsJson();
        });
        modelBuilder.Entity<Ride>().ToTable("ride").HasIndex(row => row.SchoolId);
        modelBuilder.Entity<Offering>(offering =>
        {
            offering.ToTable("offering");
            offering.Property<uint>("Version").IsRowVersion();
            offering.Property(row => row.Weekly).IsJson();
            offering.Property(row => row.Extra).IsJson();
            offering.Property(row => row.Slots).IsJson();
            offering.Property(row => row.Outing).IsJson();
            offering.Property(row => row.InternalSeats).IsJson();
            offering.HasIndex(row => new { row.SchoolId, row.Id });
            offering.HasIndex(row => row.PlanId);
            offering.HasIndex(row => row.VendorId);
        });
        modelBuilder.Entity<ScheduledSessionRow>(session =>
        {
            // That no room has two sessions at a time is an exclusion constraint, which only the migration can say.
            session.ToTable("scheduled_session");
            session.Property(row => row.Revision).HasDefaultValue(1).ValueGeneratedNever();
            session.HasIndex(row => new { row.OfferingId, row.Day });
        });
        modelBuilder.Entity<CalledOffSession>(session =>
        {
            session.ToTable("called_off_session");
            session.HasIndex(row => new { row.OfferingId, row.Day });
        });
        modelBuilder.Entity<Leader>(leader =>
        {
            leader.ToTable("leader");
            leader.HasIndex(row => row.OfferingId);
            leader.HasIndex(row => row.PersonId);
        });
        modelBuilder
            .Entity<VendorAdmission>()
            .ToTable("vendor_admission")
            .HasKey(row => new { row.VendorId, row.SchoolId });
        modelBuilder.Entity<FeeStandard>().ToTable("fee_standard");
    }

    private static void MapRequests(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<EnrolmentRequest>(request =>
        {
            request.ToTable("enrolment_request");
            request.Property<uint>("Version").IsRowVersion();
            request.HasMany(row => row.Choices).WithOne().HasForeignKey(choice => choice.RequestId);
            request.HasIndex(row => new { row.SchoolId, row.Id });
            request.HasIndex(row => row.PupilId);
            request.HasIndex(row => row.ClassId);
            request.HasIndex(row => row.RoundId);
            request.Property(row => row.AskedAt).HasDefaultValueSql("now()");
        });
        modelBuilder.Entity<Choice>(choice =>
        {
            choice.ToTable("request_choice").HasKey(row => new { row.RequestId, row.Rank });
            choice.HasIndex(row => row.OfferingId);
        });
        modelBuilder.Entity<AgreementSignature>(signature =>
        {
            signature.ToTable("agreement_signature").IsAppendOnly();
            signature.HasIndex(row => new { row.RequestId, row.Party });
            signature.HasIndex(row => row.AgreementId);
        });
        modelBuilder.Entity<OffCampusChoice>(choice =>
        {
            choice.ToTable("off_campus_choice").IsAppendOnly();
            choice.HasIndex(row => new { row.SchoolId, row.Id });
            choice.HasIndex(row => row.PupilId);
        });
        modelBuilder.Entity<HomeworkRecord>(record =>
        {
            record.ToTable("homework_record").IsAppendOnly();
            record.HasIndex(row => row.OfferingId);
        });
    }

    private static void MapPlaces(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Seats>(seats =>
        {
            seats.ToTable(
                "seats",
                table => table.HasCheckConstraint("seats_within_capacity", "taken between 0 and capacity")
            );
            seats.HasKey(row => row.OfferingId);
            seats.Property(row => row.SlotsRevision).HasDefaultValue(1).ValueGeneratedNever();
        });
        modelBuilder.Entity<Place>(place =>
        {
            place.ToTable("place");
            place.Property<uint>("Version").IsRowVersion();
            place.HasIndex(row => new { row.OfferingId, row.PupilId }).IsUnique().HasFilter("status <> 'Ended'");
            place.HasIndex(row => row.PupilId);
            place.HasIndex(row => new { row.SchoolId, row.Id });
            // Few: what was claimed and is not signed for yet. Whoever looks for what has run out reads no more.
            place.HasIndex(row => row.HeldUntil).HasFilter("status = 'Reserved' and held_until is not null");
        });
        modelBuilder.Entity<Leaver>().ToTable("leaver").HasKey(row => row.PupilId);
        modelBuilder.Entity<PlaceSlot>(slot =>
        {
            // That no two slots of a pupil overlap is an exclusion constraint, which only the migration can say.
            slot.ToTable("place_slot");
            slot.HasKey(row => new
            {
                row.PlaceId,
                row.Weekday,
                row.StartsMinute,
                row.FromDay,
            });
            slot.Property(row => row.FromDay).HasDefaultValueSql("'-infinity'").ValueGeneratedNever();
            slot.Property(row => row.UntilDay).HasDefaultValueSql("'infinity'").ValueGeneratedNever();
        });
    }
}

/// <summary>For <c>dotnet ef migrations add</c>, which needs no server.</summary>
internal sealed class EnrolmentDbForDesign : IDesignTimeDbContextFactory<EnrolmentDb>
{
    public EnrolmentDb CreateDbContext(string[] args) => StorageSetup.Create<EnrolmentDb>("Host=unused");
}
