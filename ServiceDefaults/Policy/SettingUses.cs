using System.Text.Json;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>Where a local setting was used: the decisions whose findings cite it.</summary>
public sealed class SettingUses(ServiceDb db)
{
    /// <summary>Counting ends here; a setting that decided more is said to have decided at least so many.</summary>
    public const int MostCounted = 10_000;

    /// <summary>
    /// Made by the migrate command. Few decisions cite a local setting, and only those are in the index; the queries below repeat its
    /// condition so that PostgreSQL may use it.
    /// </summary>
    internal const string Index = """
        create index if not exists ix_decision_cites_setting on decision using gin (findings jsonb_path_ops)
        where findings @? '$[*].sources[*].setting';
        """;

    /// <summary>The decisions that cite the setting.</summary>
    public IQueryable<Decision> Decisions(Guid setting) =>
        db
            .Decisions.FromSql(
                $"""
                select * from decision
                where findings @? '$[*].sources[*].setting' and findings @> {Citing(setting)}::jsonb
                """
            )
            .AsNoTracking();

    /// <summary>How many decisions cite it, on how many matters, and how many schools it holds for.</summary>
    public async Task<UseCount> CountAsync(LocalSetting setting, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var cited = await db
            .Database.SqlQuery<Cites>(
                $"""
                select count(*)::int as decisions, count(distinct subject_id)::int as matters from (
                    select subject_id from decision
                    where findings @? '$[*].sources[*].setting' and findings @> {Citing(setting.Id)}::jsonb
                    limit {MostCounted}) cited
                """
            )
            .SingleAsync(ct);
        var prefix = setting.Division.Prefix;
        var schools = await db.Schools.CountAsync(school => ((string)(object)school.Division).StartsWith(prefix), ct);
        return new UseCount(cited.Decisions, cited.Matters, cited.Decisions == MostCounted, schools);
    }

    private static string Citing(Guid setting) => $$"""[{"sources":[{"setting":"{{setting}}"}]}]""";

    private sealed record Cites(int Decisions, int Matters);
}

/// <summary>How much a local setting has decided.</summary>
/// <param name="Decisions">Decisions that cite it.</param>
/// <param name="Matters">Different matters that they were about.</param>
/// <param name="IsAtLeast">True where counting ended before all were counted.</param>
/// <param name="Schools">Schools of the division it was entered for.</param>
public sealed record UseCount(int Decisions, int Matters, bool IsAtLeast, int Schools);

/// <summary>A decision that cited a local setting.</summary>
/// <param name="Id">The decision.</param>
/// <param name="Command">What was asked.</param>
/// <param name="SubjectId">What it was about.</param>
/// <param name="SchoolId">The school concerned, where there is one.</param>
/// <param name="At">When.</param>
/// <param name="Verdict">Gravest verdict.</param>
/// <param name="Rules">Rules that cited the setting.</param>
public sealed record UseShown(
    Guid Id,
    string Command,
    Guid SubjectId,
    Guid? SchoolId,
    DateTimeOffset At,
    Verdict? Verdict,
    IReadOnlyList<string> Rules
)
{
    internal static UseShown Of(Decision decision, Guid setting) =>
        new(
            decision.Id,
            decision.Command,
            decision.SubjectId,
            decision.SchoolId,
            decision.At,
            decision.Verdict,
            RulesCiting(decision, setting)
        );

    private static string[] RulesCiting(Decision decision, Guid setting)
    {
        using var findings = JsonDocument.Parse(decision.Findings);
        return
        [
            .. findings
                .RootElement.EnumerateArray()
                .Where(finding =>
                    finding
                        .GetProperty("sources")
                        .EnumerateArray()
                        .Any(source => source.TryGetProperty("setting", out var id) && id.GetGuid() == setting)
                )
                .Select(finding => finding.GetProperty("rule").GetString()!),
        ];
    }
}
