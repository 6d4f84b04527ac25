using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Fees.Publications;

/// <summary>A school's publication of what it charges in a term (收费公示). Append-only.</summary>
public sealed class FeePublication
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>What it says: feeStandard, serviceTime, courseContent, …</summary>
    public required string[] Fields { get; init; }

    /// <summary>Where it hangs or stands (公示栏、网站).</summary>
    public required string Place { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>PUT /fee-publications/{id} — recorded once it says all that the page asks for; pending until then.</summary>
internal static class RecordFeePublication
{
    public static void MapFeePublications(this RouteGroupBuilder fees) =>
        fees.MapPut("/fee-publications/{id:guid}", Handle).WithTags("Fee publications").For(Roles.SchoolOffice);

    private static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid id,
        FeesPublished published,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.BooksAsync(published.SchoolId, published.TermId, ct, Roles.SchoolOffice) is not { } books)
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, published, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : desk.Conflict("conflict");
        if (books.Pack is not { } pack)
            return books.NoPage;

        var matter = books.Matter("publish-fees", books.Term.Id);
        var ruling = PublicationFieldsRule.Judge(published.Fields, "school", pack);
        if (await desk.Rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } no)
        {
            foreach (var finding in ruling.Findings)
                await desk.Duties.OpenAsync(finding, matter, ct);
            await desk.Db.SaveChangesAsync(ct);
            return no;
        }

        desk.Db.FeePublications.Add(
            new FeePublication
            {
                Id = id,
                SchoolId = books.School.Id,
                TermId = books.Term.Id,
                Fields = [.. published.Fields],
                Place = published.Place,
                At = desk.Clock.Now(),
            }
        );
        await desk.Duties.DoneAsync(PublicationFieldsRule.Code, books.Term.Id, published.Place, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A school's publication of its fees.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term.</param>
/// <param name="Fields">What it says: feeStandard, serviceTime, courseContent, …</param>
/// <param name="Place">Where it hangs or stands.</param>
public sealed record FeesPublished(
    Guid SchoolId,
    Guid TermId,
    [property: Required, MaxLength(20)] IReadOnlyList<string> Fields,
    [property: Required, StringLength(200, MinimumLength = 2)] string Place
);
