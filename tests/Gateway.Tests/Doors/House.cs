extern alias directory;

using System.Reflection;
using AfterSchool.Gateway.Tests.Doors;
using AfterSchool.ServiceDefaults.Sealing;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Testing;
using Microsoft.Extensions.Logging;
using Npgsql;
using DirectoryDb = directory::AfterSchool.Directory.Storage.DirectoryDb;

[assembly: AssemblyFixture(typeof(House))]

namespace AfterSchool.Gateway.Tests.Doors;

/// <summary>
/// The real gateway before the six real services: Directory works, on a database and a broker; of the five only the doors are
/// tried. Nobody has entered anything.
/// </summary>
public sealed class House : IAsyncLifetime
{
    /// <summary>The one-time code of the first operator.</summary>
    public const string SetUpCode = "a-set-up-code-of-a-test";

    private static readonly string[] Five = ["Enrolment", "Fees", "Staffing", "Safety", "Supervision"];
    private readonly List<IRealService> _services = [];
    private readonly ILoggerProvider? _log;

    /// <summary>For all classes; nobody listens to what it logs.</summary>
    public House() { }

    internal House(ILoggerProvider log) => _log = log;

    /// <summary>All six.</summary>
    public IReadOnlyList<IRealService> Services => _services;

    /// <summary>Directory.</summary>
    public IRealService Directory => _services[0];

    /// <summary>The gateway.</summary>
    public RunningGateway Gateway { get; private set; } = null!;

    /// <summary>The broker's address.</summary>
    public string Broker { get; private set; } = "";

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var port = Backends.FreePort();
        var shared = new Dictionary<string, string?> { ["Access:Issuer"] = $"http://127.0.0.1:{port}" };
        foreach (var ring in (string[])["Names", "Grounds", "Directory", "Callers"])
            shared[$"Sealing:{ring}"] = KeyRing.NewKey();
        Broker = await Backends.CreateVirtualHostAsync();
        _services.Add(await DirectoryAsync(shared));
        shared["ConnectionStrings:database"] = "Host=127.0.0.1;Port=1;Username=nobody;Database=none";
        shared["ConnectionStrings:messaging"] = "amqp://127.0.0.1:1";
        shared["services:directory:http:0"] = Directory.Address;
        foreach (var service in Five)
            _services.Add(Start(Assembly.Load($"AfterSchool.{service}"), service, works: false, shared));
        Gateway = await RunningGateway.StartAsync(
            port,
            _services.Select(one => (one.Name, one.Address)),
            _log,
            ("Limits:Client:Burst", "1000000"),
            ("Limits:SignIn:Burst", "1000000")
        );
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Gateway is not null)
            await Gateway.DisposeAsync();
        foreach (var service in _services)
            await service.DisposeAsync();
    }

    private async Task<IRealService> DirectoryAsync(Dictionary<string, string?> shared)
    {
        var (admin, name) = (await Backends.PostgresAsync(), await Backends.NewDatabaseNameAsync("directory"));
        var own = new NpgsqlConnectionStringBuilder(admin)
        {
            Database = name,
            Username = name,
            Password = "a-password-of-a-test",
            MaxPoolSize = 20,
        }.ConnectionString;
        await Migrate.RunAsync(admin, own, StorageSetup.Create<DirectoryDb>, CancellationToken.None);
        return Start(
            typeof(DirectoryDb).Assembly,
            "Directory",
            works: true,
            new Dictionary<string, string?>(shared)
            {
                ["ConnectionStrings:database"] = own,
                ["ConnectionStrings:messaging"] = Broker,
                ["Access:GatewaySecret"] = RunningGateway.Secret,
                ["SetUp:Code"] = SetUpCode,
            }
        );
    }

    private IRealService Start(Assembly assembly, string service, bool works, IReadOnlyDictionary<string, string?> with)
    {
        var entry = assembly.GetTypes().First(type => type is { IsPublic: true, IsAbstract: false });
#pragma warning disable CA1308 // Services are named in small letters in paths and settings.
        object?[] said = [service.ToLowerInvariant(), works, new Dictionary<string, string?>(with), _log];
#pragma warning restore CA1308
        var real = Activator.CreateInstance(typeof(RealService<>).MakeGenericType(entry), said)!;
        return (IRealService)real.GetType().GetMethod(nameof(RealService<object>.Start))!.Invoke(real, null)!;
    }
}
