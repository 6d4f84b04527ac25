using System.ComponentModel.DataAnnotations;
using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Schools;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Posts;

/// <summary>A post as it is entered.</summary>
/// <param name="Roles">classTeacher, dutyTeacher, schoolOffice or principal.</param>
/// <param name="ClassIds">Classes led.</param>
public sealed record PostBody(
    [property: Required, Length(1, 4)] string[] Roles,
    [property: Required, MaxLength(20)] Guid[] ClassIds
);

/// <summary>A post of the roll.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="SchoolId">The school.</param>
/// <param name="Revision">For <c>If-Match</c>.</param>
/// <param name="IsActive">False once ended.</param>
/// <param name="RolesThatHold">The duty teacher's role holds only while Staffing has cleared the person.</param>
/// <param name="Post">The record.</param>
public sealed record PostShown(
    Guid AccountId,
    Guid SchoolId,
    long Revision,
    bool IsActive,
    string[] RolesThatHold,
    PostBody Post
)
{
    internal static PostShown Of(StaffPost one) =>
        new(one.AccountId, one.SchoolId, one.Revision, one.IsActive, one.Roles, new(one.RolesGiven, one.ClassIds));
}

internal static class PostEndpoints
{
    /// <summary>Roles that are held at a school.</summary>
    internal static readonly string[] SchoolRoles =
    [
        Roles.ClassTeacher,
        Roles.DutyTeacher,
        Roles.SchoolOffice,
        Roles.Principal,
    ];

    public static void MapPosts(this RouteGroupBuilder directory)
    {
        var posts = directory.MapGroup("/schools/{schoolId:guid}/posts").WithTags("Posts");
        posts.MapGet("/", List).For(SchoolEndpoints.Readers);
        posts.MapPut("/{accountId:guid}", Enter).For(Roles.Operator, Roles.SchoolOffice);
        posts.MapPost("/{accountId:guid}/end", End).For(Roles.Operator, Roles.SchoolOffice);
    }

    /// <summary>GET /directory/v1/schools/{schoolId}/posts</summary>
    private static async Task<Results<NotFound, Ok<IReadOnlyList<PostShown>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        RollReach reach,
        DirectoryDb db,
        HttpContext http
    ) =>
        await reach.ReadsAsync(schoolId, http.RequestAborted)
            ? await db
                .Posts.AsNoTracking()
                .Where(one => one.SchoolId == schoolId)
                .PageAsync(one => one.Id, one => PostShown.Of(one), cut, http)
            : TypedResults.NotFound();

    /// <summary>
    /// PUT /directory/v1/schools/{schoolId}/posts/{accountId} — the school's office or an operator; a principal's post by an operator.
    /// </summary>
    private static async Task<IResult> Enter(
        Guid schoolId,
        Guid accountId,
        PostBody body,
        RollReach reach,
        PostKeeping keeping,
        Caller caller,
        HttpContext http
    )
    {
        if (!await reach.KeepsAsync(schoolId, http.RequestAborted))
            return TypedResults.NotFound();
        if (body.Roles.Except(SchoolRoles).Any() || body.Roles.Distinct().Count() != body.Roles.Length)
            return Problems.Invalid("/roles", $"Each once, of {string.Join(", ", SchoolRoles)}.");
        if (body.Roles.Contains(Roles.Principal) && !caller.Is(Roles.Operator))
            return TypedResults.Forbid();
        return await keeping.EnterAsync(schoolId, accountId, body, http);
    }

    /// <summary>POST /directory/v1/schools/{schoolId}/posts/{accountId}/end</summary>
    private static async Task<IResult> End(
        Guid schoolId,
        Guid accountId,
        RollReach reach,
        DirectoryDb db,
        RollBook book,
        CancellationToken ct
    )
    {
        var post = await db.Posts.FirstOrDefaultAsync(
            one => one.SchoolId == schoolId && one.AccountId == accountId,
            ct
        );
        if (post is null || !await reach.KeepsAsync(schoolId, ct))
            return TypedResults.NotFound();
        if (post.IsActive)
        {
            book.Tell<StaffPost, StaffPostRecorded>(post, one => (one.IsActive, one.Asked) = (false, ""));
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.NoContent();
    }
}

/// <summary>Writes posts.</summary>
public sealed class PostKeeping(DirectoryDb db, RollBook book, ClearanceBook clearances)
{
    /// <summary>Enters or changes the post of an account at a school.</summary>
    public async Task<IResult> EnterAsync(Guid schoolId, Guid accountId, PostBody body, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(http);
        var ct = http.RequestAborted;
        if (!await db.Accounts.AnyAsync(one => one.Id == accountId, ct))
            return Problems.Invalid("/accountId", "There is no such account.");
        var own = await db.Classes.CountAsync(one => one.SchoolId == schoolId && body.ClassIds.Contains(one.Id), ct);
        if (own != body.ClassIds.Length)
            return Problems.Invalid("/classIds", "Each once, of this school's classes.");
        var isCleared = await clearances.IsClearedAsync(accountId, schoolId, ct);
        var known = await db.Posts.FirstOrDefaultAsync(
            one => one.SchoolId == schoolId && one.AccountId == accountId,
            ct
        );
        return await book.PutAsync<StaffPost, StaffPostRecorded, PostBody>(
            known,
            new StaffPost
            {
                Id = Guid.CreateVersion7(),
                AccountId = accountId,
                SchoolId = schoolId,
            },
            body,
            post =>
            {
                (post.RolesGiven, post.ClassIds, post.IsActive) = (body.Roles, body.ClassIds, true);
                post.Hold(isCleared);
            },
            http
        );
    }
}
