using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Draws;

/// <summary>GET /offerings/{id}/draws — commitments of draws to come; seed, entries and results of those held, to recompute.</summary>
internal static class ReadDraws
{
    [AtMost(Cut.Most)]
    public static async Task<Results<NotFound, Ok<IReadOnlyList<DrawShown>>>> Handle(
        Guid id,
        Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.SeenOfferingAsync(id, ct) is null)
            return TypedResults.NotFound();
        var draws = await desk
            .Db.Draws.AsNoTracking()
            .Where(draw => draw.OfferingId == id)
            .OrderBy(draw => draw.Round)
            .Take(Cut.Most)
            .ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<DrawShown>>([.. draws.Select(DrawShown.Of)]);
    }
}

/// <summary>A draw as it is shown.</summary>
/// <param name="Round">1 for the first.</param>
/// <param name="Commitment">SHA-256 of the seed, hexadecimal.</param>
/// <param name="Seed">The seed, hexadecimal; none before the draw.</param>
/// <param name="HeldAt">When it was held.</param>
/// <param name="PlacesFree">Places there were.</param>
/// <param name="Results">What it gave, in order.</param>
public sealed record DrawShown(
    int Round,
    string Commitment,
    string? Seed,
    DateTimeOffset? HeldAt,
    int PlacesFree,
    IReadOnlyList<Drawn> Results
)
{
    internal static DrawShown Of(Draw draw) =>
        new(
            draw.Round,
            draw.Commitment,
            draw.HeldAt is null ? null : Convert.ToHexStringLower(draw.Seed),
            draw.HeldAt?.InChina(),
            draw.PlacesFree,
            draw.Results
        );
}
