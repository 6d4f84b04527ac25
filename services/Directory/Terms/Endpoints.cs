using System.ComponentModel.DataAnnotations;
using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Schools;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Terms;

/// <summary>A term as it is entered and shown.</summary>
public sealed record TermBody(
    Guid SchoolId,
    [property: Required, StringLength(40, MinimumLength = 4)] string Name,
    DateOnly FirstDay,
    DateOnly LastDay
) : IValidatableObject
{
    // Half a school year and a margin: a longer term is a slip of the pen.
    private const int LongestDays = 250;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        LastDay <= FirstDay || LastDay.DayNumber - FirstDay.DayNumber > LongestDays
            ? [new ValidationResult($"A term ends after it begins, within {LongestDays} days.", [nameof(LastDay)])]
            : [];
}

/// <summary>A term of the roll.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Revision">For <c>If-Match</c>.</param>
/// <param name="Term">The record.</param>
public sealed record TermShown(Guid Id, long Revision, TermBody Term)
{
    internal static TermShown Of(Term one) =>
        new(one.Id, one.Revision, new(one.SchoolId, one.Name, one.FirstDay, one.LastDay));
}

internal static class TermEndpoints
{
    public static void MapTerms(this RouteGroupBuilder directory)
    {
        var terms = directory.MapGroup("/terms").WithTags("Terms");
        terms.MapGet("/", List).For(SchoolEndpoints.Readers);
        terms.MapPut("/{id:guid}", Enter).For(Roles.Operator, Roles.SchoolOffice);
    }

    /// <summary>GET /directory/v1/terms?schoolId=</summary>
    private static async Task<Results<NotFound, Ok<IReadOnlyList<TermShown>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        RollReach reach,
        DirectoryDb db,
        HttpContext http
    ) =>
        await reach.ReadsAsync(schoolId, http.RequestAborted)
            ? await db
                .Terms.AsNoTracking()
                .Where(one => one.SchoolId == schoolId)
                .PageAsync(one => one.Id, one => TermShown.Of(one), cut, http)
            : TypedResults.NotFound();

    /// <summary>PUT /directory/v1/terms/{id} — the school's office or an operator.</summary>
    private static Task<IResult> Enter(Guid id, TermBody body, SchoolRoll roll, HttpContext http) =>
        roll.PutAsync<Term, TermRecorded, TermBody>(
            new Term { Id = id, SchoolId = body.SchoolId },
            body,
            term => (term.Name, term.FirstDay, term.LastDay) = (body.Name, body.FirstDay, body.LastDay),
            http
        );
}
