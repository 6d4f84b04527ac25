using System.Text.RegularExpressions;
using AfterSchool.Testing;

namespace AfterSchool.Gateway.Tests;

/// <summary>gateway/ASVS.md is whole, and what it names is there.</summary>
public sealed partial class AsvsTableTests
{
    private static readonly string[] Rows =
    [
        .. File.ReadLines(Path.Combine(Checkout.Root, "gateway", "ASVS.md")).Where(line => Numbered().IsMatch(line)),
    ];

    [Fact]
    public void Has_every_requirement_of_levels_1_and_2_once()
    {
        var numbers = Rows.Select(row => Cells(row)[0]).ToArray();
        Assert.Equal(numbers.Distinct(), numbers);
        // So many the standard has.
        Assert.Equal((70, 183), (Rows.Count(row => Cells(row)[1] == "1"), Rows.Count(row => Cells(row)[1] == "2")));
    }

    [Fact]
    public void Says_of_each_whether_it_is_met_and_names_a_test_where_it_is()
    {
        Assert.All(Rows, row => Assert.Contains(Cells(row)[3], (string[])["met", "partly", "not met", "n/a"]));
        Assert.All(
            Rows.Where(row => Cells(row)[3] == "met"),
            row => Assert.True(NamedTest().IsMatch(Cells(row)[4]), row)
        );
        Assert.All(Rows, row => Assert.NotEmpty(Cells(row)[4]));
    }

    [Fact]
    public void Names_no_test_that_does_not_exist()
    {
        var sources = Directory
            .EnumerateFiles(Path.Combine(Checkout.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        var missing = Rows.SelectMany(row => NamedTest().Matches(row))
            .Select(match => (Class: match.Groups[1].Value, Method: match.Groups[2].Value))
            .Distinct()
            .Where(one => !sources[one.Class].Any(text => Regex.IsMatch(text, $@"\b{one.Method}\(")))
            .Select(one => $"{one.Class}.{one.Method}");
        Assert.Empty(missing);
    }

    private static string[] Cells(string row) => [.. row.Trim('|').Split('|').Select(cell => cell.Trim())];

    [GeneratedRegex(@"^\| \d+\.\d+\.\d+ \|")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"`(\w+)\.(\w+)`")]
    private static partial Regex NamedTest();
}
