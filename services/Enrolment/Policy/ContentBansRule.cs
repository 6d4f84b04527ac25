using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>No collective teaching, no new lessons, no training for exams, nothing harmful in service time (集体教学、上新课、刷题备考).</summary>
/// <remarks>ENR-069, ENR-070, ENR-071: each a sentence of its own in the page.</remarks>
internal static class ContentBansRule
{
    public static Ruling Judge(string activity, EnrolmentPack pack) =>
        Ruling.All(
            pack.Bans.Where(bans => bans.Value.Contains(activity))
                .Select(bans => bans.Broken("content-banned", new { Activity = activity }))
        );
}
