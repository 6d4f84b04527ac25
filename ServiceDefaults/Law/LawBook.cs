using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.ServiceDefaults.Law;

/// <summary>The pages of a service as whoever reads them sees them: by place and by day, whatever the service's own type.</summary>
/// <param name="pageType">The service's page.</param>
/// <param name="pages">Every page.</param>
public sealed class LawBook(Type pageType, IEnumerable<Page> pages)
{
    private readonly Page[] _pages =
    [
        .. pages
            .OrderBy(page => page.Division)
            .ThenBy(page => page.Place, StringComparer.Ordinal)
            .ThenBy(page => page.From),
    ];

    /// <summary>The service's page.</summary>
    public Type PageType => pageType;

    /// <summary>Every page, by division and first day.</summary>
    public IReadOnlyList<Page> Pages => _pages;

    /// <summary>Every key that a page of this service may have.</summary>
    public IReadOnlyList<PageKey> Keys { get; } = PageKeys.Of(pageType);

    /// <summary>The book of a service's editions.</summary>
    public static LawBook Of<TPage>(Editions<TPage> editions)
        where TPage : Page => new(typeof(TPage), editions.Pages);

    /// <summary>The page of a place that is in force on that day: the latest that has begun.</summary>
    public Page? OnDay(string place, DateOnly day) =>
        _pages.LastOrDefault(page => page.Place == place && page.From <= day);

    /// <summary>The page of an edition: <c>hunan/2024-03-18</c>.</summary>
    public Page? Edition(string edition) => Array.Find(_pages, page => page.Edition == edition);

    /// <summary>The page in force for a division, as decisions find it.</summary>
    public Page? InForce(DivisionCode division, DateOnly day) =>
        _pages
            .Where(page => page.Division.Covers(division) && page.From <= day)
            .MaxBy(page => (page.Division.Prefix.Length, page.From));
}
