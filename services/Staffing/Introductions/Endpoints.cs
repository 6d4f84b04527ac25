using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Schools;
using AfterSchool.Staffing.Storage;
using AfterSchool.Staffing.Vendors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.Introductions;

/// <summary>The routes of introductions.</summary>
internal static class Endpoints
{
    public static void MapIntroductions(this RouteGroupBuilder service)
    {
        string[] readers = [Roles.SchoolOffice, Roles.Principal, Roles.Authority];
        var introductions = service.MapGroup("/introductions").WithTags("Introductions");
        introductions.MapPut("/{id:guid}", AskIntroduction.Handle).For(Roles.SchoolOffice, Roles.Principal);
        introductions.MapPut("/{id:guid}/steps/{stepId:guid}", TakeStep.Handle).For(readers);
        introductions.MapPost("/{id:guid}/publish", Publish).For(Roles.SchoolOffice, Roles.Principal);
        introductions.MapGet("/{id:guid}", One).For(readers);
        introductions.MapGet("/", List).For(readers);
    }

    /// <summary>POST /introductions/{id}/publish — the school makes public whom it brings in, and for what.</summary>
    private static async Task<Results<NotFound, NoContent>> Publish(
        Guid id,
        IntroductionDesk desk,
        DutyBook duties,
        StaffingDb db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await desk.OpenAsync(id, ct) is not var (introduction, _))
            return TypedResults.NotFound();
        if (introduction.Publish(clock.Now()))
        {
            await duties.DoneAsync(PublicVendorListRule.Duty, id, "引进事项已公开", ct);
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.NoContent();
    }

    /// <summary>GET /introductions/{id}</summary>
    private static async Task<Results<NotFound, Ok<IntroductionShown>>> One(
        Guid id,
        IntroductionDesk desk,
        CancellationToken ct
    ) =>
        await desk.OpenAsync(id, ct) is var (introduction, _)
            ? TypedResults.Ok(IntroductionShown.Of(introduction))
            : TypedResults.NotFound();

    /// <summary>GET /introductions?schoolId=</summary>
    private static Task<Results<NotFound, Ok<IReadOnlyList<IntroductionLine>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        SchoolLists lists,
        StaffingDb db,
        HttpContext http
    ) =>
        lists.ShowAsync(
            schoolId,
            db.Introductions,
            one => new IntroductionLine(one.Id, one.TermId, one.VendorId, one.PersonId, one.Item, one.PublishedAt),
            cut,
            http
        );
}

/// <summary>An introduction in a list.</summary>
public sealed record IntroductionLine(
    Guid Id,
    Guid TermId,
    Guid? VendorId,
    Guid? PersonId,
    string Item,
    DateTimeOffset? PublishedAt
);

/// <summary>An introduction with its steps in the order they were taken.</summary>
public sealed record IntroductionShown(
    Guid Id,
    Guid SchoolId,
    Guid TermId,
    Guid? VendorId,
    Guid? PersonId,
    string Item,
    ItemCategory Category,
    int PupilsAsking,
    string? UnmetInterest,
    DateTimeOffset? PublishedAt,
    IReadOnlyList<StepShown> Steps
)
{
    internal static IntroductionShown Of(Introduction one) =>
        new(
            one.Id,
            one.SchoolId,
            one.TermId,
            one.VendorId,
            one.PersonId,
            one.Item,
            one.Category,
            one.PupilsAsking,
            one.UnmetInterest,
            one.PublishedAt,
            [.. one.Steps.OrderBy(step => step.RecordedAt).Select(StepShown.Of)]
        );
}

/// <summary>A step taken.</summary>
public sealed record StepShown(
    Guid Id,
    VendorStep Step,
    bool Passed,
    DateOnly On,
    string Number,
    string Minutes,
    int ParentMembers,
    int TeacherMembers,
    int VotesFor,
    int VotesAgainst
)
{
    internal static StepShown Of(IntroductionStep one) =>
        new(
            one.Id,
            one.Step,
            one.Passed,
            one.On,
            one.Number,
            one.Minutes,
            one.ParentMembers,
            one.TeacherMembers,
            one.VotesFor,
            one.VotesAgainst
        );
}
