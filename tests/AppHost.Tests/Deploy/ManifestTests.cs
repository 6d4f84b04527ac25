using System.Text.RegularExpressions;
using AfterSchool.Testing;
using k8s;
using k8s.Models;

namespace AfterSchool.AppHost.Tests.Deploy;

/// <summary>The manifests are what Kubernetes knows, say the same as AppHost.cs, and keep what they promise.</summary>
public sealed partial class ManifestTests(Model model) : IClassFixture<Model>
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "AppHost", "deploy", "k8s", "base");

    // Kinds that operators add; Kubernetes' own types do not have them.
    private static readonly string[] OfOperators =
    [
        "barmancloud.cnpg.io/v1 ObjectStore",
        "keda.sh/v1alpha1 ScaledObject",
        "keda.sh/v1alpha1 TriggerAuthentication",
        "postgresql.cnpg.io/v1 Cluster",
        "postgresql.cnpg.io/v1 ScheduledBackup",
        "rabbitmq.com/v1beta1 RabbitmqCluster",
    ];

    private static readonly Dictionary<string, Type> Known = new()
    {
        ["apps/v1 Deployment"] = typeof(V1Deployment),
        ["autoscaling/v2 HorizontalPodAutoscaler"] = typeof(V2HorizontalPodAutoscaler),
        ["networking.k8s.io/v1 Ingress"] = typeof(V1Ingress),
        ["networking.k8s.io/v1 NetworkPolicy"] = typeof(V1NetworkPolicy),
        ["policy/v1 PodDisruptionBudget"] = typeof(V1PodDisruptionBudget),
        ["v1 Namespace"] = typeof(V1Namespace),
        ["v1 Service"] = typeof(V1Service),
        ["v1 ServiceAccount"] = typeof(V1ServiceAccount),
    };

    private static readonly Document[] All =
    [
        .. Directory
            .GetFiles(Folder, "*.yaml")
            .Where(file => Path.GetFileName(file) != "kustomization.yaml")
            .SelectMany(file => File.ReadAllText(file).Split("\n---\n"))
            .Select(text => new Document(text)),
    ];

    private static readonly Dictionary<string, V1Deployment> Deployments = All.Where(one =>
            one.Kind == "apps/v1 Deployment"
        )
        .Select(one => KubernetesYaml.Deserialize<V1Deployment>(one.Text))
        .ToDictionary(one => one.Metadata.Name);

    /// <summary>What kustomization.yaml lays over each of our deployments.</summary>
    private static V1PodSpec Every => Deployments["every-process"].Spec.Template.Spec;

    [Fact]
    public void Every_object_is_of_a_kind_that_is_known_and_has_no_field_that_its_kind_has_not()
    {
        foreach (var document in All.Where(one => !OfOperators.Contains(one.Kind)))
        {
            Assert.True(Known.TryGetValue(document.Kind, out var type), $"{document.Kind} is unknown");
            var read = typeof(KubernetesYaml)
                .GetMethods()
                .Single(one => one.Name == "Deserialize" && one.GetParameters()[0].ParameterType == typeof(string))
                .MakeGenericMethod(type);
            Assert.NotNull(read.Invoke(null, [document.Text, true]));
        }
    }

    [Fact]
    public void Kustomize_takes_every_file_there_is()
    {
        var taken = File.ReadAllText(Path.Combine(Folder, "kustomization.yaml"));
        Assert.All(
            Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)!).Except(["kustomization.yaml"]),
            file => Assert.Contains(file, taken, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Each_process_is_there_and_gets_what_the_AppHost_gives_it()
    {
        var settings = File.ReadLines(Path.Combine(Folder, "settings.env"))
            .Where(line => line.Contains('=') && line[0] != '#')
            .Select(line => line.Split('=')[0])
            .Except(["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "OTEL_EXPORTER_OTLP_ENDPOINT"])
            .ToArray();
        foreach (var process in model.Serving)
        {
            var pod = Deployments[process.Name].Spec.Template.Spec;
            // In Production the clock is never shifted.
            var expected = Model.GivenTo(process).Except(["Clock__ShiftFile"]);
            var given = Given(Assert.Single(pod.Containers)).Concat(settings);
            Assert.Equal(expected, given.Order(StringComparer.Ordinal));

            var migration = model.Processes.Single(one => one.Name == $"{process.Name}-migrate");
            var migrate = Given(pod.InitContainers.Single()).Concat(Given(Every.InitContainers.Single()));
            Assert.Equal(Model.GivenTo(migration), migrate.Order(StringComparer.Ordinal));
        }
        Assert.Equal(model.Serving.Count() + 1, Deployments.Count);
    }

    [Fact]
    public void Each_process_has_an_address_a_budget_and_something_that_makes_more_of_it()
    {
        foreach (var process in model.Serving.Select(one => one.Name))
        foreach (var kind in (string[])["v1 Service", "policy/v1 PodDisruptionBudget"])
            Assert.Single(All, one => one.Kind == kind && one.Name == process);

        Assert.All(model.Serving, process => Assert.InRange(MostOf(process.Name), 3, 20));
    }

    [Fact]
    public void Every_container_is_closed_limited_and_asked_for_its_health()
    {
        Assert.True(Every.SecurityContext.RunAsNonRoot);
        Assert.Equal("RuntimeDefault", Every.SecurityContext.SeccompProfile.Type);
        Assert.False(Every.AutomountServiceAccountToken);
        foreach (var container in Every.Containers.Concat(Every.InitContainers))
        {
            Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
            Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
            Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
            Assert.True(container.Resources.Limits.ContainsKey("memory"));
            Assert.True(container.Resources.Requests.ContainsKey("cpu"));
        }
        var process = Every.Containers.Single();
        Assert.Equal("/health/ready", process.ReadinessProbe.HttpGet.Path);
        Assert.Equal("/health/live", process.LivenessProbe.HttpGet.Path);
        Assert.Equal("/health/live", process.StartupProbe.HttpGet.Path);
        Assert.Equal("0", Deployments["every-process"].Spec.Strategy.RollingUpdate.MaxUnavailable.Value);
    }

    [Fact]
    public void Nobody_speaks_to_anybody_unless_a_policy_says_so()
    {
        var policies = All.Where(one => one.Kind == "networking.k8s.io/v1 NetworkPolicy")
            .Select(one => KubernetesYaml.Deserialize<V1NetworkPolicy>(one.Text, strict: true))
            .ToArray();
        var nobody = policies.Single(one => one.Metadata.Name == "nobody").Spec;
        Assert.Equal(["Ingress", "Egress"], nobody.PolicyTypes);
        Assert.Null(nobody.PodSelector.MatchLabels);
        Assert.Null(nobody.Ingress);
        Assert.Null(nobody.Egress);
        // Services are reached by the gateway alone; only Directory's keys are asked for by the others.
        var services = policies.Single(one => one.Metadata.Name == "services").Spec;
        var from = Assert.Single(Assert.Single(services.Ingress).FromProperty);
        Assert.Equal("gateway", from.PodSelector.MatchLabels["app.kubernetes.io/name"]);
    }

    [Fact]
    public void All_pools_of_all_replicas_together_stay_below_what_the_server_takes()
    {
        // One more of each while a new version rolls out, and the three connections of its migration.
        var connections = model.Serving.Sum(process =>
            ((MostOf(process.Name) + 1) * Pools.SizeIn(Database(process.Name))) + 3
        );
        var most = int.Parse(
            MostConnections().Match(File.ReadAllText(Path.Combine(Folder, "postgres.yaml"))).Groups[1].Value,
            provider: null
        );
        Assert.InRange(connections, 1, most - Pools.Reserve);
    }

    private static string Database(string process) =>
        Deployments[process]
            .Spec.Template.Spec.Containers.Single()
            .Env.Single(one => one.Name == "ConnectionStrings__database")
            .Value;

    private static int MostOf(string process) =>
        All.Where(one => one.Kind.EndsWith("ScaledObject") || one.Kind.EndsWith("HorizontalPodAutoscaler"))
            .Where(one => one.Name == process)
            .Select(one => int.Parse(MostReplicas().Match(one.Text).Groups[1].Value, provider: null))
            .SingleOrDefault();

    /// <summary>Names of the variables that are given; not those that only serve to put another together.</summary>
    private static IEnumerable<string> Given(V1Container container) =>
        container
            .Env.Select(one => one.Name)
            .Where(name => !container.Env.Any(other => other.Value?.Contains($"$({name})") == true));

    [GeneratedRegex("max_connections: \"([0-9]+)\"")]
    private static partial Regex MostConnections();

    [GeneratedRegex("maxReplica(?:Count|s): ([0-9]+)")]
    private static partial Regex MostReplicas();

    /// <summary>One object, as it stands in a file.</summary>
    private sealed partial record Document(string Text)
    {
        public string Kind => $"{Line("apiVersion")} {Line("kind")}";

        public string Name => Regex.Match(Text, "^  name: (.+)$", RegexOptions.Multiline).Groups[1].Value;

        private string Line(string key) => Regex.Match(Text, $"^{key}: (.+)$", RegexOptions.Multiline).Groups[1].Value;
    }
}
