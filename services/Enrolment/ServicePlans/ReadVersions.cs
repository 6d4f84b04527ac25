using System.Text.Json;
using System.Text.Json.Nodes;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>GET /plans/{id}/versions — what was frozen, with hash and publication; to the public only what was published.</summary>
internal static class ReadVersions
{
    [AtMost(Cut.Most)]
    public static async Task<Results<NotFound, Ok<IReadOnlyList<VersionShown>>>> Handle(
        Guid id,
        Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.SeenPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        var all = await desk.Reach.ReadsSchoolAsync(plan.SchoolId, ct);
        var versions = await (
            from version in desk.Db.PlanVersions
            from published in desk
                .Db.PlanPublications.Where(one => one.PlanId == id && one.Version == version.Version)
                .DefaultIfEmpty()
            where version.PlanId == id && (all || published != null)
            orderby version.Version
            select new VersionShown(
                version.Version,
                version.Sha256,
                version.FrozenAt,
                version.RevisionId,
                published == null ? null : published.On,
                version.Version == plan.VersionInForce
            )
        )
            .Take(Cut.Most)
            .ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<VersionShown>>(versions);
    }
}

/// <summary>GET /plans/{id}/difference?from=&amp;to= — two versions side by side, field by field, for who reviews the change (修订对照).</summary>
internal static class ReadDifference
{
    public static async Task<Results<NotFound, Ok<PlanDifference>>> Handle(
        Guid id,
        int from,
        int to,
        Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.SeenPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        var all = await desk.Reach.ReadsSchoolAsync(plan.SchoolId, ct);
        var two = await desk
            .Db.PlanVersions.AsNoTracking()
            .Where(one => one.PlanId == id && (one.Version == from || one.Version == to))
            .Where(one =>
                all || desk.Db.PlanPublications.Any(other => other.PlanId == id && other.Version == one.Version)
            )
            .ToDictionaryAsync(one => one.Version, ct);
        return two.TryGetValue(from, out var before) && two.TryGetValue(to, out var after)
            ? TypedResults.Ok(
                new PlanDifference(
                    from,
                    to,
                    before.Sha256,
                    after.Sha256,
                    [.. Difference.Between(JsonNode.Parse(before.Canonical), JsonNode.Parse(after.Canonical))]
                )
            )
            : TypedResults.NotFound();
    }
}

/// <summary>What differs between two papers, leaf by leaf.</summary>
internal static class Difference
{
    // It differs in every version, and says nothing.
    private const string Version = "/version";

    /// <summary>Every place where they differ, in order of the places.</summary>
    public static IEnumerable<FieldChange> Between(JsonNode? before, JsonNode? after)
    {
        var (old, now) = (Leaves(before, ""), Leaves(after, ""));
        return old
            .Keys.Union(now.Keys)
            .Where(pointer => pointer != Version)
            .Order(StringComparer.Ordinal)
            .Select(pointer => new FieldChange(pointer, old.GetValueOrDefault(pointer), now.GetValueOrDefault(pointer)))
            .Where(change => change.Old != change.New);
    }

    private static Dictionary<string, string> Leaves(JsonNode? node, string pointer)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(node, pointer, leaves);
        return leaves;
    }

    private static void Collect(JsonNode? node, string pointer, Dictionary<string, string> leaves)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                    Collect(value, $"{pointer}/{Escaped(name)}", leaves);
                break;
            case JsonArray items:
                for (var at = 0; at < items.Count; at++)
                    Collect(items[at], $"{pointer}/{at}", leaves);
                break;
            case JsonValue value:
                leaves[pointer] =
                    value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
                break;
        }
    }

    // RFC 6901.
    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}

/// <summary>A version as it is listed.</summary>
/// <param name="Version">1, 2, …</param>
/// <param name="Sha256">SHA-256 of its text.</param>
/// <param name="FrozenAt">When it was frozen.</param>
/// <param name="RevisionId">The revision that brought it.</param>
/// <param name="PublishedOn">Day of publication; none where it was not published.</param>
/// <param name="IsInForce">Whether it is the one in force.</param>
public sealed record VersionShown(
    int Version,
    string Sha256,
    DateTimeOffset FrozenAt,
    Guid? RevisionId,
    DateOnly? PublishedOn,
    bool IsInForce
);

/// <summary>Two versions side by side.</summary>
/// <param name="From">The one before.</param>
/// <param name="To">The one after.</param>
/// <param name="FromSha256">Hash of the one before.</param>
/// <param name="ToSha256">Hash of the one after.</param>
/// <param name="Changes">Every field that differs.</param>
public sealed record PlanDifference(
    int From,
    int To,
    string FromSha256,
    string ToSha256,
    IReadOnlyList<FieldChange> Changes
);

/// <summary>A field that differs.</summary>
/// <param name="Pointer">JSON Pointer into the paper, e.g. <c>/content/sections/safety</c>.</param>
/// <param name="Old">What it said; none where it said nothing.</param>
/// <param name="New">What it says; none where it says nothing any more.</param>
public sealed record FieldChange(string Pointer, string? Old, string? New);
