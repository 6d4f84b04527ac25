using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Storage;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/consultation — parents and pupils have been asked; the opening sequence begins.</summary>
internal static class RecordConsultation
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, NoContent>> Handle(
        Guid id,
        ConsultationHeld held,
        Desk desk,
        TermBook terms,
        CancellationToken ct
    )
    {
        if (await desk.OwnPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        if (held.WrongIn(desk.Clock.Today()) is { } wrong)
            return wrong;
        var claim = await desk.Creations.ClaimVerbAsync(id, "consultation", held, ct);
        if (claim != Claim.New || !plan.IsOpen)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        var governed = await desk.GovernedAsync(plan, ct);
        var plea = await desk.Rulings.HearAsync(id, held.Reason, ct);
        var parents = await desk.Db.ParentsCountedAsync(plan.SchoolId, ct);
        var ruling = plan.Consult(held.Told(), governed, parents, plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("consult-parents", id), ruling, plea, ct) is { } no)
            return no;
        await desk.Db.SaveChangesAsync(ct);
        await terms.ReviewAsync(governed, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>How parents and pupils were asked.</summary>
/// <param name="Method">meeting, questionnaire, visit, …</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; not after today.</param>
/// <param name="Respondents">How many answered.</param>
/// <param name="PupilsAsked">Whether pupils' needs were asked too.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Reason">Why it begins although a principle speaks against it.</param>
/// <param name="Asked">How many were asked.</param>
/// <param name="Agreed">How many of those who answered agreed.</param>
/// <param name="Evidence">SHA-256 of the file that shows it, hexadecimal.</param>
public sealed record ConsultationHeld(
    [property: Required, StringLength(100)] string Method,
    DateOnly From,
    DateOnly To,
    [property: Range(0, 100_000)] int Respondents,
    bool PupilsAsked,
    [property: Required, StringLength(4_000)] string Result,
    [property: StringLength(2_000)] string? Reason,
    [property: Range(0, 100_000)] int? Asked = null,
    [property: Range(0, 100_000)] int? Agreed = null,
    [property: RegularExpression("^[0-9a-f]{64}$")] string? Evidence = null
)
{
    internal ValidationProblem? WrongIn(DateOnly today, string within = "") =>
        To < From || To > today ? Invalid.Field($"{within}To", "The last day lies between the first day and today.")
        : Asked < Respondents ? Invalid.Field($"{within}Respondents", "No more answer than were asked.")
        : Agreed > Respondents ? Invalid.Field($"{within}Agreed", "No more agree than answered.")
        : null;

    internal Consultation Told() => new(Method, From, To, Respondents, PupilsAsked, Result, Asked, Agreed, Evidence);
}
