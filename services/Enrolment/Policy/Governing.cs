using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Finds what governs a school's term: the page in force on the term's first day, with what local authorities entered.</summary>
internal sealed class Governing(EnrolmentDb db, Editions<EnrolmentPack> editions, Settings settings)
{
    /// <summary>The school, its term and their page; none where the roll has not told of both.</summary>
    public async Task<Governed?> OfAsync(Guid schoolId, Guid termId, CancellationToken ct)
    {
        var school = await db.Schools.AsNoTracking().FirstOrDefaultAsync(one => one.Id == schoolId, ct);
        var term = await db.Terms.AsNoTracking().FirstOrDefaultAsync(one => one.Id == termId, ct);
        return school is null || term is null || term.SchoolId != schoolId ? null : await OfAsync(school, term, ct);
    }

    /// <summary>What governs a term, of a school and a term read already.</summary>
    public async Task<Governed> OfAsync(School school, Term term, CancellationToken ct)
    {
        var page = editions.InForce(school.Division, term.FirstDay);
        return new Governed(school, term, page is null ? null : await SettledAsync(page, school, term, ct));
    }

    private async Task<EnrolmentPack> SettledAsync(EnrolmentPack page, School school, Term term, CancellationToken ct)
    {
        var (division, day) = (school.Division, term.FirstDay);
        return page with
        {
            OffWorkTime = await settings.FindAsync("offWorkTime", division, day, page.OffWorkTime, ct),
            EndToleranceMinutes = await settings.FindAsync(
                "endToleranceMinutes",
                division,
                day,
                page.EndToleranceMinutes,
                ct
            ),
            PlanDaysBeforeTerm = await settings.FindAsync(
                "planDaysBeforeTerm",
                division,
                day,
                page.PlanDaysBeforeTerm,
                ct
            ),
            CareOutsideService = await settings.FindAsync(
                "careOutsideService",
                division,
                day,
                page.CareOutsideService,
                ct
            ),
            OtherActivities = await settings.FindAsync("otherActivities", division, day, page.OtherActivities, ct),
            AlsoNamed = await settings.FindAsync("alsoNamed", division, day, page.AlsoNamed, ct),
            OtherPriorityGroups = await settings.FindAsync(
                "otherPriorityGroups",
                division,
                day,
                page.OtherPriorityGroups,
                ct
            ),
            RequestChain = await settings.FindAsync("requestChain", division, day, page.RequestChain, ct),
            Signatories = await settings.FindAsync("signatories", division, day, page.Signatories, ct),
            RequiredClauses = await settings.FindAsync("requiredClauses", division, day, page.RequiredClauses, ct),
            TutoringForms = await settings.FindAsync("tutoringForms", division, day, page.TutoringForms, ct),
            OfferHours = await settings.FindAsync("offerHours", division, day, page.OfferHours, ct),
            MidTermJoin = await settings.FindAsync("midTermJoin", division, day, page.MidTermJoin, ct),
            JoinProRating = await settings.FindAsync("joinProRating", division, day, page.JoinProRating, ct),
        };
    }
}

/// <summary>A school's term and what governs it.</summary>
/// <param name="School">The school.</param>
/// <param name="Term">Its term.</param>
/// <param name="Found">The page, or none where no document is known for the place.</param>
internal sealed record Governed(School School, Term Term, EnrolmentPack? Found)
{
    /// <summary>The page; only once it is known that there is one.</summary>
    public EnrolmentPack Pack =>
        Found ?? throw new InvalidOperationException($"No page governs school {School.Id}; judge that first.");

    /// <summary>What a decision is about, for the books.</summary>
    public Matter Matter(string command, Guid subjectId, DateOnly? dutiesDueOn = null) =>
        new(command, subjectId, School.Id, School.CompetentAuthority, Found?.Edition, dutiesDueOn);
}
