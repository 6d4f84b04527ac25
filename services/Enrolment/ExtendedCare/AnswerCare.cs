using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ExtendedCare;

/// <summary>POST /care-requests/{id}/provide — the school provides the care: supervisor, end and hand-over.</summary>
internal static class ProvideCare
{
    public static async Task<Results<NotFound, NoContent>> Handle(
        Guid id,
        CareProvided provided,
        Desk desk,
        DutyBook duties,
        CancellationToken ct
    )
    {
        var request = await desk.Db.CareRequests.FindAsync([id], ct);
        if (request is null || !await desk.RunsSchoolAsync(request.SchoolId, ct))
            return TypedResults.NotFound();
        request.Provide(provided.SupervisorAccountId, provided.Ends, provided.HandOver);
        await duties.DoneAsync(ExtendedCareRule.OwedCode, id, "extended care provided", ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>POST /care-requests/{id}/decline — the school declines with its reason; where it shall provide, the task stays open.</summary>
internal static class DeclineCare
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        CareDeclined declined,
        Desk desk,
        CancellationToken ct
    )
    {
        var request = await desk.Db.CareRequests.FindAsync([id], ct);
        if (
            request is null
            || !await desk.RunsSchoolAsync(request.SchoolId, ct)
            || await desk.Governing.OfAsync(request.SchoolId, request.TermId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        if (request.DeclineWords == declined.Words)
            return TypedResults.NoContent();
        if (request.Status != CareStatus.Open)
            return TypedResults.Conflict();

        var plea = await desk.Rulings.HearAsync(id, declined.Words, ct);
        var ruling = request.Decline(declined.Words, governed.Pack, plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("decline-care", id), ruling, plea, ct) is { } no)
            return no;
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
