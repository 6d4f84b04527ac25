using System.Globalization;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Supervision.Policy;

/// <summary>Before February the school reports last year's service and teacher assessment (年度报告).</summary>
/// <remarks>SUP-030: 「每年2月之前，各学校按要求将上年度本校课后服务开展情况及相关教师考核情况报教育、财政部门」.</remarks>
internal static class AnnualReportRule
{
    public const string Owed = "annual-report-owed";

    /// <summary>The report of a year is owed by every school whose plan was in force in it.</summary>
    public static Ruling JudgeOwed(SupervisionPack pack, int year) =>
        pack.AnnualReportDue is { } due
            ? due.Broken(Owed, new { Year = year, DueOn = DueOn(due, year) })
            : Ruling.Permitted;

    /// <summary>The last day: 「2月之前」 is 31 January, the whole day, of the year after.</summary>
    public static DateOnly? DueOn(SupervisionPack pack, int year) =>
        pack.AnnualReportDue is { } due ? DueOn(due, year) : null;

    /// <summary>What lacks a part counts as not submitted.</summary>
    public static Ruling JudgeSubmit(SupervisionPack pack, IReadOnlyCollection<string> parts)
    {
        if (pack.AnnualReportParts is not { } asked)
            return Ruling.Permitted;
        var missing = asked.Value.Except(parts).ToArray();
        return missing.Length == 0
            ? Ruling.Permitted
            : asked.Pending("annual-report-part-missing", new { Missing = missing });
    }

    private static DateOnly DueOn(Cited<string> due, int year) =>
        DateOnly.ParseExact($"{year + 1}-{due.Value}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
