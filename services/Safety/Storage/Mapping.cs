using AfterSchool.Safety.ClearedStaff;
using AfterSchool.Safety.Custodies;
using AfterSchool.Safety.Releases;
using AfterSchool.Safety.Sessions;
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
}
