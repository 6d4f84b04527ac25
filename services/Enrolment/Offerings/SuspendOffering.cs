using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>POST /offerings/{id}/suspend — the school stops an offering until further notice.</summary>
internal static class SuspendOffering
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        Desk desk,
        Stopping stopping,
        AcademicDays academic,
        CancellationToken ct
    )
    {
        var offering = await desk.Db.Offerings.FindAsync([id], ct);
        if (offering is null || !await desk.RunsSchoolAsync(offering.SchoolId, ct))
            return TypedResults.NotFound();
        if (offering.Status == OfferingStatus.Suspended)
            return TypedResults.NoContent();
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        if (!await stopping.StopAsync(offering, "school", ct))
            return TypedResults.Conflict();
        if (await desk.Governing.OfAsync(offering.SchoolId, offering.TermId, ct) is { } governed)
            await academic.WeighAsync(offering, await RestAsync(offering, desk, ct), governed, ct);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<WeekPlan> RestAsync(Offering stopped, Desk desk, CancellationToken ct) =>
        new(
            await desk
                .Db.Offerings.AsNoTracking()
                .Where(one =>
                    one.PlanId == stopped.PlanId && one.Status == OfferingStatus.Published && one.Id != stopped.Id
                )
                .ToListAsync(ct)
        );
}
