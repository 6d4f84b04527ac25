using System.Text.Json;
using AfterSchool.Testing;
using YamlDotNet.RepresentationModel;

namespace AfterSchool.EndToEnd;

/// <summary>The files an operator's monitoring is made of, as they lie in the checkout.</summary>
internal static class Monitoring
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "AppHost", "deploy", "monitoring");

    /// <summary>What each line says to do.</summary>
    public static string Runbook => File.ReadAllText(Path.Combine(Folder, "README.md"));

    /// <summary>Every question on the dashboard.</summary>
    public static IReadOnlyList<string> Dashboard()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "dashboard.json")));
        return
        [
            .. from panel in dashboard.RootElement.GetProperty("panels").EnumerateArray()
            where panel.TryGetProperty("targets", out _)
            from target in panel.GetProperty("targets").EnumerateArray()
            select target.GetProperty("expr").GetString()!,
        ];
    }

    /// <summary>Every alert.</summary>
    public static IReadOnlyList<Alert> Alerts()
    {
        using var text = File.OpenText(Path.Combine(Folder, "alerts.yaml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return
        [
            .. from @group in Each(yaml.Documents[0].RootNode["groups"])
            from rule in Each(@group["rules"])
            select new Alert(
                $"{rule["alert"]}",
                $"{rule["expr"]}",
                $"{rule["labels"]["severity"]}",
                $"{rule["annotations"]["summary"]}",
                $"{rule["annotations"]["runbook"]}"
            ),
        ];
    }

    private static YamlSequenceNode Each(YamlNode node) => (YamlSequenceNode)node;
}

/// <summary>An alert.</summary>
internal sealed record Alert(string Name, string Question, string Severity, string Summary, string Runbook);
