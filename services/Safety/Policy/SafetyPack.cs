using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Safety.Policy;

/// <summary>What Safety must know of a jurisdiction.</summary>
public sealed record SafetyPack : Page
{
    /// <summary>Whether attendance, supervision and hand-over follow a strict system (考勤、监管、交接班制度).</summary>
    public Cited<bool>? StrictAttendanceHandOver { get; init; }

    /// <summary>Whether only persons found fit may come in to work with children (严禁不符合规定条件的人员进入学校).</summary>
    public Cited<bool>? OnlyClearedPersons { get; init; }

    /// <summary>Whether guardians are told when their child leaves (学生离校信息对接).</summary>
    public Cited<bool>? LeaveSchoolLink { get; init; }

    /// <summary>Whether everybody is registered at the gate (门卫登记).</summary>
    public Cited<bool>? GateRegister { get; init; }

    /// <summary>What is asked of insurance: <c>mustCoverServiceHours</c>, useExisting or encouraged (校方责任保险).</summary>
    public Cited<string>? InsuranceRule { get; init; }

    /// <summary>Minutes after the start by which the roll is to be called (点名时限).</summary>
    public Cited<int>? RollCallMinutes { get; init; }

    /// <summary>Minutes after the start at which a roll not called is an alert.</summary>
    public Cited<int>? RollCallAlertMinutes { get; init; }

    /// <summary>Manners of release that need no further consent: guardian, listedPerson (接送人).</summary>
    public Cited<string[]>? ReleaseTo { get; init; }

    /// <summary>Manners of release that need the guardian's written consent: alone, sibling, bus (书面同意).</summary>
    public Cited<string[]>? ReleaseByConsent { get; init; }

    /// <summary>Minutes of extended care after the session before the duty manager takes the child over (延时托管).</summary>
    public Cited<int>? LatePickUpMinutes { get; init; }

    /// <summary>Minutes in which the leave-school notice must have arrived before it is escalated.</summary>
    public Cited<int>? LeaveNoticeMinutes { get; init; }
}
