using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;

namespace AfterSchool.Staffing.Policy;

/// <summary>
/// Who takes part is checked strictly (严格审核背景情况、严格把关): a task of the school and no bar, wherever no other sentence bars
/// the person. Of its own staff the school confirms what is missing from the personnel file.
/// </summary>
/// <remarks>STF-010, and of introduced persons STF-012.</remarks>
internal static class BackgroundFileRule
{
    /// <summary>Code of the duty over own staff.</summary>
    public const string OwnDuty = "own-staff-file-unconfirmed";

    /// <summary>Code of the duty over everybody else.</summary>
    public const string OutsiderDuty = "outsider-check-owed";

    public static Ruling Judge(StaffMember person, StaffingPack pack, DateOnly today)
    {
        if (pack.BackgroundDimensions is not { } dimensions || (pack.UnfitPersonsBarred is not null && !person.IsOwn))
            return Ruling.Permitted;
        var missing = BackgroundDimensions.Missing(person, dimensions.Value, today);
        // Where no sentence bars the unfit, a failed check leaves the school with the same task.
        var failed = pack.UnfitPersonsBarred is null ? BackgroundDimensions.Failed(person, dimensions.Value) : [];
        if (missing.Length + failed.Length == 0)
            return Ruling.Permitted;

        // 「县级教育行政部门和学校要…严格审核」 binds the school, not the teacher: the service does not stop for its omission.
        return person.IsOwn
            ? dimensions.Broken("own-staff-file-unconfirmed", new { Missing = missing, Failed = failed })
            : dimensions.Broken("outsider-check-owed", new { Missing = missing, Failed = failed });
    }
}

/// <summary>Which dimensions lack a check that holds, and which were failed.</summary>
internal static class BackgroundDimensions
{
    public static BackgroundDimension[] Missing(
        StaffMember person,
        IEnumerable<BackgroundDimension> asked,
        DateOnly today
    ) => [.. asked.Where(one => person.Latest(one) is not { } check || (check.Passed && check.ValidUntil < today))];

    public static BackgroundDimension[] Failed(StaffMember person, IEnumerable<BackgroundDimension> asked) =>
        [.. asked.Where(one => person.Latest(one) is { Passed: false })];
}
