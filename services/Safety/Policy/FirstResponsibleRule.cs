using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>Somebody is first responsible for the school's service and is named (第一责任人).</summary>
/// <remarks>SAF-003: a task for the school; until it is done the head on the roll is shown. Never a guard on opening.</remarks>
internal static class FirstResponsibleRule
{
    public const string Unnamed = "first-responsible-unnamed";

    // 「学校具体实施并承担主体责任」 names no person: its head stands for the school, and there is nobody to name.
    private const string SchoolItself = "school";

    public static Ruling Judge(SafetyPack pack, bool isNamed) =>
        pack.FirstResponsible is not { } first || first.Value == SchoolItself || isNamed
            ? Permitted
            : first.Broken(Unnamed, new { Role = first.Value });
}
