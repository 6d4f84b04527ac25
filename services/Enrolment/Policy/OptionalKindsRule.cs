using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Kinds of school outside the stages may opt in only where the document lets them (幼儿园、高中).</summary>
/// <remarks>ENR-017.</remarks>
internal static class OptionalKindsRule
{
    public static Ruling Judge(School school, EnrolmentPack pack)
    {
        if (pack.OptionalKinds is not { Force: Force.Ban } closed || CompulsoryStagesRule.IsInScope(school, pack))
            return Ruling.Permitted;

        // 「课后服务仅限于义务教育阶段学校实施」: no other kind at all.
        return OptInRule.MayOptIn(school, pack)
            ? Ruling.Permitted
            : closed.Broken("school-kind-out-of-scope", new { school.Kind, OptIn = closed.Value });
    }
}
