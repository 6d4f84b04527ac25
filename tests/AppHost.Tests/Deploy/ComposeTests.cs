using System.Diagnostics;
using System.Text.RegularExpressions;
using AfterSchool.Testing;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using Mapping = System.Collections.Generic.Dictionary<object, object?>;

namespace AfterSchool.AppHost.Tests.Deploy;

/// <summary>compose.yaml says the same as AppHost.cs, and keeps what it promises of containers.</summary>
public sealed partial class ComposeTests(Model model) : IClassFixture<Model>
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "AppHost", "deploy");
    private static readonly string Text = File.ReadAllText(Path.Combine(Folder, "compose.yaml"));
    private static readonly Mapping Services = In(Read(Text), "services");

    // Besides what AppHost.cs gives: what its host adds by itself, and what only stands before a proxy.
    private static readonly string[] Hosts =
    [
        "ASPNETCORE_ENVIRONMENT",
        "DOTNET_ENVIRONMENT",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "TrustedProxies__0",
    ];

    [Fact]
    public void Each_process_is_there_and_gets_what_the_AppHost_gives_it()
    {
        foreach (var process in model.Processes)
            Assert.Equal(
                Model.GivenTo(process),
                In(Service(process.Name), "environment").Keys.Cast<string>().Except(Hosts).Order(StringComparer.Ordinal)
            );
        Assert.Equal(model.Processes.Count + 2, Services.Count);
    }

    [Fact]
    public void Each_process_waits_for_what_the_AppHost_makes_it_wait_for()
    {
        foreach (var process in model.Processes)
        {
            var expected = process.Dependencies.ToDictionary(
                one => one.On.Name,
                one => one.ExitCode is null ? "service_healthy" : "service_completed_successfully"
            );
            var waits = In(Service(process.Name), "depends_on")
                .ToDictionary(one => (string)one.Key, one => (string)((Mapping)one.Value!)["condition"]!);
            Assert.Equal(expected.OrderBy(one => one.Key), waits.OrderBy(one => one.Key));
        }
    }

    [Fact]
    public void Every_container_is_closed_and_limited()
    {
        foreach (var (name, one) in Services)
        {
            var service = (Mapping)one!;
            Assert.True((string?)service["read_only"] == "true", $"{name} may write to its root");
            Assert.Equal(["ALL"], Words(service["cap_drop"]));
            Assert.Equal(["no-new-privileges:true"], Words(service["security_opt"]));
            Assert.True(service.ContainsKey("mem_limit"), $"{name} may take all memory");
            Assert.True(service.ContainsKey("restart"), $"{name} does not say what comes after its end");
        }
    }

    [Fact]
    public void Only_the_gateway_has_a_port_and_that_on_this_machine_alone()
    {
        var door = Assert.Single(Services, one => ((Mapping)one.Value!).ContainsKey("ports"));
        Assert.Equal("gateway", door.Key);
        Assert.StartsWith("${GATEWAY_ADDRESS:-127.0.0.1}:", Words(((Mapping)door.Value!)["ports"]).Single());
    }

    [Fact]
    public void All_pools_together_stay_below_what_the_server_takes()
    {
        var pools = model.Serving.Sum(process =>
            Pools.SizeIn((string)In(Service(process.Name), "environment")["ConnectionStrings__database"]!)
        );
        var most = int.Parse(MostConnections().Match(Text).Groups[1].Value, provider: null);
        Assert.InRange(pools, 7, most - Pools.Reserve);
    }

    [Fact]
    public async Task The_secrets_it_needs_are_made_once_and_are_nobody_elses_to_read()
    {
        var file = Path.Combine(Path.GetTempPath(), $"afterschool-env-{Guid.CreateVersion7():N}");
        try
        {
            await MakeSecretsAsync(file);
            var first = await File.ReadAllTextAsync(file);
            await MakeSecretsAsync(file);

            Assert.Equal(first, await File.ReadAllTextAsync(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode);
            var made = first.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2));
            var needed = Needed().Matches(Text).Select(one => one.Groups[1].Value).Distinct().Except(["TAG"]);
            Assert.Empty(needed.Except(made.Select(one => one[0])));
            Assert.All(made.Where(one => one[0].Contains("PASSWORD")), one => Assert.Equal(43, one[1].Length));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task MakeSecretsAsync(string file)
    {
        using var script = Process.Start(Path.Combine(Folder, "secrets"), [file]);
        await script.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, script.ExitCode);
    }

    private static Mapping Service(string name) => In(Services, name);

    private static Mapping In(Mapping mapping, string key) =>
        mapping.TryGetValue(key, out var value)
            ? (Mapping)value!
            : throw new KeyNotFoundException($"compose.yaml has no {key} where one is looked for.");

    private static IEnumerable<string> Words(object? list) => ((List<object>)list!).Cast<string>();

    private static Mapping Read(string yaml) =>
        new DeserializerBuilder().Build().Deserialize<Mapping>(new MergingParser(new Parser(new StringReader(yaml))));

    [GeneratedRegex("max_connections=([0-9]+)")]
    private static partial Regex MostConnections();

    [GeneratedRegex(@"\$\{([A-Z_]+):\?")]
    private static partial Regex Needed();
}
