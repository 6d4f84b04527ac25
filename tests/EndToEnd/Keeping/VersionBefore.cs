using System.Diagnostics;
using AfterSchool.Testing;

namespace AfterSchool.EndToEnd.Keeping;

/// <summary>
/// A service as it was before the last commit that changed what it is made of, built from the checkout's own history:
/// <c>UPGRADE_FROM=commit</c> names another.
/// </summary>
internal sealed class VersionBefore : IDisposable
{
    private static readonly string[] Shared =
    [
        "ServiceDefaults",
        "services/Contracts",
        "services/Directory.Build.props",
        "Directory.Build.props",
        "Directory.Packages.props",
        "BannedSymbols.txt",
        "global.json",
        "nuget.config",
    ];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("afterschool-before-");
    private readonly string _service;
    private Process? _running;

    private VersionBefore(string service) => _service = service;

    private string Home => Path.Combine(_folder.FullName, "services", _service);

    /// <summary>Builds it; skips the test where the checkout has no history.</summary>
    public static async Task<VersionBefore> BuildAsync(string service)
    {
        var commit =
            Environment.GetEnvironmentVariable("UPGRADE_FROM") ?? await CommitAsync([$"services/{service}", .. Shared]);
        Assert.SkipWhen(commit is null, "The checkout has no history: there is no commit before this one to run.");
        var before = new VersionBefore(service);
        try
        {
            await before.CompileAsync(commit!);
            return before;
        }
        catch
        {
            before.Dispose();
            throw;
        }
    }

    /// <summary>Starts it with the settings of the copy that runs, under an address and a name of its own.</summary>
    public Uri Start(Dictionary<string, string> settings, string name)
    {
        var address = new Uri($"http://127.0.0.1:{Backends.FreePort()}");
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(Home, "bin", "Release", "net10.0", $"AfterSchool.{_service}.dll")]
        )
        {
            WorkingDirectory = Home,
            RedirectStandardOutput = true,
        };
        foreach (var (variable, value) in settings)
            start.Environment[variable] = value;
        start.Environment["ASPNETCORE_URLS"] = address.AbsoluteUri;
        start.Environment["OTEL_SERVICE_NAME"] = name;
        _running = Process.Start(start)!;
        _running.OutputDataReceived += (_, _) => { };
        _running.BeginOutputReadLine();
        return address;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_running is not null)
        {
            _running.Kill();
            _running.WaitForExit();
            _running.Dispose();
        }
        _folder.Delete(recursive: true);
    }

    private async Task CompileAsync(string commit)
    {
        var archive = Path.Combine(_folder.FullName, "source.tar");
        await GitAsync(["archive", "--output", archive, commit, $"services/{_service}", .. Shared]);
        await RunAsync("tar", ["--extract", "--file", archive], _folder.FullName);
        // It passed its own checks in its own day.
        await RunAsync(
            "dotnet",
            [
                "build",
                Home,
                "--configuration",
                "Release",
                "--disable-build-servers",
                "--verbosity",
                "quiet",
                "-nologo",
                "-p:RunAnalyzers=false",
            ],
            _folder.FullName
        );
    }

    // Of what came by a merge, the commit before is the one it was merged into.
    private static async Task<string?> CommitAsync(string[] paths)
    {
        try
        {
            var last = await GitAsync(["rev-list", "--first-parent", "--max-count=1", "HEAD", "--", .. paths]);
            return await GitAsync(["rev-parse", "--verify", "--quiet", $"{last}^"]);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static Task<string> GitAsync(string[] args) => RunAsync("git", args, Checkout.Root);

    private static async Task<string> RunAsync(string command, string[] args, string folder)
    {
        var start = new ProcessStartInfo(command, args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (await said).Trim()
            : throw new InvalidOperationException($"{command} {args[0]}: {await said}{await complained}");
    }
}
