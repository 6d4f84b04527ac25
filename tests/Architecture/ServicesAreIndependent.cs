using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AfterSchool.Architecture;

public sealed partial class ServicesAreIndependent
{
    public static TheoryData<string> Five => [.. House.Five];

    public static TheoryData<string> Services => [.. House.Services];

    [Fact]
    public void Every_project_refers_only_to_what_it_may()
    {
        var wrong =
            from project in System.IO.Directory.EnumerateFiles(House.Root, "*.csproj", SearchOption.AllDirectories)
            let name = Path.GetFileNameWithoutExtension(project)
            where !House.Short(project).StartsWith("tests/", StringComparison.Ordinal)
            from reference in XDocument.Load(project).Descendants("ProjectReference")
            let target = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)
            where !(target is "ServiceDefaults" or "Contracts" && name is not "Contracts")
            select $"{name} → {target}";

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Five))]
    public void No_service_has_an_HTTP_client(string service)
    {
        var types = TypesReferredTo(service);

        Assert.DoesNotContain("System.Net.Http.HttpClient", types);
        Assert.DoesNotContain("System.Net.Http.IHttpClientFactory", types);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void The_bus_shows_only_in_consumers(string service)
    {
        var elsewhere =
            from file in House.Sources($"services/{service}")
            where File.ReadAllText(file).Contains("using MassTransit", StringComparison.Ordinal)
            where !Path.GetFileName(file).Contains("When", StringComparison.Ordinal)
            select House.Short(file);

        Assert.Empty(elsewhere);
    }

    [Fact]
    public void No_code_knows_a_place()
    {
        var known =
            from file in House.Sources()
            from line in File.ReadLines(file)
            let code = Comment().Replace(line, "")
            where Place().IsMatch(code)
            select $"{House.Short(file)}: {line.Trim()}";

        Assert.Empty(known);
    }

    [Fact]
    public void No_folder_is_a_drawer_for_anything()
    {
        string[] drawers =
        [
            "Shared",
            "Common",
            "Core",
            "BuildingBlocks",
            "Application",
            "Infrastructure",
            "Helpers",
            "Utils",
        ];

        Assert.Empty(House.Sources().Where(file => file.Split('/').Any(drawers.Contains)).Select(House.Short));
    }

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        var long_ =
            from file in House.Sources("AppHost", "ServiceDefaults", "services", "gateway", "tests")
            let lines = File.ReadLines(file).Count()
            where lines > 300
            select $"{House.Short(file)}: {lines}";

        Assert.Empty(long_);
    }

    private static HashSet<string> TypesReferredTo(string service)
    {
        using var file = File.OpenRead(House.AssemblyOf(service).Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return
        [
            .. metadata
                .TypeReferences.Select(metadata.GetTypeReference)
                .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"),
        ];
    }

    [GeneratedRegex("hunan|lipu|zaozhuang|changzhi|urumqi|湖南|荔浦|枣庄|长治|乌鲁木齐", RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    [GeneratedRegex(@"//.*$")]
    private static partial Regex Comment();
}
