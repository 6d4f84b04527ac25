using AfterSchool.Safety.ClearedStaff;
using AfterSchool.Safety.Custodies;
using AfterSchool.Safety.Emergency;
using AfterSchool.Safety.Hazards;
using AfterSchool.Safety.Police;
using AfterSchool.Safety.Releases;
using AfterSchool.Safety.Responsibility;
using AfterSchool.Safety.Sessions;
using AfterSchool.Safety.Terms;
using AfterSchool.Safety.Timetable;
using AfterSchool.Safety.Watch;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Storage;

/// <summary>How the aggregates lie in tables; what several people change carries a version.</summary>
internal static class Mapping
{
    public static void MapCopies(this ModelBuilder model)
    {
        model.Entity<Offering>(offering =>
        {
            offering.ToTable("offering");
            offering.Ignore(row => row.StoppedSince);
            offering.Property<uint>("Version").IsRowVersion();
        });
        model.Entity<Place>(place =>
        {
            place.ToTable("place");
            place.Property<uint>("Version").IsRowVersion();
            place.HasIndex(row => new { row.OfferingId, row.FirstDay });
        });
        model.Entity<Clearance>().ToTable("clearance").HasKey(row => new { row.PersonId, row.SchoolId });
        model.Entity<Assignment>().ToTable("assignment").HasIndex(row => new { row.OfferingId, row.PersonId });
    }

    public static void MapDays(this ModelBuilder model)
    {
        model.Entity<Session>(session =>
        {
            session.ToTable("session");
            session.Ignore(row => row.Minutes);
            session.Property<uint>("Version").IsRowVersion();
            session.HasIndex(row => new { row.SchoolId, row.Day });
            session.HasIndex(row => row.OfferingId);
            session.HasIndex(row => new { row.Status, row.StartsAt });
        });
        model.Entity<Attendance>(mark =>
        {
            mark.ToTable("attendance").HasKey(row => new { row.SessionId, row.PupilId });
            mark.Property<uint>("Version").IsRowVersion();
        });
        model.Entity<NameRead>().ToTable("name_read").IsAppendOnly();
        model.Entity<SessionAlert>(alert =>
        {
            alert.ToTable("session_alert").IsAppendOnly();
            alert.HasKey(row => new { row.SessionId, row.Rule });
        });
        model.Entity<Custody>(custody =>
        {
            custody.ToTable("custody");
            custody.Property<uint>("Version").IsRowVersion();
            // Promise 5: at any minute each child on campus has exactly one responsible adult.
            custody
                .HasIndex(row => row.PupilId, "ix_custody_one_open_per_child")
                .IsUnique()
                .HasFilter("until is null");
            custody.HasIndex(row => new { row.SchoolId, row.Id }).HasFilter("until is null");
            custody.HasIndex(row => row.SessionId).HasFilter("until is null");
        });
        model.Entity<HandOver>(handOver =>
        {
            handOver.ToTable("hand_over");
            handOver.Property<uint>("Version").IsRowVersion();
            handOver.HasIndex(row => row.SessionId);
        });
    }

    public static void MapReleases(this ModelBuilder model)
    {
        model.Entity<Release>(release =>
        {
            release.ToTable("release").IsAppendOnly();
            // One child leaves one session once, whoever lets it go.
            release.HasIndex(row => new { row.SessionId, row.PupilId }).IsUnique();
        });
        model.Entity<LeaveNotice>(notice =>
        {
            notice.ToTable("leave_notice");
            notice.Property<uint>("Version").IsRowVersion();
            notice.HasIndex(row => row.Deadline).HasFilter("delivered_at is null and escalated_at is null");
        });
        model.Entity<PickUpPerson>(person =>
        {
            person.ToTable("pick_up_person");
            person.Property<uint>("Version").IsRowVersion();
            person.HasIndex(row => row.PupilId);
        });
        model.Entity<ReleaseConsent>(consent =>
        {
            consent.ToTable("release_consent");
            consent.Property<uint>("Version").IsRowVersion();
            consent.HasIndex(row => row.PupilId);
        });
    }

    /// <summary>What school and police owe for order and safety: responsibility, emergency plans, hazards, patrols.</summary>
    public static void MapOrder(this ModelBuilder model)
    {
        model.Entity<PlannedTerm>(term =>
        {
            term.ToTable("planned_term").HasKey(row => row.TermId);
            term.Property<uint>("Version").IsRowVersion();
            term.HasIndex(row => row.SchoolId);
        });
        model.Entity<Engagement>(engagement =>
        {
            engagement.ToTable("engagement").HasIndex(row => new { row.SchoolId, row.PersonId }).IsUnique();
            engagement.HasIndex(row => row.Id, "ix_engagement_waiting").HasFilter("judged_at is null");
        });
        model.Entity<ResponsibilityDocument>(document =>
        {
            document.ToTable("responsibility_document").IsAppendOnly();
            document.HasIndex(row => new { row.SchoolId, row.PersonId });
        });
        model.Entity<FirstResponsiblePerson>(person =>
        {
            person.ToTable("first_responsible_person").IsAppendOnly();
            person.HasIndex(row => row.SchoolId);
        });
        model.Entity<EmergencyPlan>(plan =>
        {
            plan.ToTable("emergency_plan").IsAppendOnly();
            plan.HasIndex(row => new { row.SchoolId, row.Id });
        });
        model.Entity<Drill>(drill =>
        {
            drill.ToTable("drill").IsAppendOnly();
            drill.HasIndex(row => row.PlanId);
        });
        model.Entity<HazardInspection>(inspection =>
        {
            inspection.ToTable("hazard_inspection").IsAppendOnly();
            inspection.HasIndex(row => new { row.SchoolId, row.InspectedOn });
        });
        model.Entity<Hazard>(hazard =>
        {
            hazard.ToTable("hazard");
            hazard.Ignore(row => row.ClosesPlace);
            hazard.Property<uint>("Version").IsRowVersion();
            hazard.HasIndex(row => new { row.SchoolId, row.Id });
            hazard.HasIndex(row => new { row.SchoolId, row.Place }).HasFilter("verified_at is null");
        });
        model.Entity<PoliceConfirmation>(confirmation =>
        {
            confirmation.ToTable("police_confirmation").IsAppendOnly();
            confirmation.HasIndex(row => new { row.SchoolId, row.Day });
        });
    }
}
