using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Staffing.Policy;

/// <summary>What Staffing must know of a jurisdiction.</summary>
public sealed record StaffingPack : Page
{
    /// <summary>Whether staff serve only where their own duties are done first (做好本职工作).</summary>
    public Cited<bool>? OwnDutiesFirst { get; init; }
}
