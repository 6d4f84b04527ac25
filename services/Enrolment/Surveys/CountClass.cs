using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Surveys;

/// <summary>PUT /surveys/{id}/classes/{classId} — the class teacher counts what the class needs; the latest count holds (以班级为单位统计).</summary>
internal static class CountClass
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, NoContent>> Handle(
        Guid id,
        Guid classId,
        ClassCounted counted,
        Desk desk,
        CancellationToken ct
    )
    {
        // Read with a lock that closing waits for: nothing is counted into a survey that is closed.
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        var survey = await desk
            .Db.Surveys.FromSql($"select * from needs_survey where id = {id} for share")
            .AsNoTracking()
            .SingleOrDefaultAsync(ct);
        if (survey is null || !await MayCountAsync(survey, classId, desk, ct))
            return TypedResults.NotFound();
        if (survey.ClosedAt is not null)
            return TypedResults.Conflict();
        if (counted.WithNeed > counted.Asked)
            return Invalid.Field("WithNeed", "No more have a need than were asked.");
        if (Array.FindIndex(counted.Wishes, wish => wish.Pupils < 0 || wish.Pupils > counted.Asked) is >= 0 and var at)
            return Invalid.Field($"Wishes[{at}].Pupils", "No more wish than were asked.");

        var known = await desk.Db.ClassNeeds.FindAsync([id, classId], ct);
        if (known is null)
            desk.Db.ClassNeeds.Add(known = Empty(id, classId, desk));
        (known.Asked, known.WithNeed, known.Wishes) = (counted.Asked, counted.WithNeed, counted.Wishes);
        (known.CountedBy, known.At) = (desk.Caller.AccountId, desk.Clock.Now());
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    // The class teacher; for a class that has none the office.
    private static async Task<bool> MayCountAsync(NeedsSurvey survey, Guid classId, Desk desk, CancellationToken ct) =>
        await desk.Db.Classes.AsNoTracking().FirstOrDefaultAsync(one => one.Id == classId, ct) is { } known
        && known.SchoolId == survey.SchoolId
        && (
            await desk.Reach.LeadsClassAsync(classId, ct)
            || (known.ClassTeacherAccountId is null && await desk.RunsSchoolAsync(survey.SchoolId, ct))
        );

    private static ClassNeeds Empty(Guid survey, Guid classId, Desk desk) =>
        new()
        {
            SurveyId = survey,
            ClassId = classId,
            Asked = 0,
            WithNeed = 0,
            Wishes = [],
            CountedBy = desk.Caller.AccountId,
            At = desk.Clock.Now(),
        };
}

/// <summary>What a class needs.</summary>
/// <param name="Asked">Pupils asked.</param>
/// <param name="WithNeed">Pupils with need.</param>
/// <param name="Wishes">What they wish for, and when.</param>
public sealed record ClassCounted(
    [property: Range(0, 500)] int Asked,
    [property: Range(0, 500)] int WithNeed,
    [property: Required, MaxLength(500)] Wish[] Wishes
);
