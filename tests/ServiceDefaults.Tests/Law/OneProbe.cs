using AfterSchool.ServiceDefaults.Tests.Probe;

namespace AfterSchool.ServiceDefaults.Tests.Law;

/// <summary>A probe of its own, with a further place and a further edition as files beside those it came with.</summary>
public sealed class OneProbe : IAsyncLifetime
{
    public ProbeService Service { get; private set; } = null!;

    public string Pages { get; } = Directory.CreateTempSubdirectory("pages").FullName;

    public async ValueTask InitializeAsync()
    {
        PutPages(Pages);
        Service = await ProbeService.StartAsync(
            await ProbeBackends.NewAsync(),
            settings: new Dictionary<string, string?> { ["Policy:Pages"] = Pages }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        Directory.Delete(Pages, recursive: true);
    }

    /// <summary>Writes the files of a further place and a further edition.</summary>
    public static void PutPages(string folder)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, "probe")).FullName;
        File.WriteAllText(Path.Combine(own, "newtown.2025-01-01.json"), NewTown);
        File.WriteAllText(Path.Combine(own, "probe.2027-09-01.json"), NextEdition);
    }

    private const string NewTown = """
        {
          "place": "newtown",
          "division": "4401",
          "from": "2025-01-01",
          "document": { "title": "新城办法", "number": null, "issuers": "新城教育局", "text": "none.txt" },
          "mostLessons": { "value": 4, "force": "ban", "article": "一", "quote": "不得超过四节" }
        }
        """;

    private const string NextEdition = """
        {
          "place": "probe",
          "division": "43",
          "from": "2027-09-01",
          "document": { "title": "新办法", "number": "试〔2027〕1号", "issuers": "试教育局", "text": "none.txt" },
          "mostLessons": { "value": 1, "force": "ban", "article": "一", "quote": "不得超过一节" }
        }
        """;
}
