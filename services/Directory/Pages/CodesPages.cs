using AfterSchool.Directory.Guardians;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Pages;

/// <summary>A class in the list of those whose guardians need codes.</summary>
/// <param name="Id">The class.</param>
/// <param name="School">Its school.</param>
/// <param name="Name">Its name.</param>
/// <param name="Waiting">Guardians who have no password yet.</param>
public sealed record ClassLine(Guid Id, string School, string Name, int Waiting);

/// <summary>
/// Codes for the guardians of a class (班级发码), under <c>/school/directory/classes</c>: for the office and the class teacher, as strips to
/// cut up or as a workbook. Codes stand in the answer to a form and in nothing else: no address, no history, no cache.
/// </summary>
internal static class CodesPages
{
    /// <summary>The list of classes.</summary>
    public const string Home = "/school/directory/classes";

    private const int MostClasses = 500;

    public static void MapCodesPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Home)
            .For(Roles.SchoolOffice, Roles.ClassTeacher)
            .ExcludeFromDescription()
            .AddEndpointFilter(NeverKeptAsync);
        pages.MapGet("/", ListAsync);
        pages.MapGet("/{id:guid}/codes", ShowAsync);
        pages.MapPost("/{id:guid}/codes", GiveAsync);
    }

    /// <summary>GET /school/directory/classes</summary>
    private static async Task<IResult> ListAsync(ClassCodes classes, DirectoryDb db, CancellationToken ct)
    {
        var lines = await (
            from one in classes.Reachable()
            join school in db.Schools on one.SchoolId equals school.Id
            orderby one.SchoolId, one.Grade, one.Name, one.Id
            select new ClassLine(
                one.Id,
                school.Name,
                one.Name,
                db.Accounts.Count(account =>
                    account.PasswordHash == null
                    && account.ClosedAt == null
                    && db.GuardianLinks.Any(link =>
                        link.GuardianAccountId == account.Id
                        && link.IsActive
                        && db.Pupils.Any(pupil => pupil.Id == link.PupilId && pupil.ClassId == one.Id && pupil.OnRoll)
                    )
                )
            )
        )
            .Take(MostClasses)
            .ToListAsync(ct);
        return PageResult.Of<ClassesPage>(new { Classes = (IReadOnlyList<ClassLine>)lines });
    }

    /// <summary>GET /school/directory/classes/{id}/codes</summary>
    private static async Task<IResult> ShowAsync(Guid id, ClassCodes classes, CancellationToken ct) =>
        await classes.FindAsync(id, ct) is { } found ? PageResult.Of<CodesPage>(new { Shown = found }) : Nothing();

    /// <summary>POST /school/directory/classes/{id}/codes — the strips, or the workbook.</summary>
    private static async Task<IResult> GiveAsync(Guid id, HttpRequest request, GiveOutCodes codes, CancellationToken ct)
    {
        var form = await FilledForm.ReadAsync(request, ct);
        if (await codes.GiveAsync(id, form.Text("renew") == "yes", ct) is not { } given)
            return Nothing();
        if (given.IsStale)
            return Again("codes-at-once", StatusCodes.Status409Conflict);
        if (!given.Fresh.Any())
            return Again("codes-none-fresh", StatusCodes.Status200OK);
        return form.Text("as") == "workbook" ? given.AsWorkbook() : PageResult.Of<StripsPage>(new { Given = given });

        RazorComponentResult Again(string said, int status) =>
            PageResult.Of<CodesPage>(new { Shown = given.Class, Said = said }, status);
    }

    private static RazorComponentResult Nothing() => PageResult.Of<NoClassPage>(new { }, StatusCodes.Status404NotFound);

    // A code in a browser's cache outlives the paper it was printed on.
    private static async ValueTask<object?> NeverKeptAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        return await next(context);
    }
}
