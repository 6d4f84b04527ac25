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
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Storage;

/// <summary>What comes before the menu, and the papers that are frozen.</summary>
public sealed partial class EnrolmentDb
{
    /// <summary>Plans as they were frozen; append-only.</summary>
    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();

    /// <summary>Which versions were published, and when; append-only.</summary>
    public DbSet<PublicVersion> PlanPublications => Set<PublicVersion>();

    /// <summary>Changes of plans in force.</summary>
    public DbSet<PlanRevision> PlanRevisions => Set<PlanRevision>();

    /// <summary>What parents were told before they choose; append-only.</summary>
    public DbSet<PlanNotice> PlanNotices => Set<PlanNotice>();

    /// <summary>Counties' own policies; append-only.</summary>
    public DbSet<CountyPolicy> CountyPolicies => Set<CountyPolicy>();

    /// <summary>Ledgers of resources (工作台账).</summary>
    public DbSet<InventoryItem> Inventory => Set<InventoryItem>();

    /// <summary>Stock-takings that are closed; append-only.</summary>
    public DbSet<InventoryClosing> InventoryClosings => Set<InventoryClosing>();

    /// <summary>Surveys of need.</summary>
    public DbSet<NeedsSurvey> Surveys => Set<NeedsSurvey>();

    /// <summary>What classes need.</summary>
    public DbSet<ClassNeeds> ClassNeeds => Set<ClassNeeds>();

    /// <summary>Places given by hand from declared seats; append-only.</summary>
    public DbSet<InternalPlace> InternalPlaces => Set<InternalPlace>();

    /// <summary>Agreements as they were written down; append-only.</summary>
    public DbSet<Agreement> Agreements => Set<Agreement>();

    /// <summary>How many pupils of a school took part in a term.</summary>
    public DbSet<Participation> Participations => Set<Participation>();

    /// <summary>Sessions that took place, as Safety has told; append-only.</summary>
    public DbSet<HeldSession> HeldSessions => Set<HeldSession>();

    /// <summary>Online resources that are offered, or were.</summary>
    public DbSet<OnlineResource> OnlineResources => Set<OnlineResource>();

    /// <summary>What schools and authorities recorded of their work; append-only.</summary>
    public DbSet<WorkRecord> WorkRecords => Set<WorkRecord>();
}
