using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Surveys;

/// <summary>PUT /surveys/{id} — the school opens a survey; its form lists what the ledger of resources can serve (意向调查表).</summary>
internal static class OpenSurvey
{
    private const int LimitActivities = 200;

    public static async Task<Results<NotFound, Conflict, ValidationProblem, NoContent>> Handle(
        Guid id,
        SurveyOpened opened,
        Desk desk,
        CancellationToken ct
    )
    {
        if (
            !await desk.RunsSchoolAsync(opened.SchoolId, ct)
            || await desk.Governing.OfAsync(opened.SchoolId, opened.TermId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        if (opened.To < opened.From)
            return Invalid.Field("To", "The last day is not before the first.");
        var claim = await desk.Creations.ClaimAsync(id, opened, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        desk.Db.Surveys.Add(
            new NeedsSurvey
            {
                Id = id,
                SchoolId = opened.SchoolId,
                TermId = opened.TermId,
                Methods = [.. opened.Methods.Distinct()],
                From = opened.From,
                To = opened.To,
                Activities = await ActivitiesAsync(governed, desk, ct),
                IsFromInventory = await desk.Db.InventoryClosings.AnyAsync(one => one.TermId == opened.TermId, ct),
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    // What there are rooms and teachers for; a school whose ledger names no activity asks for those the document names.
    private static async Task<string[]> ActivitiesAsync(Governed governed, Desk desk, CancellationToken ct)
    {
        var served = await desk
            .Db.Inventory.Where(one => one.SchoolId == governed.School.Id && one.IsUsable)
            .SelectMany(one => one.Serves)
            .Distinct()
            .Order()
            .Take(LimitActivities)
            .ToArrayAsync(ct);
        return served.Length > 0 ? served : governed.Found?.NamedActivities?.Value ?? [];
    }
}

/// <summary>A survey.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term.</param>
/// <param name="Methods">meeting, questionnaire, homeVisit, opinionSolicitation, intentionForm or classCount.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record SurveyOpened(
    Guid SchoolId,
    Guid TermId,
    [property: Required, Length(1, 10)] string[] Methods,
    DateOnly From,
    DateOnly To
);
