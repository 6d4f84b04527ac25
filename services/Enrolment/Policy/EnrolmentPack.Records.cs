using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What is to be on record of the service and beside it.</summary>
public sealed partial record EnrolmentPack
{
    /// <summary>What the ledger of each kind of service holds: plan, time, number, content, form (工作台账、档案资料留存).</summary>
    [KnownCodes("plan", "time", "number", "content", "form")]
    public Cited<string[]>? LedgerFields { get; init; }

    /// <summary>Categories whose record of taking part may enter the comprehensive quality evaluation (综合素质评价).</summary>
    [KnownCodes("academicSupport", "enrichment")]
    public Cited<string[]>? ProcessRecord { get; init; }

    /// <summary>Whether schools make the service part of their research and courses (校本教研、特色课程).</summary>
    public Cited<bool>? SchoolResearch { get; init; }

    /// <summary>Whether the authority or its research unit studies the service (教研部门).</summary>
    public Cited<bool>? ResearchByAuthority { get; init; }

    /// <summary>Whether schools manage homework, sleep, phones, reading matter and physique together (五项管理).</summary>
    public Cited<bool>? FiveManagements { get; init; }

    /// <summary>Whether the education authority coordinates the five managements (五项管理).</summary>
    public Cited<bool>? FiveManagementsByAuthority { get; init; }

    /// <summary>Whether schools work together with parents' committee, parents' school and homes (家委会、家长学校、家校协同).</summary>
    public Cited<bool>? HomeSchool { get; init; }
}
