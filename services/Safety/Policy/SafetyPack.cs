using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Safety.Policy;

/// <summary>What Safety must know of a jurisdiction.</summary>
public sealed record SafetyPack : Page
{
    /// <summary>Who is first responsible: <c>school</c>, its head stands for it; <c>schoolSecretary</c>, to be named (第一责任人).</summary>
    [KnownCodes("school", "schoolSecretary")]
    public Cited<string>? FirstResponsible { get; init; }

    /// <summary>Written forms that fix responsibility: with staff, or with families (责任书、承诺书、告知书、安全协议).</summary>
    public Cited<string[]>? ResponsibilityDocs { get; init; }

    /// <summary>Whether attendance is kept strictly (考勤制度).</summary>
    public Cited<bool>? Attendance { get; init; }

    /// <summary>Whether each group is supervised (监管制度).</summary>
    public Cited<bool>? Supervision { get; init; }

    /// <summary>Whether children pass from shift to shift by count (交接班制度).</summary>
    public Cited<bool>? HandOver { get; init; }

    /// <summary>Whether an emergency plan is owed (应急预案).</summary>
    public Cited<bool>? EmergencyPlan { get; init; }

    /// <summary>
    /// Categories in which hazards are looked for and removed (安全隐患): premises, facilities, fire, food, foodAndWater, health,
    /// security, traffic; empty where the text names none.
    /// </summary>
    [KnownCodes("premises", "facilities", "fire", "food", "foodAndWater", "health", "security", "traffic")]
    public Cited<string[]>? HazardCategories { get; init; }

    /// <summary>Months from one check to the next within a term (定期排查); none: before each term only.</summary>
    public Cited<int>? HazardIntervalMonths { get; init; }

    /// <summary>What the police do around the campus: surroundings, guardPost, patrol, traffic (公安巡逻检查).</summary>
    [KnownCodes("surroundings", "guardPost", "patrol", "traffic")]
    public Cited<string[]>? PolicePatrol { get; init; }

    /// <summary>Whether only persons found fit may come in to work with children (严禁不符合规定条件的人员进入学校).</summary>
    public Cited<bool>? OnlyClearedPersons { get; init; }

    /// <summary>Whether guardians are told when their child leaves (学生离校信息对接).</summary>
    public Cited<bool>? LeaveSchoolLink { get; init; }

    /// <summary>Whether everybody is registered at the gate (门卫登记).</summary>
    public Cited<bool>? GateRegister { get; init; }

    /// <summary>What is asked of insurance: mustCoverServiceHours, useExisting or encouraged (校方责任保险、涉校涉生保险).</summary>
    [KnownCodes("mustCoverServiceHours", "useExisting", "encouraged")]
    public Cited<string>? InsuranceRule { get; init; }

    /// <summary>Whether the authority too is bound to see the cover completed (完善投保范围).</summary>
    public Cited<bool>? InsuranceOfAuthority { get; init; }

    /// <summary>Minutes after the start by which the roll is to be called (点名时限).</summary>
    public Cited<int>? RollCallMinutes { get; init; }

    /// <summary>Minutes after the start at which a roll not called is an alert.</summary>
    public Cited<int>? RollCallAlertMinutes { get; init; }

    /// <summary>Manners of release that need no further consent: guardian, listedPerson (接送人).</summary>
    [KnownCodes("guardian", "listedPerson")]
    public Cited<string[]>? ReleaseTo { get; init; }

    /// <summary>Manners of release that need the guardian's written consent: alone, sibling, bus (书面同意).</summary>
    [KnownCodes("alone", "sibling", "bus")]
    public Cited<string[]>? ReleaseByConsent { get; init; }

    /// <summary>Minutes of extended care after the session before the duty manager takes the child over (延时托管).</summary>
    public Cited<int>? LatePickUpMinutes { get; init; }

    /// <summary>Minutes in which the leave-school notice must have arrived before it is escalated.</summary>
    public Cited<int>? LeaveNoticeMinutes { get; init; }
}
