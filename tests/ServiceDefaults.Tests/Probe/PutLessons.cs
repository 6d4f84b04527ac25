using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Tests.Probe;

/// <summary>A command with a rule of each force, as a service's slice has.</summary>
internal static class PutLessons
{
    public static readonly Guid School = new("019a0000-0000-7000-8000-0000000000ff");

    /// <summary>Where the school lies.</summary>
    private static readonly DivisionCode Division = DivisionCode.Parse("430102");

    public static async Task<Results<Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        Lessons lessons,
        ProbeDb db,
        Editions<ProbePage> pages,
        Rulings rulings,
        Creations creations,
        Settings settings,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        switch (await creations.ClaimAsync(id, lessons with { Reason = null }, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        var page = pages.InForce(Division, clock.Today())!;
        var share = await settings.FindAsync("leastShare", Division, clock.Today(), page.LeastShare, ct);
        var plea = await rulings.HearAsync(id, lessons.Reason, ct);
        var ruling = Ruling
            .All(
                lessons.Count <= page.MostLessons!.Value
                    ? Ruling.Permitted
                    : page.MostLessons.Broken(
                        "too-many-lessons",
                        new { Lessons = lessons.Count, Most = page.MostLessons.Value }
                    ),
                lessons.Share >= share!.Value ? Ruling.Permitted : share.Broken("share-too-small"),
                lessons.Activity is null
                    ? Ruling.Permitted
                    : page.MostLessons.Broken("unnamed-activity", Force.OpenList, new { lessons.Activity })
            )
            .Heard(plea);
        if (
            await rulings.EnterAsync(
                new Matter("put-lessons", id, School, page.Division, page.Edition),
                ruling,
                plea,
                ct
            ) is
            { } no
        )
            return no;
        db.Marks.Add(new Mark { Id = id, SubjectId = School });
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    public static Task<Ok<IReadOnlyList<Guid>>> List(
        [AsParameters] Cut cut,
        Guid subject,
        ProbeDb db,
        HttpContext http
    ) =>
        db
            .Marks.AsNoTracking()
            .Where(mark => mark.SubjectId == subject)
            .PageAsync(mark => mark.Id, mark => mark.Id, cut, http);
}

public sealed record Lessons(
    [property: Range(1, 20)] int Count,
    decimal Share = 1,
    string? Activity = null,
    string? Reason = null
);
