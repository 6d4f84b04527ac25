using System.Net.Http.Headers;
using AfterSchool.Contracts.Directory;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Sealing;
using AfterSchool.ServiceDefaults.Storage;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace AfterSchool.Testing;

/// <summary>
/// One service, whole, on its own database and virtual host: called over HTTP as its callers do, told messages as the others tell
/// them, and listened to. A test project makes one for all its classes; tests keep apart by schools of their own.
/// </summary>
/// <typeparam name="TProgram">The service's entry point.</typeparam>
/// <typeparam name="TDb">Its database.</typeparam>
public abstract class ServiceUnderTest<TProgram, TDb>(string name) : WebApplicationFactory<TProgram>, IAsyncLifetime
    where TProgram : class
    where TDb : MessagingDb
{
    private readonly TestTokens _tokens = new();
    private string _database = "";
    private string _broker = "";

    /// <summary>The service's clock: 1 September 2026, 08:00, until a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateOnly(2026, 9, 1).InChinaAt(new TimeOnly(8, 0)));

    /// <summary>What the service has told.</summary>
    public Listener Told { get; private set; } = null!;

    /// <summary>The ring that names are sealed under.</summary>
    public KeyRing Names { get; } = KeyRing.Parse(NamesKey);

    /// <summary>The ring that grounds are sealed under.</summary>
    public KeyRing Grounds { get; } = KeyRing.Parse(GroundsKey);

    private static readonly string NamesKey = KeyRing.NewKey();
    private static readonly string GroundsKey = KeyRing.NewKey();

    /// <summary>Makes the database and the virtual host, migrates, and starts the service.</summary>
    public async ValueTask InitializeAsync()
    {
        var admin = await Backends.PostgresAsync();
        var database = await Backends.NewDatabaseNameAsync(name);
        // The role bears the database's name, so that services under test never share rights.
        _database = new NpgsqlConnectionStringBuilder(admin)
        {
            Database = database,
            Username = database,
            Password = "a-password-of-a-test",
            MaxPoolSize = 20,
        }.ConnectionString;
        _broker = await Backends.CreateVirtualHostAsync();
        await Migrate.RunAsync(admin, _database, StorageSetup.Create<TDb>, CancellationToken.None);
        Told = await Listener.StartAsync(_broker);
        _ = Server;
        await Eventually.True(
            () => Services.GetRequiredService<IBusControl>().CheckHealth().Status == BusHealthStatus.Healthy,
            $"the bus of {name} is up"
        );
    }

    /// <summary>A client with a token of this account and role.</summary>
    public HttpClient As(Guid account, string role, string? division = null, string? department = null) =>
        As(account, [role], division, department);

    /// <summary>A client with a token of this account and these roles.</summary>
    public HttpClient As(Guid account, string[] roles, string? division = null, string? department = null)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            _tokens.For(account, roles, division, department)
        );
        return client;
    }

    /// <summary>Tells the service a message, as another service would.</summary>
    public Task TellAsync<T>(T message)
        where T : class => Services.GetRequiredService<IBus>().Publish(message);

    /// <summary>Reads or writes the service's database as the service itself may.</summary>
    public async Task<T> InDbAsync<T>(Func<TDb, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TDb>());
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseSetting("ConnectionStrings:database", _database);
        builder.UseSetting("ConnectionStrings:messaging", _broker);
        builder.UseSetting("Sealing:Names", NamesKey);
        builder.UseSetting("Sealing:Grounds", GroundsKey);
        builder.UseSetting("Sealing:Directory", NamesKey);
        builder.UseSetting("Access:Issuer", TestTokens.Issuer);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            _tokens.TrustIn(services);
        });
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Told is not null)
            await Told.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
