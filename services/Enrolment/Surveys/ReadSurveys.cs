using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Surveys;

/// <summary>The routes of the needs survey (需求摸底).</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapSurveys()
        {
            var surveys = service.MapGroup("/surveys").WithTags("Surveys");
            surveys.MapGet("/", ReadSurveys.List).For(Readers);
            surveys.MapGet("/{id:guid}", ReadSurveys.One).For(Readers);
            surveys.MapPut("/{id:guid}", OpenSurvey.Handle).For(Roles.SchoolOffice, Roles.Principal);
            surveys
                .MapPut("/{id:guid}/classes/{classId:guid}", CountClass.Handle)
                .For(Roles.ClassTeacher, Roles.SchoolOffice, Roles.Principal);
            surveys.MapPost("/{id:guid}/close", CloseSurvey.Handle).For(Roles.SchoolOffice, Roles.Principal);
        }
    }

    private static readonly string[] Readers =
    [
        Roles.ClassTeacher,
        Roles.SchoolOffice,
        Roles.Principal,
        Roles.Authority,
    ];
}

/// <summary>GET /surveys, GET /surveys/{id} — a survey with its sums, class by class and for the school.</summary>
internal static class ReadSurveys
{
    public static async Task<Results<NotFound, Ok<IReadOnlyList<SurveyListed>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    ) =>
        await desk.Reach.ReadsSchoolAsync(schoolId, http.RequestAborted)
            ? await desk
                .Db.Surveys.AsNoTracking()
                .Where(one => one.SchoolId == schoolId)
                .PageAsync(
                    one => one.Id,
                    one => new SurveyListed(one.Id, one.TermId, one.Methods, one.From, one.To, one.ClosedAt),
                    cut,
                    http
                )
            : TypedResults.NotFound();

    [AtMost(Cut.Most)]
    public static async Task<Results<NotFound, Ok<SurveyShown>>> One(Guid id, Desk desk, CancellationToken ct)
    {
        var survey = await desk.Db.Surveys.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (survey is null || !await desk.Reach.ReadsSchoolAsync(survey.SchoolId, ct))
            return TypedResults.NotFound();
        var classes = await desk
            .Db.ClassNeeds.AsNoTracking()
            .Where(one => one.SurveyId == id)
            .OrderBy(one => one.ClassId)
            .Take(Cut.Most)
            .ToListAsync(ct);
        return TypedResults.Ok(SurveyShown.Of(survey, classes));
    }
}

/// <summary>A survey in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TermId">The term.</param>
/// <param name="Methods">How families are asked.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="ClosedAt">When it was closed.</param>
public sealed record SurveyListed(
    Guid Id,
    Guid TermId,
    IReadOnlyList<string> Methods,
    DateOnly From,
    DateOnly To,
    DateTimeOffset? ClosedAt
);

/// <summary>A survey with its sums.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TermId">The term.</param>
/// <param name="Methods">How families are asked.</param>
/// <param name="Activities">Activities on the form.</param>
/// <param name="IsFromInventory">Whether the form was made from a closed ledger.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Asked">Pupils asked, in all classes.</param>
/// <param name="WithNeed">Pupils with need.</param>
/// <param name="Wishes">What is wished for, and when, summed for the school.</param>
/// <param name="Classes">Class by class.</param>
public sealed record SurveyShown(
    Guid Id,
    Guid TermId,
    IReadOnlyList<string> Methods,
    IReadOnlyList<string> Activities,
    bool IsFromInventory,
    DateTimeOffset? ClosedAt,
    int Asked,
    int WithNeed,
    IReadOnlyList<Wish> Wishes,
    IReadOnlyList<ClassNeedsShown> Classes
)
{
    internal static SurveyShown Of(NeedsSurvey survey, IReadOnlyList<ClassNeeds> classes) =>
        new(
            survey.Id,
            survey.TermId,
            survey.Methods,
            survey.Activities,
            survey.IsFromInventory,
            survey.ClosedAt,
            classes.Sum(one => one.Asked),
            classes.Sum(one => one.WithNeed),
            [
                .. classes
                    .SelectMany(one => one.Wishes)
                    .GroupBy(wish => (wish.Activity, wish.Weekday))
                    .Select(wish => new Wish(wish.Key.Activity, wish.Key.Weekday, wish.Sum(one => one.Pupils)))
                    .OrderBy(wish => wish.Activity, StringComparer.Ordinal)
                    .ThenBy(wish => wish.Weekday),
            ],
            [.. classes.Select(one => new ClassNeedsShown(one.ClassId, one.Asked, one.WithNeed, one.Wishes, one.At))]
        );
}

/// <summary>What a class needs, as it is shown.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="Asked">Pupils asked.</param>
/// <param name="WithNeed">Pupils with need.</param>
/// <param name="Wishes">What they wish for.</param>
/// <param name="At">When it was counted.</param>
public sealed record ClassNeedsShown(
    Guid ClassId,
    int Asked,
    int WithNeed,
    IReadOnlyList<Wish> Wishes,
    DateTimeOffset At
);
