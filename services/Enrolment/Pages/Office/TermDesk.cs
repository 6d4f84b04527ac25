using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>A term of the school that the office works at: what every page of it begins with.</summary>
/// <param name="School">The school.</param>
/// <param name="Term">The term.</param>
/// <param name="Page">What governs it; none where no document is known for the place.</param>
/// <param name="Plan">Its plan; none before it is drafted.</param>
public sealed record TermDesk(School School, Term Term, EnrolmentPack? Page, ServicePlan? Plan)
{
    /// <summary>Where it is.</summary>
    public string Address => $"{OfficePages.Home}/terms/{Term.Id}";

    /// <summary>Where the reader begins: a class teacher, who has nothing else here, with the class's papers.</summary>
    public string Start => IsOffice ? Address : $"{Address}/paper";

    /// <summary>Whether the office's pages are open to the reader.</summary>
    public bool IsOffice { get; init; } = true;
}

/// <summary>Reads terms for the office and the head of their own school, and for nobody else.</summary>
internal sealed class TermReading(Desk desk)
{
    private const int MostTerms = 20;

    /// <summary>Terms of the caller's own schools that run or are to come, the next first.</summary>
    public async Task<IReadOnlyList<TermDesk>> AllAsync(CancellationToken ct)
    {
        var (me, today) = (desk.Caller.AccountId, desk.Clock.Today());
        string[] office = [.. new[] { Roles.SchoolOffice, Roles.Principal }.Where(desk.Caller.Is)];
        string[] roles = [.. office, .. new[] { Roles.ClassTeacher }.Where(desk.Caller.Is)];
        var found = await (
            from post in desk.Db.StaffPosts
            join term in desk.Db.Terms on post.SchoolId equals term.SchoolId
            join school in desk.Db.Schools on post.SchoolId equals school.Id
            where post.AccountId == me && post.IsActive && post.Roles.Any(role => roles.Contains(role))
            where term.LastDay >= today
            orderby term.FirstDay, term.Id
            select new
            {
                school,
                term,
                IsOffice = post.Roles.Any(role => office.Contains(role)),
            }
        )
            .AsNoTracking()
            .Take(MostTerms)
            .ToListAsync(ct);
        return [.. found.Select(one => new TermDesk(one.school, one.term, null, null) { IsOffice = one.IsOffice })];
    }

    /// <summary>The term, with its plan; null where it is not one of the caller's.</summary>
    public async Task<TermDesk?> ReadAsync(Guid id, CancellationToken ct)
    {
        var term = await desk.Db.Terms.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            term is null
            || !await desk.RunsSchoolAsync(term.SchoolId, ct)
            || await desk.Governing.OfAsync(term.SchoolId, id, ct) is not { } governed
        )
            return null;
        // One that was given back and never handed in again counts only where there is no other.
        var plan = await desk
            .Db.Plans.AsNoTracking()
            .Where(one => one.SchoolId == term.SchoolId && one.TermId == id)
            .OrderBy(one => one.Status == PlanStatus.Returned)
            .ThenByDescending(one => one.Id)
            .FirstOrDefaultAsync(ct);
        return new TermDesk(governed.School, governed.Term, governed.Found, plan);
    }
}
