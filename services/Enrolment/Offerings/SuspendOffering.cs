using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>POST /offerings/{id}/suspend — the school stops an offering until further notice.</summary>
internal static class SuspendOffering
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(Guid id, Desk desk, CancellationToken ct)
    {
        var offering = await desk.Db.Offerings.FindAsync([id], ct);
        if (offering is null || !await desk.RunsSchoolAsync(offering.SchoolId, ct))
            return TypedResults.NotFound();
        if (offering.Status == OfferingStatus.Suspended)
            return TypedResults.NoContent();
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        if (!await offering.StopAsync("school", desk.Db, desk.Outbox, desk.Clock, ct))
            return TypedResults.Conflict();
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
