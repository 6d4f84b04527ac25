namespace AfterSchool.ServiceDefaults.Access;

/// <summary>Roles a token may carry.</summary>
public static class Roles
{
    /// <summary>Guardian of a pupil (监护人).</summary>
    public const string Guardian = "guardian";

    /// <summary>Class teacher (班主任).</summary>
    public const string ClassTeacher = "classTeacher";

    /// <summary>Duty teacher (值班教师).</summary>
    public const string DutyTeacher = "dutyTeacher";

    /// <summary>School office (校办、教务).</summary>
    public const string SchoolOffice = "schoolOffice";

    /// <summary>Principal or secretary (校长、书记).</summary>
    public const string Principal = "principal";

    /// <summary>An authority's official; the department says which (主管部门).</summary>
    public const string Authority = "authority";

    /// <summary>Hotline agent (热线坐席).</summary>
    public const string HotlineAgent = "hotlineAgent";

    /// <summary>Hotline supervisor (热线班长).</summary>
    public const string HotlineSupervisor = "hotlineSupervisor";

    /// <summary>A provincial platform: a program (省级平台).</summary>
    public const string ProvincialPlatform = "provincialPlatform";

    /// <summary>Operator of the system (运维).</summary>
    public const string Operator = "operator";
}

/// <summary>Departments of an authority.</summary>
public static class Departments
{
    /// <summary>Education (教育).</summary>
    public const string Education = "education";

    /// <summary>Price: development and reform (发展改革).</summary>
    public const string Price = "price";

    /// <summary>Finance (财政).</summary>
    public const string Finance = "finance";

    /// <summary>Human resources (人力资源社会保障).</summary>
    public const string HumanResources = "hr";

    /// <summary>Market supervision (市场监督管理).</summary>
    public const string MarketSupervision = "marketSupervision";

    /// <summary>Police (公安).</summary>
    public const string Police = "police";

    /// <summary>Every department.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Education, Price, Finance, HumanResources, MarketSupervision, Police];
}
