using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Schools;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Classes;

/// <summary>A class as it is entered and shown.</summary>
/// <param name="SchoolId">Its school.</param>
/// <param name="Grade">1 to 9.</param>
/// <param name="Name">Its public name.</param>
/// <param name="ClassTeacherAccountId">Account of the class teacher.</param>
/// <param name="SchoolYear">The school year it is a class of, by the year in which that begins; none for one that goes on.</param>
public sealed record ClassBody(
    Guid SchoolId,
    [property: Range(1, 9)] int Grade,
    [property: Required, StringLength(50, MinimumLength = 1)] string Name,
    Guid? ClassTeacherAccountId,
    [property: Range(SchoolYears.First, SchoolYears.Last), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        int? SchoolYear = null
);

/// <summary>A class of the roll.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Revision">For <c>If-Match</c>.</param>
/// <param name="Class">The record.</param>
public sealed record ClassShown(Guid Id, long Revision, ClassBody Class)
{
    internal static ClassShown Of(SchoolClass one) =>
        new(one.Id, one.Revision, new(one.SchoolId, one.Grade, one.Name, one.ClassTeacherAccountId, one.SchoolYear));
}

internal static class ClassEndpoints
{
    public static void MapClasses(this RouteGroupBuilder directory)
    {
        var classes = directory.MapGroup("/classes").WithTags("Classes");
        classes.MapGet("/", List).For(SchoolEndpoints.Readers);
        directory.MapGet("/classes.xlsx", Workbook).WithTags("Classes").For(SchoolEndpoints.Readers);
        classes.MapPut("/{id:guid}", Enter).For(Roles.Operator, Roles.SchoolOffice);
    }

    /// <summary>GET /directory/v1/classes?schoolId=</summary>
    private static async Task<Results<NotFound, Ok<IReadOnlyList<ClassShown>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        RollReach reach,
        DirectoryDb db,
        HttpContext http
    ) =>
        await reach.ReadsAsync(schoolId, http.RequestAborted)
            ? await db
                .Classes.AsNoTracking()
                .Where(one => one.SchoolId == schoolId)
                .PageAsync(one => one.Id, one => ClassShown.Of(one), cut, http)
            : TypedResults.NotFound();

    /// <summary>PUT /directory/v1/classes/{id} — the school's office or an operator; a class never changes its school.</summary>
    private static async Task<IResult> Enter(
        Guid id,
        ClassBody body,
        SchoolRoll roll,
        RollReach reach,
        DirectoryDb db,
        RollBook book,
        HttpContext http
    )
    {
        var ct = http.RequestAborted;
        // Whoever heads a class reads its children: somebody of another school would.
        if (
            body.ClassTeacherAccountId is { } teacher
            && await reach.KeepsAsync(body.SchoolId, ct)
            && !await db.Posts.AnyAsync(
                post => post.AccountId == teacher && post.SchoolId == body.SchoolId && post.IsActive,
                ct
            )
        )
            return Problems.Invalid("/classTeacherAccountId", "Somebody who has a post at this school.");
        return await roll.PutAsync<SchoolClass, ClassRecorded, ClassBody>(
            new SchoolClass { Id = id, SchoolId = body.SchoolId },
            body,
            one => one.Write(body),
            http,
            known =>
                known.Grade == body.Grade
                    ? Task.CompletedTask
                    : ClassMoves.TellPupilsAsync(new() { [known.Id] = body.Grade }, db, book, ct)
        );
    }

    /// <summary>GET /directory/v1/classes.xlsx?schoolId=</summary>
    private static async Task<IResult> Workbook(Guid schoolId, RollReach reach, DirectoryDb db, CancellationToken ct) =>
        await reach.ReadsAsync(schoolId, ct)
            ? new WorkbookResult(
                "classes",
                [ClassIntake.Year, ClassIntake.Grade, ClassIntake.Name, ClassIntake.Teacher],
                RowsAsync(schoolId, db, ct)
            )
            : TypedResults.NotFound();

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        Guid school,
        DirectoryDb db,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var classes = db.Classes.AsNoTracking().Where(one => one.SchoolId == school);
        await foreach (var part in classes.InPartsAsync(one => one.Id, ct))
        {
            var teachers = part.Select(one => one.ClassTeacherAccountId).OfType<Guid>().ToArray();
            var names = await db
                .Accounts.Where(account => teachers.Contains(account.Id))
                .ToDictionaryAsync(account => account.Id, account => account.UserName, ct);
            foreach (var one in part)
                yield return
                [
                    one.SchoolYear is { } year ? SchoolYears.Say(year) : null,
                    GradeWords.Say(one.Grade),
                    one.Name,
                    one.ClassTeacherAccountId is { } teacher ? names.GetValueOrDefault(teacher) : null,
                ];
        }
    }
}

/// <summary>Pupils are told with their grade, so a class that moves up takes them with it; saved only if the class's change is.</summary>
internal static class ClassMoves
{
    /// <summary>Tells the pupils of these classes with the new grades.</summary>
    public static async Task TellPupilsAsync(
        Dictionary<Guid, int> grades,
        DirectoryDb db,
        RollBook book,
        CancellationToken ct
    )
    {
        if (grades.Count == 0)
            return;
        var ids = grades.Keys.ToArray();
        var pupils = await db.Pupils.Where(pupil => ids.Contains(pupil.ClassId) && pupil.OnRoll).ToListAsync(ct);
        foreach (var pupil in pupils)
            book.Tell<Pupils.Pupil, PupilRecorded>(pupil, one => one.Grade = grades[one.ClassId]);
    }
}
