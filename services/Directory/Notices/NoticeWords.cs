using System.Globalization;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Notices;

/// <summary>Makes the words of a notice when it is read: only then, and only for its reader, are names opened.</summary>
public sealed class NoticeWords(DirectoryDb db, Seals seals, Words words)
{
    private const string Other = "notice-other";

    /// <summary>The notice in the reader's language.</summary>
    public async Task<string> SayAsync(Notice notice, string language, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(notice);
        // A word to a teacher goes to an account; the child is then what it is about.
        var child = notice.PupilId ?? notice.SubjectId;
        var pupil = await db
            .Pupils.AsNoTracking()
            .Where(one => one.Id == child)
            .Select(one => one.NameSealed)
            .FirstOrDefaultAsync(ct);
        var code = $"notice-{notice.Template}";
        return words.Say(
            words.Codes.Contains(code) ? code : Other,
            language,
            new
            {
                Pupil = pupil is null ? null : seals.Names.Open(pupil, $"{child}/name"),
                School = await db
                    .Schools.Where(one => one.Id == notice.SchoolId)
                    .Select(one => one.Name)
                    .FirstOrDefaultAsync(ct),
                About = At(notice.About),
                Deadline = At(notice.Deadline),
                Amount = (notice.AmountFen / 100m)?.ToString("0.00", CultureInfo.InvariantCulture),
            }
        );

        string? At(DateTimeOffset? time) =>
            time?.InChina().ToString(language == "en" ? "d MMM HH:mm" : "M月d日 HH:mm", CultureInfo.InvariantCulture);
    }
}
