using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Policy;

namespace AfterSchool.Supervision.Reports;

/// <summary>A school's report of a calendar year (年度报告): begun → parts written → submitted.</summary>
public sealed class AnnualReport
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Division of the school's competent authority, for the lists of those it goes to.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>The calendar year reported on (上年度).</summary>
    public required int Year { get; init; }

    /// <summary>When it was submitted with all its parts.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Account of the one who submitted it.</summary>
    public Guid? SubmittedBy { get; private set; }

    /// <summary>Submits it; what lacks a part of the text counts as not submitted.</summary>
    internal Ruling Submit(SupervisionPack pack, IReadOnlyCollection<string> parts, Guid by, DateTimeOffset now)
    {
        var ruling = AnnualReportRule.JudgeSubmit(pack, parts);
        if (ruling.Permits)
            (SubmittedAt, SubmittedBy) = (now, by);
        return ruling;
    }
}

/// <summary>A part of a report.</summary>
public enum ReportPart
{
    /// <summary>The service of the year (课后服务开展情况).</summary>
    Service,

    /// <summary>The assessment of its teachers (相关教师考核情况).</summary>
    TeacherAssessment,
}

/// <summary>A part of a report, as written; may be written anew until it is submitted.</summary>
public sealed class AnnualReportPart
{
    /// <summary>The report.</summary>
    public required Guid ReportId { get; init; }

    /// <summary>The part, by the code of the page.</summary>
    public required string Part { get; init; }

    /// <summary>What it says.</summary>
    public string Words { get; set; } = "";
}
