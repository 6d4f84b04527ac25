using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Sealing;

namespace AfterSchool.Fees.Waivers;

/// <summary>The one place where a pupil's sealed grounds are opened; what is inside is never kept and never told.</summary>
internal sealed class Seals([FromKeyedServices("Grounds")] KeyRing grounds)
{
    /// <summary>The grounds, separated by commas; empty where none are kept.</summary>
    public string GroundsOf(Pupil pupil) =>
        pupil.GroundsSealed is { Length: > 0 } box ? grounds.Open(box, $"{pupil.Id}/grounds") : "";
}
