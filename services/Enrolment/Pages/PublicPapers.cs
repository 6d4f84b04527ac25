using System.Text;
using AfterSchool.Enrolment.Agreements;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Papers;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages;

/// <summary>What anybody may read without signing in: plans that were published, and whether an agreement is genuine.</summary>
internal static class PublicPapers
{
    private const int LimitMenu = 500;
    private const int LimitVersions = 100;

    public static void MapPublicPapers(this IEndpointRouteBuilder app)
    {
        var papers = app.MapGroup("/public/enrolment").AllowAnonymous().ExcludeFromDescription();
        papers.MapGet("/plans/{number}", Plan);
        papers.MapGet("/plans/{number}/canonical", CanonicalText);
        papers.MapGet("/agreements/check", CheckAgreement.Handle);
    }

    /// <summary>GET /public/enrolment/plans/{number}?version=&amp;sheet=a3 — the version in force, or one that was.</summary>
    private static async Task<RazorComponentResult> Plan(
        string number,
        int? version,
        string? sheet,
        EnrolmentDb db,
        CancellationToken ct
    )
    {
        var published = await PublishedAsync(number, version, db, ct);
        if (published is null)
            return PageResult.Of<NoPlanPage>(new { Number = number }, StatusCodes.Status404NotFound);
        var versions = await (
            from one in db.PlanPublications
            join frozen in db.PlanVersions
                on new { one.PlanId, one.Version } equals new { frozen.PlanId, frozen.Version }
            where one.PlanId == published.PlanId
            orderby one.Version descending
            select new PublishedVersion(one.Version, one.On, frozen.Sha256)
        )
            .Take(LimitVersions)
            .ToListAsync(ct);
        var menu = await db
            .Offerings.AsNoTracking()
            .Where(one => one.PlanId == published.PlanId && one.Status == OfferingStatus.Published)
            .OrderBy(one => one.Id)
            .Take(LimitMenu)
            .ToListAsync(ct);
        return PageResult.Of<PublicPlanPage>(
            new
            {
                Paper = Canonical.Read<PlanPaper>(published.Canonical),
                Published = published,
                Versions = versions,
                Menu = menu,
                IsForBoard = sheet == "a3",
            }
        );
    }

    /// <summary>GET /public/enrolment/plans/{number}/canonical?version= — the bytes that were hashed.</summary>
    private static async Task<Results<NotFound, FileContentHttpResult>> CanonicalText(
        string number,
        int? version,
        EnrolmentDb db,
        CancellationToken ct
    ) =>
        await PublishedAsync(number, version, db, ct) is { } published
            ? TypedResults.File(
                Encoding.UTF8.GetBytes(published.Canonical),
                "application/json",
                $"{number}-v{published.Version}.json"
            )
            : TypedResults.NotFound();

    // A version that was never published is not there for the public, whatever number is asked.
    private static Task<PublishedPlan?> PublishedAsync(
        string number,
        int? version,
        EnrolmentDb db,
        CancellationToken ct
    ) =>
        (
            from plan in db.Plans
            from one in db.PlanPublications.Where(one => one.PlanId == plan.Id)
            join frozen in db.PlanVersions
                on new { one.PlanId, one.Version } equals new { frozen.PlanId, frozen.Version }
            where plan.Number == number && one.Version == (version ?? plan.VersionInForce)
            orderby plan.Id
            select new PublishedPlan(plan.Id, one.Version, one.On, one.Places, frozen.Canonical, frozen.Sha256)
        ).FirstOrDefaultAsync(ct);
}

/// <summary>A version that was published.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Version">1, 2, …</param>
/// <param name="On">Day of publication.</param>
/// <param name="Places">Where it was published.</param>
/// <param name="Canonical">The text that was hashed.</param>
/// <param name="Sha256">Its hash.</param>
public sealed record PublishedPlan(
    Guid PlanId,
    int Version,
    DateOnly On,
    string[] Places,
    string Canonical,
    string Sha256
);

/// <summary>A version in the list of those published.</summary>
/// <param name="Version">1, 2, …</param>
/// <param name="On">Day of publication.</param>
/// <param name="Sha256">Its hash.</param>
public sealed record PublishedVersion(int Version, DateOnly On, string Sha256);
