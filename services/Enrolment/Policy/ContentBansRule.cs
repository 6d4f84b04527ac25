using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>No drilling for exams, no new lessons, no make-up or collective teaching in service time (刷题备考、讲授新课、集体补课).</summary>
/// <remarks>ENR-071.</remarks>
internal static class ContentBansRule
{
    public static Ruling Judge(string activity, EnrolmentPack pack) =>
        Ruling.All(
            new[] { pack.ContentBans, pack.TeachingBans }
                .OfType<Cited<string[]>>()
                .Where(bans => bans.Value.Contains(activity))
                .Select(bans => bans.Broken("content-banned", new { Activity = activity }))
        );
}
