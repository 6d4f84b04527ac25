using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>Nobody stands before children who is not on the cleared list and assigned to the offering (持证上岗、专人监管).</summary>
/// <remarks>SAF-007, SAF-011; Staffing decides both, Safety asks at the door.</remarks>
internal static class ClearedAndAssignedRule
{
    public static Ruling Judge(SafetyPack pack, bool isCleared, bool isAssigned) =>
        All(ClearedListRule.Judge("sign-in-not-cleared", pack, isCleared), JudgeAssigned(pack, isAssigned));

    // 「制定并落实…监管…制度」 binds the school to have each group supervised by whom it named; that it does so is its
    // duty, that somebody it did not name takes a group of children is not for that person to choose: refused.
    private static Ruling JudgeAssigned(SafetyPack pack, bool isAssigned) =>
        pack.Supervision is not { } supervision || isAssigned
            ? Permitted
            : supervision.Broken("sign-in-not-assigned", Force.Ban);
}

/// <summary>Who comes to teach or supervise must be on the cleared list (严禁不符合规定条件的人员进入学校).</summary>
/// <remarks>SAF-011 with STF-010 and STF-012.</remarks>
internal static class ClearedListRule
{
    public static Ruling Judge(string rule, SafetyPack pack, bool isCleared) =>
        pack.OnlyClearedPersons is not { } cleared || isCleared ? Permitted : cleared.Broken(rule);
}
