using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Pupils;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Guardians;

/// <summary>A link as it is entered.</summary>
/// <param name="GuardianAccountId">The guardian's account.</param>
/// <param name="PupilId">The pupil.</param>
public sealed record GuardianLinkBody(Guid GuardianAccountId, Guid PupilId);

/// <summary>A link of the roll.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="IsActive">False once ended.</param>
/// <param name="Link">The record.</param>
public sealed record GuardianLinkShown(Guid Id, long Revision, bool IsActive, GuardianLinkBody Link)
{
    internal static GuardianLinkShown Of(GuardianLink one) =>
        new(one.Id, one.Revision, one.IsActive, new(one.GuardianAccountId, one.PupilId));
}

internal static class GuardianLinkEndpoints
{
    public static void MapGuardianLinks(this RouteGroupBuilder directory)
    {
        var links = directory.MapGroup("/guardian-links").WithTags("Guardian links");
        string[] readers = [Roles.SchoolOffice, Roles.Principal, Roles.ClassTeacher, Roles.Guardian];
        links.MapGet("/", List).For(readers);
        directory.MapGet("/guardian-links.xlsx", ReadGuardians.Workbook).WithTags("Guardian links").For(readers);
        links.MapPut("/{id:guid}", Enter).For(Roles.Operator, Roles.SchoolOffice);
        links.MapPost("/{id:guid}/end", End).For(Roles.Operator, Roles.SchoolOffice);
        var codes = directory.MapGroup("/classes/{id:guid}").WithTags("Guardian links");
        codes.MapPost("/guardian-codes", GiveOutCodes.Handle).For(Roles.SchoolOffice, Roles.ClassTeacher);
        codes.MapPost("/guardian-codes.xlsx", GiveOutCodes.Workbook).For(Roles.SchoolOffice, Roles.ClassTeacher);
    }

    /// <summary>GET /directory/v1/guardian-links?pupilId= — of the pupils the caller may read.</summary>
    private static Task<Ok<IReadOnlyList<GuardianLinkShown>>> List(
        Guid? pupilId,
        [AsParameters] Cut cut,
        PupilReach reach,
        DirectoryDb db,
        HttpContext http
    ) =>
        ReadGuardians
            .Chosen(pupilId, reach, db)
            .PageAsync(link => link.Id, link => GuardianLinkShown.Of(link), cut, http);

    /// <summary>PUT /directory/v1/guardian-links/{id} — the school's office or an operator; a link is ended, never changed.</summary>
    private static async Task<IResult> Enter(
        Guid id,
        GuardianLinkBody body,
        RollReach reach,
        DirectoryDb db,
        RollBook book,
        HttpContext http
    )
    {
        var ct = http.RequestAborted;
        var pupil = await db.Pupils.AsNoTracking().FirstOrDefaultAsync(one => one.Id == body.PupilId, ct);
        if (pupil is null || !await reach.KeepsAsync(pupil.SchoolId, ct))
            return TypedResults.NotFound();
        if (!await db.Accounts.AnyAsync(one => one.Id == body.GuardianAccountId, ct))
            return Problems.Invalid("/guardianAccountId", "There is no such account.");
        var known = await db.GuardianLinks.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (known is not null && (known.GuardianAccountId, known.PupilId) != (body.GuardianAccountId, body.PupilId))
            return RollBook.Taken();
        return await book.PutAsync<GuardianLink, GuardianLinkRecorded, GuardianLinkBody>(
            known,
            new GuardianLink { Id = id },
            body,
            link =>
                (link.GuardianAccountId, link.PupilId, link.SchoolId) = (
                    body.GuardianAccountId,
                    body.PupilId,
                    pupil.SchoolId
                ),
            http
        );
    }

    /// <summary>POST /directory/v1/guardian-links/{id}/end — a link removed today counts today.</summary>
    private static async Task<IResult> End(
        Guid id,
        RollReach reach,
        DirectoryDb db,
        RollBook book,
        CancellationToken ct
    )
    {
        var link = await db.GuardianLinks.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (link is null || !await KeepsPupilAsync(link.PupilId, reach, db, ct))
            return TypedResults.NotFound();
        if (link.IsActive)
        {
            book.Tell<GuardianLink, GuardianLinkRecorded>(link, one => one.IsActive = false);
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.NoContent();
    }

    // Of the school the pupil is at today, not of the one where the link was made.
    private static async Task<bool> KeepsPupilAsync(Guid pupilId, RollReach reach, DirectoryDb db, CancellationToken ct)
    {
        var school = await db
            .Pupils.Where(one => one.Id == pupilId)
            .Select(one => one.SchoolId)
            .FirstOrDefaultAsync(ct);
        return await reach.KeepsAsync(school, ct);
    }
}
