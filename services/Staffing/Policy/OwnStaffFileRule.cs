using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;

namespace AfterSchool.Staffing.Policy;

/// <summary>Of its own staff the school confirms what is missing from the personnel file (严格审核背景情况): a task, no bar.</summary>
/// <remarks>STF-010.</remarks>
internal static class OwnStaffFileRule
{
    /// <summary>Code of the duty.</summary>
    public const string Duty = "own-staff-file-unconfirmed";

    public static Ruling Judge(StaffMember person, StaffingPack pack, DateOnly today)
    {
        if (!person.IsOwn || pack.BackgroundDimensions is not { } dimensions)
            return Ruling.Permitted;
        var missing = BackgroundDimensions.Missing(person, dimensions.Value, today);

        // 「县级教育行政部门和学校要…严格审核」 binds the school, not the teacher: the service does not stop for its omission.
        return missing.Length == 0 ? Ruling.Permitted : dimensions.Broken(Duty, new { Missing = missing });
    }
}
