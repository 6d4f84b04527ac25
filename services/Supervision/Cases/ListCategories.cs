using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Cases;

/// <summary>GET /categories?schoolId= — what people complain about, with the articles of the school's place.</summary>
internal static class ListCategories
{
    // The tree is part of the program.
    [AtMost(Cut.Most)]
    public static async Task<Ok<IReadOnlyList<CategoryGroupShown>>> Handle(
        Guid? schoolId,
        SupervisionDb db,
        Editions<SupervisionPack> editions,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var school = await db.Schools.AsNoTracking().FirstOrDefaultAsync(one => one.Id == schoolId, ct);
        var pack = school is null ? null : editions.InForce(school.Division, clock.Today());
        return TypedResults.Ok<IReadOnlyList<CategoryGroupShown>>([
            .. Categories.Tree.Select(group => new CategoryGroupShown(
                group.Code,
                group.Zh,
                group.En,
                [.. group.Categories.Select(one => CategoryShown.Of(one, pack))]
            )),
        ]);
    }
}

/// <summary>The first level, as shown.</summary>
public sealed record CategoryGroupShown(string Code, string Zh, string En, IReadOnlyList<CategoryShown> Categories);

/// <summary>A category, as shown for a place.</summary>
/// <param name="Code">A letter and a digit.</param>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
/// <param name="IsFastLane">Whether it is taken up within minutes.</param>
/// <param name="IsSealed">Whether it goes to the next level up.</param>
/// <param name="Rows">Rows of the policy catalogue.</param>
/// <param name="Articles">What it accuses somebody of breaking.</param>
/// <param name="Note">Set where the document does not name it.</param>
public sealed record CategoryShown(
    string Code,
    string Zh,
    string En,
    bool IsFastLane,
    bool IsSealed,
    IReadOnlyList<string> Rows,
    IReadOnlyList<Citation> Articles,
    string? Note
)
{
    /// <summary>What is said where the document is silent.</summary>
    public const string NotNamed = "本地文件未列明";

    internal static CategoryShown Of(Category one, SupervisionPack? pack)
    {
        var articles = pack is null ? [] : Categories.ArticlesOf(one.Code, pack);
        var note = pack is not null && articles.Count == 0 ? NotNamed : null;
        return new(one.Code, one.Zh, one.En, one.IsFastLane, one.IsSealed, one.Rows, articles, note);
    }
}
