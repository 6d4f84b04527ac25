using AfterSchool.ServiceDefaults.Sealing;

namespace AfterSchool.Directory.Storage;

/// <summary>The three key rings of Directory.</summary>
/// <param name="Names">Pupils' names: shared with Enrolment and Safety.</param>
/// <param name="Grounds">Priority and waiver grounds: shared with Enrolment and Fees.</param>
/// <param name="Directory">Everything else that is personal, and the server's own keys: shared with nobody.</param>
public sealed record Seals(KeyRing Names, KeyRing Grounds, KeyRing Directory)
{
    /// <summary>Reads <c>Sealing:Names</c>, <c>Sealing:Grounds</c> and <c>Sealing:Directory</c>.</summary>
    public static Seals From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new(
            KeyRing.Parse(configuration["Sealing:Names"]),
            KeyRing.Parse(configuration["Sealing:Grounds"]),
            KeyRing.Parse(configuration["Sealing:Directory"])
        );
    }
}
