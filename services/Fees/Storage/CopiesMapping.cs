using AfterSchool.Fees.Copies;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Storage;

/// <summary>How copies of other services' facts are kept.</summary>
internal static class CopiesMapping
{
    public static void MapCopies(this ModelBuilder model)
    {
        model.Entity<SchoolPlan>().ToTable("school_plan").HasKey(row => new { row.SchoolId, row.TermId });
        model.Entity<OfferingState>().ToTable("offering_state").HasKey(row => row.OfferingId);
        model.Entity<OfferingTimetable>().ToTable("offering_timetable").HasKey(row => row.OfferingId);
        model.Entity<SessionTakenPlace>(session =>
        {
            session.ToTable("session_taken_place").HasKey(row => row.SessionId);
            session.HasIndex(row => row.OfferingId);
        });
        model.Entity<EndedPlace>().ToTable("ended_place").HasKey(row => row.PlaceId);
        model.Entity<ChargeFreeze>(freeze =>
        {
            freeze.ToTable("charge_freeze").HasKey(row => row.SanctionId);
            freeze.HasIndex(row => row.SchoolId);
        });
        model.Entity<Workload>(workload =>
        {
            workload.ToTable("workload");
            workload.HasIndex(row => new { row.SchoolId, row.Month });
        });
    }
}
