using AfterSchool.ServiceDefaults.Sealing;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>How a pupil's name, which the roll tells sealed, is opened for those who may read it; it is kept nowhere.</summary>
internal static class PupilNames
{
    /// <summary>The name; null where none was told, or none that can be opened: a lost key must keep nobody from a list or an agreement.</summary>
    public static string? OpenName(this KeyRing names, Guid pupil, string? nameSealed)
    {
        try
        {
            return nameSealed is null ? null : names.Open(nameSealed, $"{pupil}/name");
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }
}
