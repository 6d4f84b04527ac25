using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Responsibility;

/// <summary>PUT /first-responsible-persons/{id} — the school names who is first responsible; the task to name somebody is done.</summary>
internal static class NameFirstResponsible
{
    public static async Task<IResult> Handle(Guid id, FirstResponsibleNamed named, Desk desk, CancellationToken ct)
    {
        if (!await desk.Reach.WorksAtAsync(named.SchoolId, ct, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();
        if (!await IsHeadAsync(named, desk, ct))
            return Problems.Invalid("/accountId", "Name a principal or secretary of the school, as the roll has it.");
        switch (await desk.Creations.ClaimAsync(id, named, ct))
        {
            case Claim.Repeated:
                return TypedResults.NoContent();
            case Claim.Conflicting:
                return Problems.Conflict("another-first-responsible");
        }

        desk.Db.FirstResponsiblePersons.Add(
            new FirstResponsiblePerson
            {
                Id = id,
                SchoolId = named.SchoolId,
                AccountId = named.AccountId,
                From = named.From,
                EnteredBy = desk.Caller.AccountId,
            }
        );
        await desk.DoneAtAsync(FirstResponsibleRule.Unnamed, named.SchoolId, $"account {named.AccountId}", ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static Task<bool> IsHeadAsync(FirstResponsibleNamed named, Desk desk, CancellationToken ct) =>
        desk.Db.StaffPosts.AnyAsync(
            post =>
                post.AccountId == named.AccountId
                && post.SchoolId == named.SchoolId
                && post.IsActive
                && post.Roles.Contains(Roles.Principal),
            ct
        );
}

/// <summary>Who is first responsible.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="AccountId">The account of its secretary or principal.</param>
/// <param name="From">From which day.</param>
public sealed record FirstResponsibleNamed(Guid SchoolId, Guid AccountId, DateOnly From);
