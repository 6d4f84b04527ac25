using Microsoft.Extensions.Configuration;

namespace AfterSchool.AppHost.Local.Running;

/// <summary>What the person who starts the host can choose, besides parameters and ports.</summary>
/// <param name="Data">Where everything is kept.</param>
/// <param name="EnvironmentName">Development, Production: the processes get the host's.</param>
/// <param name="ExternalAddress">The address on which external endpoints listen.</param>
/// <param name="Fresh">Forget everything kept before.</param>
/// <param name="ShowLogs">Print what the processes say.</param>
/// <param name="Durable">False trades safety against power loss for speed: for tests.</param>
internal sealed record HostSettings(
    DataFolder Data,
    string EnvironmentName,
    string ExternalAddress,
    bool Fresh,
    bool ShowLogs,
    bool Durable
)
{
    /// <summary>The file to write a backup to, instead of running.</summary>
    public string? BackupTo { get; init; }

    /// <summary>The backup to restore, instead of running.</summary>
    public string? RestoreFrom { get; init; }

    /// <summary>The short forms of the settings on the command line.</summary>
    private static readonly Dictionary<string, string> ShortForms = new()
    {
        ["--data"] = "AfterSchool:Data",
        ["--fresh"] = "AfterSchool:Fresh",
        ["--logs"] = "AfterSchool:Logs",
        ["--backup"] = "AfterSchool:Backup",
        ["--restore"] = "AfterSchool:Restore",
        ["--pages"] = "Parameters:pages",
    };

    /// <summary>Writes short forms out, so that <c>--fresh</c> becomes <c>--AfterSchool:Fresh=true</c>.</summary>
    public static string[] WriteOut(IReadOnlyList<string> args)
    {
        List<string> written = [];
        for (var i = 0; i < args.Count; i++)
        {
            if (!ShortForms.TryGetValue(args[i], out var key))
                written.Add(args[i]);
            else if (args[i] is "--data" or "--pages" or "--backup" or "--restore" && i + 1 < args.Count)
                written.Add($"--{key}={args[++i]}");
            else
                written.Add($"--{key}=true");
        }
        return [.. written];
    }

    /// <summary>Reads them.</summary>
    public static HostSettings From(IConfiguration configuration, string environmentName, string repository) =>
        new(
            new DataFolder(configuration["AfterSchool:Data"] ?? DataFolder.Usual(repository)),
            environmentName,
            configuration["AfterSchool:Listen"] ?? "127.0.0.1",
            configuration.GetValue("AfterSchool:Fresh", false),
            configuration.GetValue("AfterSchool:Logs", false),
            configuration.GetValue("AfterSchool:Durable", true)
        )
        {
            BackupTo = configuration["AfterSchool:Backup"],
            RestoreFrom = configuration["AfterSchool:Restore"],
        };
}
