using AfterSchool.Safety.Sessions;
using AfterSchool.Safety.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Policy;

/// <summary>Finds the page that governs a school's matter: that of the term's first day, or of the day itself outside a term.</summary>
internal sealed class Law(SafetyDb db, Editions<SafetyPack> editions, Settings settings)
{
    /// <summary>The ground a session stands on; none while the school is not known.</summary>
    public Task<Ground?> OfAsync(Session session, CancellationToken ct) =>
        AtAsync(session.SchoolId, session.TermId, session.Day, ct);

    /// <inheritdoc cref="OfAsync"/>
    public async Task<Ground?> AtAsync(Guid schoolId, Guid? termId, DateOnly day, CancellationToken ct)
    {
        if (await db.Schools.AsNoTracking().FirstOrDefaultAsync(one => one.Id == schoolId, ct) is not { } school)
            return null;
        var term = termId is null
            ? null
            : await db.Terms.AsNoTracking().FirstOrDefaultAsync(one => one.Id == termId, ct);
        var governing = term?.FirstDay ?? day;
        return new Ground(school, editions.InForce(school.Division, governing), governing);
    }

    /// <summary>A number of minutes or months: the local authority's, or the page's own; none where the page is silent.</summary>
    public Task<Cited<int>?> NumberAsync(string key, Ground ground, Cited<int>? ofPage, CancellationToken ct) =>
        settings.FindAsync(key, ground.School.Division, ground.Day, ofPage, ct);
}

/// <summary>A school and the page that governs the matter there.</summary>
/// <param name="School">The school.</param>
/// <param name="Pack">Its page; none where no document is known for the place.</param>
/// <param name="Day">The day that chose the edition.</param>
internal sealed record Ground(School School, SafetyPack? Pack, DateOnly Day)
{
    /// <summary>What the rules say under this page; without a page, that there is none.</summary>
    public Ruling Judge(Func<SafetyPack, Ruling> rules) =>
        Pack is null ? Editions.NoPage(School.Division, Day) : rules(Pack);

    /// <summary>A matter of this school.</summary>
    public Matter Matter(string command, Guid subjectId, DateOnly? dutiesDueOn = null) =>
        new(command, subjectId, School.Id, School.CompetentAuthority, Pack?.Edition, dutiesDueOn);
}
