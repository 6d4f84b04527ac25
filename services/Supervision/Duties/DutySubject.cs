using System.Security.Cryptography;
using System.Text;

namespace AfterSchool.Supervision.Duties;

/// <summary>
/// The id of what a duty is about where that has none of its own: an authority, a school's year. The same words give the same id, so
/// that a duty is opened once whoever looks.
/// </summary>
internal static class DutySubject
{
    public static Guid Of(string about, string of, int? year = null) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{about}/{of}/{year}")).AsSpan(0, 16));
}
