using System.Reflection;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>All pages of the law that a service has; finds the one in force for a division on a day.</summary>
/// <typeparam name="TPage">The service's page.</typeparam>
public sealed class Editions<TPage>
    where TPage : Page
{
    private readonly TPage[] _pages;

    /// <summary>Takes pages as they are; <see cref="Editions.Read"/> reads them.</summary>
    public Editions(IEnumerable<TPage> pages) =>
        _pages = [.. pages.OrderByDescending(page => page.Division.Prefix.Length).ThenByDescending(page => page.From)];

    /// <summary>Every page.</summary>
    public IReadOnlyList<TPage> Pages => _pages;

    /// <summary>
    /// The page whose division is the longest prefix of the school's, in force on that day: the latest that has begun. None
    /// where no document is known for the place. A page past its last day still answers; see <see cref="Page.IsExpired"/>.
    /// </summary>
    public TPage? InForce(DivisionCode division, DateOnly day) =>
        _pages.FirstOrDefault(page => page.Division.Covers(division) && page.From <= day);
}

/// <summary>How pages come to be, and what to say where there is none.</summary>
public static class Editions
{
    /// <summary>
    /// Reads every embedded page, and those that lie in the service's folder beside them: another place, or another first day;
    /// never a replacement.
    /// </summary>
    /// <param name="assembly">The service.</param>
    /// <param name="service">Its name, which is also its folder's.</param>
    /// <param name="folder">The folder of <c>Policy:Pages</c>; none where nothing is configured.</param>
    /// <exception cref="PagesBrokenException">Something is wrong: every error of every file.</exception>
    public static Editions<TPage> Read<TPage>(Assembly assembly, string service = "", string? folder = null)
        where TPage : Page
    {
        var errors = new List<PageError>();
        PageFile[] files = [.. PageFiles.Embedded(assembly), .. PageFiles.InFolder(folder, service, errors)];
        return new(PageReader.Read<TPage>(files, errors));
    }

    /// <summary>The refusal for a division that no page covers.</summary>
    public static Ruling NoPage(DivisionCode division, DateOnly day) =>
        Ruling.Refused("place-without-page", [], new { Division = division.Full, Day = day });
}
