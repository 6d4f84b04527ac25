using System.ComponentModel.DataAnnotations;
using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Responsibility;

/// <summary>PUT /responsibility-documents/{id} — the school enters what somebody signed; the task to have it fixed is done.</summary>
internal static class EnterDocument
{
    public static async Task<IResult> Handle(
        Guid id,
        ResponsibilityDocumentAsked asked,
        Desk desk,
        CancellationToken ct
    )
    {
        if (!await desk.Reach.WorksAtAsync(asked.SchoolId, ct, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();
        switch (await desk.Creations.ClaimAsync(id, asked, ct))
        {
            case Claim.Repeated:
                return TypedResults.NoContent();
            case Claim.Conflicting:
                return Problems.Conflict("another-responsibility-document");
        }

        desk.Db.ResponsibilityDocuments.Add(
            new ResponsibilityDocument
            {
                Id = id,
                SchoolId = asked.SchoolId,
                PersonId = asked.PersonId,
                Form = asked.Form,
                SignedOn = asked.SignedOn,
                KeptAt = asked.KeptAt,
                EnteredBy = desk.Caller.AccountId,
            }
        );
        var engagement = await desk.Db.Engagements.FirstOrDefaultAsync(
            one => one.SchoolId == asked.SchoolId && one.PersonId == asked.PersonId,
            ct
        );
        if (engagement is not null)
            await desk.Duties.DoneAsync(ResponsibilityRule.NotFixed, engagement.Id, $"document {id}", ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What somebody signed.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="PersonId">Who signed.</param>
/// <param name="Form">responsibilityLetter, commitment or otherWritten.</param>
/// <param name="SignedOn">The day.</param>
/// <param name="KeptAt">Where the paper lies.</param>
public sealed record ResponsibilityDocumentAsked(
    Guid SchoolId,
    Guid PersonId,
    ResponsibilityForm Form,
    DateOnly SignedOn,
    [property: Required, StringLength(200, MinimumLength = 2)] string KeptAt
);
