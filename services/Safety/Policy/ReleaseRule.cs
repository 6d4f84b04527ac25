using System.Text.Json;
using AfterSchool.Safety.Releases;
using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>A child goes home with a guardian or a listed person, or as the guardian has consented in writing (离校交接).</summary>
/// <remarks>SAF-009, SAF-010; the text asks for the link of information and leaves the manner open, so the lists are defaults.</remarks>
internal static class ReleaseRule
{
    /// <param name="pack">The page.</param>
    /// <param name="manner">How the child is to leave.</param>
    /// <param name="isVouched">Whether the one named is guardian or listed today, or the consent is there.</param>
    public static Ruling Judge(SafetyPack pack, ReleaseManner manner, bool isVouched)
    {
        var code = JsonNamingPolicy.CamelCase.ConvertName(manner.ToString());
        var byConsent = manner is ReleaseManner.Alone or ReleaseManner.Sibling or ReleaseManner.Bus;
        var (rule, allowed) = byConsent
            ? ("release-without-consent", pack.ReleaseByConsent)
            : ("release-to-stranger", pack.ReleaseTo);
        return allowed is null || (isVouched && allowed.Value.Contains(code))
            ? Permitted
            : allowed.Broken(rule, new { Manner = code });
    }
}
