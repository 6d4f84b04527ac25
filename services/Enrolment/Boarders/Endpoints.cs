using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Boarders;

/// <summary>The routes of boarders who do not take part.</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapBoarders()
        {
            var boarders = service.MapGroup("/boarder-arrangements").WithTags("Boarders");
            boarders.MapGet("/", ReadBoarders.Handle).For(Roles.SchoolOffice, Roles.Principal);
            boarders.MapPost("/{id:guid}/arrange", ArrangeBoarder.Handle).For(Roles.SchoolOffice, Roles.Principal);
        }
    }
}

/// <summary>GET /boarder-arrangements — the school's list; with <c>open=true</c> what is still to do.</summary>
internal static class ReadBoarders
{
    public static async Task<Results<NotFound, Ok<IReadOnlyList<BoarderShown>>>> Handle(
        Guid schoolId,
        bool? open,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        if (!await desk.RunsSchoolAsync(schoolId, http.RequestAborted))
            return TypedResults.NotFound();
        return await desk
            .Db.BoarderArrangements.AsNoTracking()
            .Where(one => one.SchoolId == schoolId && (open == null || one.SettledOn == null == open))
            .PageAsync(
                one => one.Id,
                one => new BoarderShown(
                    one.Id,
                    one.PupilId,
                    one.TermId,
                    one.Room,
                    one.SupervisorAccountId,
                    one.SettledOn
                ),
                cut,
                http
            );
    }
}

/// <summary>POST /boarder-arrangements/{id}/arrange — where the boarder is during the service, and who supervises.</summary>
internal static class ArrangeBoarder
{
    public static async Task<Results<NotFound, NoContent>> Handle(
        Guid id,
        BoarderArranged arranged,
        Desk desk,
        DutyBook duties,
        CancellationToken ct
    )
    {
        var boarder = await desk.Db.BoarderArrangements.FindAsync([id], ct);
        if (boarder is null || !await desk.RunsSchoolAsync(boarder.SchoolId, ct))
            return TypedResults.NotFound();
        boarder.Arrange(arranged.Room, arranged.SupervisorAccountId, desk.Clock.Today());
        await duties.DoneAsync(BoarderCareRule.OwedCode, id, "arranged", ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What is arranged for a boarder.</summary>
/// <param name="Room">Where the pupil is.</param>
/// <param name="SupervisorAccountId">Who supervises.</param>
public sealed record BoarderArranged([property: Required, StringLength(100)] string Room, Guid SupervisorAccountId);

/// <summary>A boarder on the school's list.</summary>
/// <param name="Id">The arrangement.</param>
/// <param name="PupilId">The boarder.</param>
/// <param name="TermId">The term.</param>
/// <param name="Room">Where the pupil is.</param>
/// <param name="SupervisorAccountId">Who supervises.</param>
/// <param name="SettledOn">Day from which nothing is left to do.</param>
public sealed record BoarderShown(
    Guid Id,
    Guid PupilId,
    Guid TermId,
    string? Room,
    Guid? SupervisorAccountId,
    DateOnly? SettledOn
);
