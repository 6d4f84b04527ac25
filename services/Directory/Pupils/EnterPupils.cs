using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Pupils;

internal static class EnterPupils
{
    /// <summary>PUT /directory/v1/pupils/{id} — the school's office or an operator; moving to another school needs both schools.</summary>
    public static async Task<IResult> One(
        Guid id,
        PupilBody body,
        RollReach reach,
        DirectoryDb db,
        RollBook book,
        Seals seals,
        HttpContext http
    )
    {
        var ct = http.RequestAborted;
        var known = await db.Pupils.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (!await reach.KeepsAsync(known?.SchoolId ?? body.SchoolId, ct))
            return TypedResults.NotFound();
        if (known is not null && known.SchoolId != body.SchoolId && !await reach.KeepsAsync(body.SchoolId, ct))
            return TypedResults.Forbid();
        if (await GradeAsync(body, db, ct) is not { } grade)
            return Problems.Invalid("/classId", "This school has no such class.");
        return await book.PutAsync<Pupil, PupilRecorded, PupilBody>(
            known,
            new Pupil { Id = id },
            body,
            pupil => pupil.Write(body, grade, seals),
            http
        );
    }

    /// <summary>POST /directory/v1/pupils/batch — up to 1,000 of one school at once; all are entered or none.</summary>
    public static async Task<IResult> Many(
        PupilsBody body,
        RollReach reach,
        DirectoryDb db,
        RollBook book,
        Seals seals,
        HttpContext http
    )
    {
        var ct = http.RequestAborted;
        var ids = body.Pupils.Select(one => one.Id).ToArray();
        if (body.Pupils.Select(one => one.Pupil.SchoolId).Distinct().ToArray() is not [var school])
            return Problems.Invalid("/pupils", "One school at a time.");
        if (ids.Distinct().Count() != ids.Length)
            return Problems.Invalid("/pupils", "An id is there twice.");
        if (!await reach.KeepsAsync(school, ct))
            return TypedResults.NotFound();

        var grades = await db
            .Classes.Where(one => one.SchoolId == school)
            .ToDictionaryAsync(one => one.Id, one => one.Grade, ct);
        var known = await db.Pupils.Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, ct);
        for (var i = 0; i < body.Pupils.Length; i++)
        {
            var (id, pupil) = body.Pupils[i];
            if (!grades.TryGetValue(pupil.ClassId, out var grade))
                return Problems.Invalid($"/pupils/{i}/pupil/classId", "This school has no such class.");
            var asked = book.AskedOf(pupil);
            if (known.TryGetValue(id, out var before))
            {
                if (before.Asked != asked)
                    return RollBook.Taken();
                continue;
            }

            var fresh = new Pupil { Id = id, Asked = asked };
            db.Pupils.Add(fresh);
            db.Creations.Add(new() { Id = id, Asked = RollBook.Hash(asked) });
            book.Tell<Pupil, PupilRecorded>(fresh, one => one.Write(pupil, grade, seals));
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>POST /directory/v1/pupils/{id}/leave — the pupil leaves the school's roll.</summary>
    public static async Task<IResult> Leave(
        Guid id,
        RollReach reach,
        DirectoryDb db,
        RollBook book,
        CancellationToken ct
    )
    {
        var pupil = await db.Pupils.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (pupil is null || !await reach.KeepsAsync(pupil.SchoolId, ct))
            return TypedResults.NotFound();
        if (pupil.OnRoll)
        {
            book.Tell<Pupil, PupilRecorded>(pupil, one => (one.OnRoll, one.Asked) = (false, ""));
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.NoContent();
    }

    private static async Task<int?> GradeAsync(PupilBody body, DirectoryDb db, CancellationToken ct) =>
        await db
            .Classes.Where(one => one.Id == body.ClassId && one.SchoolId == body.SchoolId)
            .Select(one => (int?)one.Grade)
            .FirstOrDefaultAsync(ct);
}
