using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Surveys;

/// <summary>POST /surveys/{id}/close — the office closes the survey; its sums are what the menu is made from.</summary>
internal static class CloseSurvey
{
    public static async Task<Results<NotFound, NoContent>> Handle(
        Guid id,
        Desk desk,
        TermBook terms,
        CancellationToken ct
    )
    {
        if (
            await desk.Db.Surveys.FindAsync([id], ct) is not { } survey
            || !await desk.RunsSchoolAsync(survey.SchoolId, ct)
            || await desk.Governing.OfAsync(survey.SchoolId, survey.TermId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        if (!survey.Close(desk.Clock.Now()))
            return TypedResults.NoContent();
        await desk.Db.SaveChangesAsync(ct);
        await terms.ReviewAsync(governed, ct);
        return TypedResults.NoContent();
    }
}
