using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees;

/// <summary>A school's term with the page that governs it: what every movement of money is about.</summary>
/// <param name="School">The school.</param>
/// <param name="Term">The term.</param>
/// <param name="Pack">The page in force on the term's first day; none where no document is known.</param>
internal sealed record Books(School School, Term Term, FeesPack? Pack)
{
    /// <summary>The refusal where no page covers the place.</summary>
    public RuledOut NoPage => Answers.NoPage(School.Division, Term.FirstDay);

    /// <summary>School and term, as the ledger keys them.</summary>
    public (Guid School, Guid Term) Key => (School.Id, Term.Id);

    /// <summary>A decision about these books.</summary>
    public Matter Matter(string command, Guid subject) =>
        new(command, subject, School.Id, School.CompetentAuthority, Pack?.Edition);

    /// <summary>The books of a school's term; null when either is unknown or they do not belong together.</summary>
    public static async Task<Books?> OfAsync(Guid schoolId, Guid termId, Desk desk, CancellationToken ct)
    {
        var school = await desk.Db.Schools.AsNoTracking().FirstOrDefaultAsync(one => one.Id == schoolId, ct);
        var term = await desk.Db.Terms.AsNoTracking().FirstOrDefaultAsync(one => one.Id == termId, ct);
        return school is null || term is null || term.SchoolId != school.Id
            ? null
            : new Books(school, term, desk.Packs.Governing(school, term));
    }

    /// <summary>Whether the term's accounts are closed: nothing moves any more.</summary>
    public Task<bool> AreClosedAsync(FeesDb db, CancellationToken ct) =>
        db.TermAccounts.AnyAsync(one => one.TermId == Term.Id && one.ClosedAt != null, ct);
}
