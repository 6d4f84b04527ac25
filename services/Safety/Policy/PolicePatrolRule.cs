using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>The police check the surroundings of the campus, patrol and manage traffic (公安巡逻检查、交通管理).</summary>
/// <remarks>SAF-023, and SAF-009 where pupils' way home is the police's duty: binds the police, never the school.</remarks>
internal static class PolicePatrolRule
{
    public const string Owed = "police-patrol-owed";

    /// <summary>One task for a term, done when each part of it has been confirmed.</summary>
    public static Ruling Judge(SafetyPack pack, IReadOnlyCollection<string> confirmed)
    {
        if (pack.PolicePatrol is not { } patrol)
            return Permitted;
        var missing = patrol.Value.Except(confirmed).ToArray();
        return missing.Length == 0 ? Permitted : patrol.Broken(Owed, new { Missing = missing });
    }
}
