using System.Globalization;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>What only shows when all pages of a service lie side by side.</summary>
internal static class PagesTogether
{
    public static IEnumerable<PageError> Check(IEnumerable<(PageFile File, Page Page)> pages)
    {
        var (editions, divisions) = (
            new Dictionary<string, PageFile>(),
            new Dictionary<string, (PageFile, Page Page)>()
        );
        foreach (var (file, page) in pages)
        {
            var named = $"{page.Place}.{page.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
            if (file.Edition != named)
                yield return new(
                    file.Name,
                    "/from",
                    $"The file's name says {file.Edition}, the page in it says {named}.",
                    "Name the file {place}.{from}.json after what stands in it."
                );
            if (!editions.TryAdd(page.Edition, file))
                yield return Twice(file, editions[page.Edition], page);
            if (
                !divisions.TryAdd(page.Division.Prefix, (file, page))
                && divisions[page.Division.Prefix] is var (other, first)
                && first.Place != page.Place
            )
                yield return new(
                    file.Name,
                    "/division",
                    $"Division {page.Division.Prefix} is already that of {first.Place} ({other.Name}).",
                    "Two places cannot share a division: call it by the same place, or give it its own division."
                );
        }
    }

    private static PageError Twice(PageFile file, PageFile first, Page page) =>
        new(
            file.Name,
            "/from",
            $"{page.Edition} is a page already ({first.Name}).",
            first.IsEmbedded
                ? "An embedded page has decided and is never replaced: give this one another first day, or another place."
                : "Two pages cannot bear one edition: give one of them another first day."
        );
}
