using System.Text.Json;
using AfterSchool.ServiceDefaults.Sealing;
using AfterSchool.Supervision.Cases;

namespace AfterSchool.Supervision.Identity;

/// <summary>Seals and opens who complained; the ring is Supervision's alone (<c>Sealing:Callers</c>).</summary>
public sealed class CallersRing([FromKeyedServices(CallersRing.Name)] KeyRing ring)
{
    /// <summary>Name of the ring.</summary>
    public const string Name = "Callers";

    /// <summary>Seals a caller for a complaint.</summary>
    public CallerIdentity Seal(Guid caseId, CallerTold caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new CallerIdentity
        {
            CaseId = caseId,
            NameSealed = caller.Name is { } name ? ring.Seal(name, $"{caseId}/name") : null,
            PhoneSealed = caller.Phone is { } phone ? ring.Seal(phone, $"{caseId}/phone") : null,
            PhoneBlind = caller.Phone is { } number ? ring.Blind(Digits(number)) : null,
        };
    }

    /// <summary>Opens a caller; the read must be written down before.</summary>
    public CallerTold Open(CallerIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return new CallerTold(
            identity.NameSealed is { } name ? ring.Open(name, $"{identity.CaseId}/name") : null,
            identity.PhoneSealed is { } phone ? ring.Open(phone, $"{identity.CaseId}/phone") : null
        );
    }

    /// <summary>Everything told of a caller, blinded; none where nothing was told.</summary>
    public string? Blind(CallerTold? caller) => caller is null ? null : ring.Blind(JsonSerializer.Serialize(caller));

    /// <summary>The number blinded under every key of the ring.</summary>
    public IReadOnlyList<string> PhoneBlinds(CallerTold? caller) =>
        caller?.Phone is { } phone ? ring.Blinds(Digits(phone)) : [];

    // +86 138-0000-0001 and 13800000001 are the same line.
    private static string Digits(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits;
    }
}
