using System.Runtime.CompilerServices;
using AfterSchool.Directory.Classes;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Pupils;

/// <summary>Whose children somebody may read: the office its school's, a class teacher the class's, a guardian their own.</summary>
/// <remarks>Operators enter pupils when they set a school up; they run the system and read no children.</remarks>
internal static class ReadPupils
{
    /// <summary>GET /directory/v1/pupils?schoolId=&amp;classId=</summary>
    public static async Task<Ok<IReadOnlyList<PupilShown>>> List(
        Guid? schoolId,
        Guid? classId,
        [AsParameters] Cut cut,
        PupilReach reach,
        Seals seals,
        HttpContext http
    )
    {
        var numbersOf = await reach.NumbersOfAsync(http.RequestAborted);
        return await Chosen(schoolId, classId, reach)
            .PageAsync(pupil => pupil.Id, pupil => PupilShown.Of(pupil, seals, numbersOf), cut, http);
    }

    /// <summary>GET /directory/v1/pupils.xlsx?schoolId=&amp;classId= — the same, with the columns of the workbook that is sent in.</summary>
    public static IResult Workbook(
        Guid? schoolId,
        Guid? classId,
        PupilReach reach,
        DirectoryDb db,
        Seals seals,
        GroundWords grounds,
        CancellationToken ct
    ) =>
        new WorkbookResult(
            "pupils",
            [
                PupilColumns.Number,
                PupilColumns.Name,
                PupilColumns.Year,
                PupilColumns.Class,
                PupilColumns.Residence,
                PupilColumns.Grounds,
                ClassIntake.Grade,
                PupilColumns.State,
            ],
            RowsAsync(Chosen(schoolId, classId, reach), reach, db, seals, grounds, ct)
        );

    private static IQueryable<Pupil> Chosen(Guid? schoolId, Guid? classId, PupilReach reach) =>
        reach
            .Readable()
            .Where(pupil =>
                (schoolId == null || pupil.SchoolId == schoolId) && (classId == null || pupil.ClassId == classId)
            );

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        IQueryable<Pupil> pupils,
        PupilReach reach,
        DirectoryDb db,
        Seals seals,
        GroundWords grounds,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var numbersOf = await reach.NumbersOfAsync(ct);
        await foreach (var part in pupils.InPartsAsync(pupil => pupil.Id, ct))
        {
            var ids = part.Select(pupil => pupil.ClassId).Distinct().ToArray();
            var classes = await db
                .Classes.AsNoTracking()
                .Where(one => ids.Contains(one.Id))
                .ToDictionaryAsync(one => one.Id, ct);
            foreach (var pupil in part)
            {
                var (shown, one) = (
                    PupilShown.Of(pupil, seals, numbersOf).Pupil,
                    classes.GetValueOrDefault(pupil.ClassId)
                );
                yield return
                [
                    shown.PupilNumber?.Value,
                    shown.Name,
                    one?.SchoolYear is { } year ? SchoolYears.Say(year) : null,
                    one?.Name,
                    shown.Residence is Residence.Boarding ? "寄宿" : "走读",
                    string.Join('、', shown.Grounds.Select(grounds.Say)),
                    GradeWords.Say(pupil.Grade),
                    pupil.OnRoll ? "在校" : "已离校",
                ];
            }
        }
    }

    /// <summary>GET /directory/v1/pupils/{id}</summary>
    public static async Task<Results<NotFound, Ok<PupilShown>>> Get(
        Guid id,
        PupilReach reach,
        Seals seals,
        CancellationToken ct
    ) =>
        await reach.Readable().FirstOrDefaultAsync(pupil => pupil.Id == id, ct) is { } found
            ? TypedResults.Ok(PupilShown.Of(found, seals, await reach.NumbersOfAsync(ct)))
            : TypedResults.NotFound();
}

/// <summary>The pupils the caller may read.</summary>
public sealed class PupilReach(Caller caller, DirectoryDb db)
{
    /// <summary>
    /// Schools whose pupils' numbers the caller sees. A number in the national roll holds the citizen number: the business of that school's
    /// office only, and not of whoever is another school's office and leads a class here.
    /// </summary>
    public async Task<IReadOnlySet<Guid>> NumbersOfAsync(CancellationToken ct) =>
        caller.Is(Roles.SchoolOffice)
            ? await db
                .Posts.Where(post =>
                    post.AccountId == caller.AccountId && post.IsActive && post.Roles.Contains(Roles.SchoolOffice)
                )
                .Select(post => post.SchoolId)
                .ToHashSetAsync(ct)
            : new HashSet<Guid>();

    /// <summary>One query for every role the caller has; a caller with none of them reads nobody.</summary>
    public IQueryable<Pupil> Readable()
    {
        var (me, office) = (caller.AccountId, Held(Roles.SchoolOffice, Roles.Principal));
        var (leads, guards) = (caller.Is(Roles.ClassTeacher), caller.Is(Roles.Guardian));
        return db
            .Pupils.AsNoTracking()
            .Where(pupil =>
                db.Posts.Any(post =>
                    post.AccountId == me
                    && post.SchoolId == pupil.SchoolId
                    && post.IsActive
                    && post.Roles.Any(role => office.Contains(role))
                )
                || (leads && db.Classes.Any(one => one.Id == pupil.ClassId && one.ClassTeacherAccountId == me))
                || (
                    guards
                    && db.GuardianLinks.Any(link =>
                        link.GuardianAccountId == me && link.PupilId == pupil.Id && link.IsActive
                    )
                )
            );
    }

    private string[] Held(params string[] roles) => [.. roles.Where(caller.Is)];
}
