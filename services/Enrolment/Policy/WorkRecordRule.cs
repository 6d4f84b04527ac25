using AfterSchool.Enrolment.WorkRecords;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What school and authority do beside the service is on record: research, the five managements, home and school (工作记录).</summary>
/// <remarks>
/// ENR-085, 087, 103. No document names a day, so a term's record is owed from the middle of the term on and due with its last day
/// (default). It stops nothing: a duty becomes a finding, what is encouraged or mainly meant is shown beside the book.
/// </remarks>
internal static class WorkRecordRule
{
    /// <summary>Codes of the school's duties, by kind; their subject is the term.</summary>
    public static readonly IReadOnlyDictionary<WorkKind, string> OfSchool = new Dictionary<WorkKind, string>
    {
        [WorkKind.SchoolResearch] = "school-research-unrecorded",
        [WorkKind.FiveManagements] = "five-managements-unrecorded",
        [WorkKind.HomeSchool] = "home-school-unrecorded",
    };

    /// <summary>Codes of the authority's duties, by kind; their subject is its division and the half-year.</summary>
    public static readonly IReadOnlyDictionary<WorkKind, string> OfAuthority = new Dictionary<WorkKind, string>
    {
        [WorkKind.SchoolResearch] = "authority-research-unrecorded",
        [WorkKind.FiveManagements] = "authority-five-managements-unrecorded",
    };

    /// <summary>What the page asks of schools, kind by kind.</summary>
    public static IEnumerable<(WorkKind Kind, Cited<bool> Asked)> AskedOfSchool(EnrolmentPack pack) =>
        Asked(
            (WorkKind.SchoolResearch, pack.SchoolResearch),
            (WorkKind.FiveManagements, pack.FiveManagements),
            (WorkKind.HomeSchool, pack.HomeSchool)
        );

    /// <summary>What the page asks of authorities, kind by kind.</summary>
    public static IEnumerable<(WorkKind Kind, Cited<bool> Asked)> AskedOfAuthority(EnrolmentPack pack) =>
        Asked(
            (WorkKind.SchoolResearch, pack.ResearchByAuthority),
            (WorkKind.FiveManagements, pack.FiveManagementsByAuthority)
        );

    /// <summary>What the school has no record of.</summary>
    public static IEnumerable<Ruling> JudgeSchool(IReadOnlyCollection<WorkKind> recorded, EnrolmentPack pack) =>
        AskedOfSchool(pack)
            .Where(one => !recorded.Contains(one.Kind))
            .Select(one => one.Asked.Broken(OfSchool[one.Kind]));

    /// <summary>What the authority has no record of.</summary>
    public static IEnumerable<Ruling> JudgeAuthority(IReadOnlyCollection<WorkKind> recorded, EnrolmentPack pack) =>
        AskedOfAuthority(pack)
            .Where(one => !recorded.Contains(one.Kind))
            .Select(one => one.Asked.Broken(OfAuthority[one.Kind]));

    private static IEnumerable<(WorkKind, Cited<bool>)> Asked(params (WorkKind Kind, Cited<bool>? Asked)[] all) =>
        all.Where(one => one.Asked is { Value: true }).Select(one => (one.Kind, one.Asked!));
}
