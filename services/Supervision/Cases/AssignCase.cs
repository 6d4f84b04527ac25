using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Cases;

/// <summary>POST /cases/{id}/assign — who verifies it (交办).</summary>
internal static class AssignCase
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        CaseAssigned to,
        Caller caller,
        CaseReach reach,
        SupervisionDb db,
        Editions<SupervisionPack> editions,
        Rulings rulings,
        Notices notices,
        CancellationToken ct
    )
    {
        if (await reach.HandledAsync(id, ct) is not { } complaint)
            return TypedResults.NotFound();
        if (complaint.AssignedTo == to.Level)
            return TypedResults.NoContent();
        if (!complaint.CanBeAssigned)
            return TypedResults.Conflict();

        var pack = editions.InForce(complaint.Division, complaint.ReceivedOn)!;
        var ruling = complaint.Assign(to.Level, caller.IsOf(Departments.Education), pack);
        if (await rulings.EnterAsync(complaint.Matter("assign-case"), ruling, Plea.None, ct) is { } no)
            return no;
        if (to.Level is HandlingLevel.School)
            await notices.TellSchoolAsync("case-assigned", complaint, complaint.VerifyDueOn, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Who verifies.</summary>
/// <param name="Level">school, county, city or province.</param>
public sealed record CaseAssigned(HandlingLevel Level);
