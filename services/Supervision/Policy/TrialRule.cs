using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Supervision.Policy;

/// <summary>A trial document without an end holds until it is replaced; once it is old the authority confirms it yearly (试行).</summary>
/// <remarks>XCT-002: our own default, by which nobody is refused anything.</remarks>
internal static class TrialRule
{
    public const string Rule = "trial-document-unconfirmed";

    /// <summary>Older than the years of the page: exactly on the anniversary it is not yet.</summary>
    public static Ruling Judge(SupervisionPack pack, DateOnly day) =>
        pack is { IsTrial.Value: true, TrialConfirmYears: { } years } && pack.From.AddYears(years.Value) < day
            ? years.Broken(Rule, new { Since = pack.From, day.Year })
            : Ruling.Permitted;
}
