using System.Net.Sockets;
using System.Text;
using AfterSchool.Gateway.Storage;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AfterSchool.Gateway.Tests;

/// <summary>The gateway, whole, on a port of its own and a database of its own.</summary>
public sealed class RunningGateway : WebApplicationFactory<Program>
{
    /// <summary>Its secret at Directory.</summary>
    public const string Secret = "a-secret-of-a-test";

    private readonly Dictionary<string, string?> _settings;
    private readonly ILoggerProvider? _log;

    private RunningGateway(Dictionary<string, string?> settings, ILoggerProvider? log) =>
        (_settings, _log) = (settings, log);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Its public name.</summary>
    public string PublicUrl => _settings["PublicUrl"]!;

    /// <summary>Its own connection string.</summary>
    public string Database => _settings["ConnectionStrings:database"]!;

    /// <summary>Starts one before these services; settings given last win.</summary>
    public static Task<RunningGateway> StartAsync(
        IEnumerable<EchoService> services,
        params (string Key, string? Value)[] settings
    ) => StartAsync(Backends.FreePort(), services.Select(one => (one.Name, one.Address)), null, settings);

    /// <summary>Starts one on this port before these services; what it logs is heard at every level when somebody listens.</summary>
    public static async Task<RunningGateway> StartAsync(
        int port,
        IEnumerable<(string Name, string Address)> services,
        ILoggerProvider? log,
        params (string Key, string? Value)[] settings
    )
    {
        var all = services.ToDictionary(one => $"services:{one.Name}:http:0", one => (string?)one.Address);
        all["PublicUrl"] = $"http://127.0.0.1:{port}";
        all["Access:GatewaySecret"] = Secret;
        foreach (var (key, value) in settings)
            all[key] = value;
        if (!all.ContainsKey("ConnectionStrings:database"))
            all["ConnectionStrings:database"] = await MigratedAsync();
        var gateway = new RunningGateway(all, log);
        gateway.UseKestrel(port);
        gateway.StartServer();
        gateway.Address = new Uri($"http://127.0.0.1:{port}");
        return gateway;
    }

    /// <summary>A browser that was never here.</summary>
    public Browser NewBrowser() => new(this);

    /// <summary>A program with a token of this subject.</summary>
    public HttpClient Program(string? token = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = Address,
        };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>Sends a request line exactly as given, as no well-mannered client would; returns head and body.</summary>
    public async Task<string> RawAsync(string target, params string[] headers)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(Address.Host, Address.Port);
        await using var stream = tcp.GetStream();
        var lines = string.Concat(headers.Select(header => $"{header}\r\n"));
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{lines}\r\n")
        );
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        if (_log is not null)
            builder.ConfigureLogging(logging => logging.ListenWith(_log));
    }

    private static async Task<string> MigratedAsync()
    {
        var (admin, name) = (await Backends.PostgresAsync(), await Backends.NewDatabaseNameAsync("gateway"));
        var own = new NpgsqlConnectionStringBuilder(admin)
        {
            Database = name,
            Username = name,
            Password = "a-password-of-a-test",
            MaxPoolSize = 10,
        }.ConnectionString;
        await Migrate.RunAsync(admin, own, StorageSetup.Create<GatewayDb>, CancellationToken.None);
        return own;
    }
}
