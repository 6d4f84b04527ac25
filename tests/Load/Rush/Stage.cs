using AfterSchool.Enrolment.Tests;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Sealing;
using AfterSchool.Testing;
using Npgsql;

namespace AfterSchool.Load.Rush;

/// <summary>
/// One gateway, one Enrolment, one PostgreSQL whose commits are on the disk, one RabbitMQ, as processes of this
/// machine; and, behind the same gateway, the echo and the plain way. The other services are not there: they have
/// machines of their own.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private const string Password = "a-password-of-a-figure";
    private readonly TestTokens _tokens = new();
    private KeyServer _keys = null!;
    private Echo _echo = null!;
    private ServiceProcess _gateway = null!;

    private Stage(string admin) => Admin = admin;

    /// <summary>The administrator's connection string, without a database.</summary>
    public string Admin { get; }

    /// <summary>Enrolment.</summary>
    public ServiceProcess Enrolment { get; private set; } = null!;

    /// <summary>Its database, as the administrator.</summary>
    public NpgsqlDataSource Database { get; private set; } = null!;

    /// <summary>The one door.</summary>
    public Uri Gateway => _gateway.Address;

    public static async Task<Stage> SetAsync()
    {
        var stage = new Stage(await Backends.DurablePostgresAsync());
        stage._keys = await KeyServer.StartAsync(stage._tokens);
        var (door, behind) = (Backends.FreePort(), Backends.FreePort());
        var shared = new Dictionary<string, string?>
        {
            ["ConnectionStrings:admin"] = stage.Admin,
            ["services:directory:http:0"] = stage._keys.Address,
            ["Access:Issuer"] = $"http://127.0.0.1:{door}/",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        stage.Enrolment = await EnrolmentAsync(shared);
        stage.Database = NpgsqlDataSource.Create($"{stage.Admin};Database=enrolment;Maximum Pool Size=10");
        var plain = new Dictionary<string, string?>(shared)
        {
            ["ConnectionStrings:database"] = Own(stage.Admin, "enrolment"),
        };
        stage._echo = await Echo.StartAsync(behind, plain, Plain.Add, Plain.Map);
        stage._gateway = await GatewayAsync(shared, door, behind, stage.Enrolment.Address);
        return stage;
    }

    /// <summary>A token of that guardian.</summary>
    public string TokenOf(Guid account) => _tokens.For(account, [Roles.Guardian], issuer: $"{Gateway.OriginalString}/");

    /// <summary>Waits until everything decided so far is told, so that the next figure does not pay for the last; the seconds that took.</summary>
    public async Task<double> AllIsToldAsync()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Eventually.Equal(
            0L,
            async () =>
            {
                await using var count = Database.CreateCommand("select count(*) from outbox");
                return (long)(await count.ExecuteScalarAsync())!;
            },
            "messages to be told",
            TimeSpan.FromMinutes(3)
        );
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>PostgreSQL learns how its tables have grown, as it does by itself within a minute or two.</summary>
    public async Task AnalyseAsync()
    {
        await using var analyse = Database.CreateCommand("analyze");
        await analyse.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await Enrolment.DisposeAsync();
        await _echo.DisposeAsync();
        await _keys.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Enrolment's own connection string, also the plain way's.</summary>
    public static string Own(string admin, string name)
    {
        var own = new NpgsqlConnectionStringBuilder(admin)
        {
            Database = name,
            Username = name,
            Password = Password,
            MaxPoolSize = 40,
        };
        return own.ConnectionString;
    }

    private static async Task<ServiceProcess> EnrolmentAsync(Dictionary<string, string?> shared)
    {
        var settings = new Dictionary<string, string?>(shared)
        {
            ["ConnectionStrings:database"] = Own(shared["ConnectionStrings:admin"]!, "enrolment"),
            ["ConnectionStrings:messaging"] = await Backends.CreateVirtualHostAsync(),
            ["Sealing:Names"] = KeyRing.NewKey(),
            ["Sealing:Grounds"] = KeyRing.NewKey(),
        };
        await ServiceProcess.RunAsync("services/Enrolment", settings, "migrate");
        return await ServiceProcess.StartAsync("services/Enrolment", settings);
    }

    private static async Task<ServiceProcess> GatewayAsync(
        Dictionary<string, string?> shared,
        int door,
        int behind,
        Uri enrolment
    )
    {
        var settings = new Dictionary<string, string?>(shared)
        {
            ["ConnectionStrings:database"] = Own(shared["ConnectionStrings:admin"]!, "gateway"),
            ["PublicUrl"] = $"http://127.0.0.1:{door}",
            ["Access:GatewaySecret"] = Password,
            ["Limits:Client:Burst"] = "1000000",
            ["Limits:Client:PerMinute"] = "1000000",
            ["services:enrolment:http:0"] = enrolment.OriginalString,
        };
        foreach (var elsewhere in (string[])["fees", "staffing", "safety", "supervision"])
            settings[$"services:{elsewhere}:http:0"] = shared["services:directory:http:0"];
        foreach (var (name, path) in new[] { ("echo", "/echo"), ("plain", "/plain/{**rest}") })
        foreach (var (key, value) in Echo.Route(name, path, behind))
            settings[key] = value;
        await ServiceProcess.RunAsync("gateway", settings, "migrate");
        return await ServiceProcess.StartAsync("gateway", settings, door);
    }
}
