using System.Net.Http.Headers;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Testing;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace AfterSchool.ServiceDefaults.Tests.Probe;

/// <summary>A database and a virtual host of their own, on which any number of copies of the probe may run.</summary>
public sealed class ProbeBackends
{
    public required string Admin { get; init; }

    public required string Runtime { get; init; }

    public required string Broker { get; init; }

    public static async Task<ProbeBackends> NewAsync(bool migrated = true)
    {
        var admin = await Backends.PostgresAsync();
        var name = await Backends.NewDatabaseNameAsync("probe");
        var backends = new ProbeBackends
        {
            Admin = admin,
            Runtime = new NpgsqlConnectionStringBuilder(admin)
            {
                Database = name,
                Username = name,
                Password = "a-password-of-a-test",
                MaxPoolSize = 20,
            }.ConnectionString,
            Broker = await Backends.CreateVirtualHostAsync(),
        };
        if (migrated)
            await backends.MigrateAsync();
        return backends;
    }

    public Task MigrateAsync() =>
        Migrate.RunAsync(Admin, Runtime, StorageSetup.Create<ProbeDb>, CancellationToken.None);
}

/// <summary>One copy of the probe: a whole service, made of nothing but the mechanisms.</summary>
public sealed class ProbeService : IAsyncDisposable
{
    private readonly TestTokens _tokens = new();
    private readonly WebApplication _app;

    private ProbeService(ProbeBackends backends, string? broker, IReadOnlyDictionary<string, string?>? settings)
    {
        var builder = WebApplication.CreateBuilder();
        // Quiet and its own, unless a test asks for more.
        builder.Configuration["Logging:LogLevel:Default"] = "None";
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Configuration["ConnectionStrings:database"] = backends.Runtime;
        builder.Configuration["ConnectionStrings:messaging"] = broker ?? backends.Broker;
        builder.Configuration["Access:Issuer"] = TestTokens.Issuer;
        builder.AddService<ProbeDb, ProbePage>("probe", keepsPupils: false);
        builder.Services.AddValidation();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddOpenApi("probe", options => options.Describe("Probe"));
        _tokens.TrustIn(builder.Services);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        var service = _app.MapService<ProbePage>();
        service.MapPut("/lessons/{id:guid}", PutLessons.Handle).For(Roles.SchoolOffice);
        _app.MapPages();
        service.MapGet("/marks", PutLessons.List).For(Roles.SchoolOffice);
        service.MapPut("/families/{id:guid}", PutFamily.Handle).For(Roles.SchoolOffice);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero));

    public IServiceProvider Services => _app.Services;

    public static async Task<ProbeService> StartAsync(
        ProbeBackends backends,
        string? broker = null,
        IReadOnlyDictionary<string, string?>? settings = null
    )
    {
        var service = new ProbeService(backends, broker, settings);
        await service._app.StartAsync();
        return service;
    }

    public Task IsConnectedAsync() =>
        Eventually.True(
            () => Services.GetRequiredService<IBusControl>().CheckHealth().Status == BusHealthStatus.Healthy,
            "the bus is up"
        );

    public HttpClient As(Guid account, string role, string? division = null, string? department = null)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            _tokens.For(account, [role], division, department)
        );
        return client;
    }

    public HttpClient Anonymous() =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.First()) };

    /// <summary>Where a browser finds it.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>The token that the gateway would add for somebody signed in.</summary>
    public string TokenOf(Guid account, string role, string? division = null, string? department = null) =>
        _tokens.For(account, [role], division, department);

    public async Task<T> InDbAsync<T>(Func<IServiceProvider, ProbeDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ProbeDb>());
    }

    /// <summary>Tells messages in one transaction, committed or rolled back.</summary>
    public Task<int> TellAsync<T>(bool commit, params T[] messages)
        where T : class =>
        InDbAsync(
            async (services, db) =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                foreach (var message in messages)
                    services.GetRequiredService<Outbox>().Publish(message);
                var rows = await db.SaveChangesAsync();
                await (commit ? transaction.CommitAsync() : transaction.RollbackAsync());
                return rows;
            }
        );

    public async ValueTask DisposeAsync()
    {
        // What does not end is a fault with a name, not a run without an end.
        await _app.StopAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await _app.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));
    }
}
