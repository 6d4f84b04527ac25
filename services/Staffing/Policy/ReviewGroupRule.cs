using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Introductions;

namespace AfterSchool.Staffing.Policy;

/// <summary>The review group has members of each side (由家长委员会、教师代表组成的准入评审小组).</summary>
/// <remarks>STF-024.</remarks>
internal static class ReviewGroupRule
{
    public static Ruling Judge(IntroductionStep step, StaffingPack pack)
    {
        if (step.Step != VendorStep.ReviewGroup || pack.ReviewGroupMembers is not { } sides)
            return Ruling.Permitted;
        var missing = sides.Value.Where(side => Members(step, side) == 0).ToArray();

        // 「由家长委员会、教师代表组成」: at least one of each.
        return missing.Length == 0
            ? Ruling.Permitted
            : sides.Broken("review-group-incomplete", new { Missing = missing });
    }

    private static int Members(IntroductionStep step, ReviewMember side) =>
        side switch
        {
            ReviewMember.ParentCommittee => step.ParentMembers,
            ReviewMember.Teacher => step.TeacherMembers,
            _ => throw new InvalidOperationException($"No such member: {side}."),
        };
}
