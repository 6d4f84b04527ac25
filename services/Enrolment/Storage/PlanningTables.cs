using AfterSchool.Enrolment.Agreements;
using AfterSchool.Enrolment.CountyPolicies;
using AfterSchool.Enrolment.HeldSessions;
using AfterSchool.Enrolment.Inventory;
using AfterSchool.Enrolment.OnlineResources;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Surveys;
using AfterSchool.Enrolment.Voluntariness;
using AfterSchool.Enrolment.WorkRecords;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Storage;

/// <summary>Tables of what comes before the menu, and of the papers that are frozen.</summary>
internal static class PlanningTables
{
    public static void MapPlanning(this ModelBuilder modelBuilder)
    {
        MapVersions(modelBuilder);
        MapNeeds(modelBuilder);
        MapRecords(modelBuilder);
        modelBuilder.Entity<CountyPolicy>(policy =>
        {
            policy.ToTable("county_policy").IsAppendOnly();
            policy.HasIndex(row => new { row.Division, row.From });
        });
        modelBuilder.Entity<InternalPlace>(place =>
        {
            place.ToTable("internal_place").IsAppendOnly();
            place.HasKey(row => row.PlaceId);
            place.HasIndex(row => new { row.OfferingId, row.Group });
        });
        modelBuilder.Entity<Agreement>(agreement =>
        {
            agreement.ToTable("agreement").IsAppendOnly();
            agreement.HasIndex(row => new { row.RequestId, row.Version }).IsUnique();
            agreement.HasIndex(row => row.Number).IsUnique();
        });
        modelBuilder.Entity<Participation>(counted =>
        {
            counted.ToTable("participation").HasKey(row => row.TermId);
            counted.HasIndex(row => new { row.SchoolId, row.FirstDay });
        });
    }

    private static void MapVersions(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PlanVersion>(version =>
        {
            version.ToTable("plan_version").IsAppendOnly();
            version.HasKey(row => new { row.PlanId, row.Version });
        });
        modelBuilder.Entity<PublicVersion>(publication =>
        {
            publication.ToTable("plan_publication").IsAppendOnly();
            publication.HasKey(row => new { row.PlanId, row.Version });
        });
        modelBuilder.Entity<PlanRevision>(revision =>
        {
            revision.ToTable("plan_revision");
            revision.Property<uint>("RowVersion").IsRowVersion();
            revision.Property(row => row.Content).IsJson();
            revision.HasIndex(row => new { row.PlanId, row.Id });
            // One change of a plan at a time.
            revision
                .HasIndex(row => row.PlanId, "one_open_revision")
                .IsUnique()
                .HasFilter("status not in ('InForce', 'Withdrawn')");
        });
        modelBuilder.Entity<PlanNotice>(notice =>
        {
            notice.ToTable("plan_notice").IsAppendOnly();
            notice.HasIndex(row => row.TermId);
        });
    }

    private static void MapNeeds(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<InventoryItem>(item =>
        {
            item.ToTable("inventory_item");
            item.Property(row => row.Hours).IsJson();
            item.HasIndex(row => new { row.SchoolId, row.Id });
        });
        modelBuilder.Entity<InventoryClosing>(closing =>
        {
            closing.ToTable("inventory_closing").IsAppendOnly();
            closing.HasKey(row => row.TermId);
            closing.Property(row => row.Count).IsJson();
        });
        modelBuilder.Entity<NeedsSurvey>(survey =>
        {
            survey.ToTable("needs_survey");
            survey.HasIndex(row => new { row.SchoolId, row.Id });
            survey.HasIndex(row => row.TermId);
        });
        modelBuilder.Entity<ClassNeeds>(needs =>
        {
            needs.ToTable("class_needs");
            needs.HasKey(row => new { row.SurveyId, row.ClassId });
            needs.HasIndex(row => row.ClassId);
            needs.Property(row => row.Wishes).IsJson();
        });
    }

    private static void MapRecords(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<HeldSession>(held =>
        {
            held.ToTable("held_session").IsAppendOnly();
            held.HasIndex(row => row.OfferingId);
        });
        modelBuilder.Entity<OnlineResource>(resource =>
        {
            resource.ToTable("online_resource");
            resource.HasIndex(row => row.SchoolId);
            resource.HasIndex(row => row.Division).HasFilter("school_id is null");
        });
        modelBuilder.Entity<WorkRecord>(record =>
        {
            record.ToTable("work_record").IsAppendOnly();
            record.HasIndex(row => new { row.SchoolId, row.TermId });
            record.HasIndex(row => row.Division).HasFilter("school_id is null");
        });
    }
}
