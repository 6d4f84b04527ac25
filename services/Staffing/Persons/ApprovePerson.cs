using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.Persons;

/// <summary>POST /persons/{id}/approval — the education authority decides whether the school may hire an outsider.</summary>
internal static class ApprovePerson
{
    public static async Task<Results<NotFound, RuledOut, NoContent>> Handle(
        Guid id,
        PersonApproval approval,
        Caller caller,
        PersonDesk desk,
        Clearances clearances,
        Editions<StaffingPack> editions,
        Rulings rulings,
        CancellationToken ct
    )
    {
        if (!caller.IsOf(Departments.Education) || await desk.OpenAsync(id, ct) is not var (person, school))
            return TypedResults.NotFound();
        if (person.Approved == approval.Approved && person.ApprovalNumber == approval.Number)
            return TypedResults.NoContent();
        if (editions.InForce(school.Division, desk.Today) is not { } pack)
            return new RuledOut(Editions.NoPage(school.Division, desk.Today));

        var plea = await rulings.HearAsync(id, null, ct);
        var stated = (await clearances.FactsAsync(person, ct)).ShortageStated;
        var ruling = person.Approve(approval.Approved!.Value, approval.Number, stated, pack, plea);
        var matter = Clearances.MatterOf(person, school, pack) with { Command = "approve-person" };
        if (await rulings.EnterAsync(matter, ruling, plea, ct) is { } no)
            return no;
        await desk.CloseAsync(person, school, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The authority's decision on hiring an outsider.</summary>
/// <param name="Number">Number of the decision (批复文号).</param>
/// <param name="Approved">Whether the school may hire the person.</param>
public sealed record PersonApproval(
    [property: Required, StringLength(100, MinimumLength = 1)] string Number,
    [property: Required] bool? Approved
);
