using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Who chooses a provider outside is reminded to choose a lawful and safe one (提醒家长选择合法合规、安全有保障).</summary>
/// <remarks>ENR-034. The reminder names no provider.</remarks>
internal static class OffCampusReminderRule
{
    /// <summary>Code of the school's duty to remind.</summary>
    public const string Rule = "off-campus-reminder";

    public static Ruling Judge(EnrolmentPack pack) =>
        pack.OffCampusReminder is { Value: true } remind ? remind.Broken(Rule) : Ruling.Permitted;
}
