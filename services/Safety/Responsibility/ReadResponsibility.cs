using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Responsibility;

/// <summary>GET /responsibility?schoolId= — who is first responsible, in which forms responsibility is fixed, and for whom it is.</summary>
internal static class ReadResponsibility
{
    public static async Task<Results<NotFound, Ok<ResponsibilityShown>>> Handle(
        Guid schoolId,
        [AsParameters] Cut cut,
        Desk desk,
        CancellationToken ct
    )
    {
        if (
            !await desk.Reach.ReadsSchoolAsync(schoolId, ct)
            || await desk.Law.AtAsync(schoolId, termId: null, desk.Today, ct) is not { } ground
        )
            return TypedResults.NotFound();
        var after = cut.After ?? Guid.Empty;
        var documents = desk.Db.ResponsibilityDocuments;
        var people = await desk
            .Db.Engagements.Where(one => one.SchoolId == schoolId && one.Id > after)
            .OrderBy(one => one.Id)
            .Take(cut.Count)
            .Select(one => new PersonShown(
                one.Id,
                one.PersonId,
                documents
                    .Where(document => document.SchoolId == schoolId && document.PersonId == one.PersonId)
                    .OrderByDescending(document => document.SignedOn)
                    .Select(document => (ResponsibilityForm?)document.Form)
                    .FirstOrDefault()
            ))
            .ToListAsync(ct);
        return TypedResults.Ok(
            new ResponsibilityShown(
                ground.Pack?.FirstResponsible?.Value,
                await NamedAsync(schoolId, desk, ct),
                await HeadAsync(schoolId, desk, ct),
                ground.Pack?.ResponsibilityDocs?.Value ?? [],
                [.. ground.Pack?.FirstResponsible?.Sources ?? [], .. ground.Pack?.ResponsibilityDocs?.Sources ?? []],
                people
            )
        );
    }

    private static Task<Guid?> NamedAsync(Guid schoolId, Desk desk, CancellationToken ct) =>
        desk
            .Db.FirstResponsiblePersons.Where(one => one.SchoolId == schoolId && one.From <= desk.Today)
            .OrderByDescending(one => one.From)
            .ThenByDescending(one => one.Id)
            .Select(one => (Guid?)one.AccountId)
            .FirstOrDefaultAsync(ct);

    private static Task<Guid?> HeadAsync(Guid schoolId, Desk desk, CancellationToken ct) =>
        desk
            .Db.StaffPosts.Where(post => post.SchoolId == schoolId && post.IsActive)
            .Where(post => post.Roles.Contains(Roles.Principal))
            .OrderBy(post => post.AccountId)
            .Select(post => (Guid?)post.AccountId)
            .FirstOrDefaultAsync(ct);
}

/// <summary>Who answers at a school.</summary>
/// <param name="Role">Who is first responsible, as the page says; none where it says nothing.</param>
/// <param name="Named">The person named for it.</param>
/// <param name="Head">The head on the roll, who stands for it until somebody is named.</param>
/// <param name="Forms">Written forms the page names.</param>
/// <param name="Sources">The sentences.</param>
/// <param name="People">Who takes part; go on with <c>after</c> the last one's id.</param>
public sealed record ResponsibilityShown(
    string? Role,
    Guid? Named,
    Guid? Head,
    IReadOnlyList<string> Forms,
    IReadOnlyList<Citation> Sources,
    IReadOnlyList<PersonShown> People
);

/// <summary>Somebody who takes part.</summary>
/// <param name="Id">The engagement.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Form">The form signed last; none while nothing is signed.</param>
public sealed record PersonShown(Guid Id, Guid PersonId, ResponsibilityForm? Form);
