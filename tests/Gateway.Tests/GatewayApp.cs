using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Gateway.Tests;

[assembly: AssemblyFixture(typeof(GatewayApp))]

namespace AfterSchool.Gateway.Tests;

/// <summary>One gateway before five services and a small Directory, for all classes; more gateways for those that need other settings.</summary>
public sealed class GatewayApp : IAsyncLifetime
{
    private readonly List<EchoService> _services =
    [
        new() { Name = "enrolment" },
        new() { Name = "fees" },
        new() { Name = "staffing" },
        new() { Name = "safety" },
        new() { Name = "supervision" },
    ];

    /// <summary>Directory of the usual gateway.</summary>
    public SmallDirectory Directory { get; } = new() { Name = "directory" };

    /// <summary>The usual gateway.</summary>
    public RunningGateway Gateway { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        foreach (var service in _services)
            await service.StartAsync();
        await Directory.StartAsync();
        Gateway = await AnotherAsync(("Limits:Client:Burst", "5000"), ("Limits:SignIn:Burst", "5000"));
    }

    /// <summary>Another gateway before the same services.</summary>
    public Task<RunningGateway> AnotherAsync(params (string Key, string? Value)[] settings) =>
        RunningGateway.StartAsync([.. _services, Directory], settings);

    /// <summary>Another gateway with a Directory of its own, for tests that make Directory misbehave.</summary>
    public async Task<(RunningGateway Gateway, SmallDirectory Directory)> WithOwnDirectoryAsync()
    {
        var directory = new SmallDirectory { Name = "directory" };
        await directory.StartAsync();
        return (await RunningGateway.StartAsync([.. _services, directory]), directory);
    }

    /// <summary>A program with a valid token.</summary>
    public HttpClient Program(RunningGateway? gateway = null, string? subject = null)
    {
        gateway ??= Gateway;
        return gateway.Program(Directory.TokenFor(subject ?? $"{Guid.CreateVersion7()}", $"{gateway.PublicUrl}/"));
    }

    /// <summary>Which services got a request with this mark in its path, query or headers.</summary>
    public string[] WhoGot(string mark) =>
        [
            .. _services
                .Append(Directory)
                .Where(service => service.Got.Any(one => one["X-Mark"] == mark))
                .Select(service => service.Name),
        ];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        foreach (var service in _services.Append(Directory))
            await service.DisposeAsync();
    }
}

/// <summary>Reading problems.</summary>
internal static class Answers
{
    /// <summary>The problem's type, without its prefix.</summary>
    public static async Task<string> ProblemAsync(this HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return problem.GetProperty("type").GetString()!.Split(':')[^1];
    }
}
