using System.Text.RegularExpressions;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>What the documents of the API tell anybody.</summary>
[Collection(nameof(RehearsedCity))]
public sealed partial class DocumentTests(RehearsedCity city)
{
    [Theory]
    [InlineData("directory")]
    [InlineData("enrolment")]
    [InlineData("fees")]
    [InlineData("staffing")]
    [InlineData("safety")]
    [InlineData("supervision")]
    public async Task A_document_says_no_address_of_a_process(string service)
    {
        using var anybody = new HttpClient { BaseAddress = city.Gateway };
        var document = await anybody.GetStringAsync($"/openapi/{service}.json");

        Assert.Contains($"/{service}/v1/", document, StringComparison.Ordinal);
        Assert.DoesNotContain("\"servers\"", document, StringComparison.Ordinal);
        Assert.Empty(Address().Matches(document).Select(one => one.Value));
        Assert.DoesNotContain($":{city.At(service).Port}", document, StringComparison.Ordinal);
    }

    [GeneratedRegex("[a-z]+://[^\"]*|localhost|127\\.0\\.0\\.1")]
    private static partial Regex Address();
}
