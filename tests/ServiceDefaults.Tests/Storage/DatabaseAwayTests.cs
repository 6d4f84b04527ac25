using System.Diagnostics;
using System.Net;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Tests.Probe;
using AfterSchool.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AfterSchool.ServiceDefaults.Tests.Storage;

/// <summary>The database is restarted, or cannot be reached, while people ask and messages come.</summary>
public sealed class DatabaseAwayTests
{
    [Fact]
    public async Task Whoever_asks_meanwhile_is_told_to_say_the_same_again_and_is_answered_then()
    {
        var (backends, wire) = await ByWireAsync();
        await using var service = await ProbeService.StartAsync(backends);
        var office = service.As(Guid.CreateVersion7(), Roles.SchoolOffice);
        var lesson = Guid.CreateVersion7();
        await office.PutLessonsAsync(Guid.CreateVersion7(), new { count = 1 }).StatusAsync(HttpStatusCode.NoContent);

        wire.Cut();
        using var away = await office.PutLessonsAsync(lesson, new { count = 2 });
        wire.Mend();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), away.Headers.RetryAfter?.Delta);
        await Eventually.True(
            async () =>
                (await office.PutLessonsAsync(lesson, new { count = 2 })).StatusCode is HttpStatusCode.NoContent,
            "the same is answered once the database is back"
        );
        await wire.DisposeAsync();
    }

    [Fact]
    public async Task What_is_heard_meanwhile_waits_and_is_applied_once_the_database_is_back()
    {
        var (backends, wire) = await ByWireAsync();
        await using var service = await ProbeService.StartAsync(backends);
        await service.IsConnectedAsync();
        var bus = service.Services.GetRequiredService<IBus>();
        var subject = Guid.CreateVersion7();

        wire.Cut();
        await bus.Publish(Said.Substantiated(subject));
        // Longer than a message that fails by its own fault is tried before it goes to the failed letters.
        var watch = Stopwatch.StartNew();
        await Eventually.True(() => watch.Elapsed > TimeSpan.FromSeconds(5), "time passes");
        wire.Mend();

        await Eventually.Equal(
            1,
            () => service.InDbAsync((_, db) => db.Marks.CountAsync(mark => mark.SubjectId == subject)),
            "marks"
        );
        await using var letters = new StringWriter();
        await Letters.RunAsync(service.Services, ["list"], letters, CancellationToken.None);
        Assert.Equal("", letters.ToString());
        await wire.DisposeAsync();
    }

    [Theory]
    [InlineData("57P01", true)]
    [InlineData("57P02", true)]
    [InlineData("57P03", true)]
    [InlineData("53300", true)]
    [InlineData("08006", true)]
    [InlineData("57014", false)]
    [InlineData("40001", false)]
    [InlineData("23505", false)]
    public void A_server_that_goes_or_comes_says_so_and_whatever_else_it_says_is_an_answer(string state, bool isAway)
    {
        var said = new PostgresException("", "FATAL", "FATAL", state);

        Assert.Equal(isAway, DatabaseAway.Caused(new DbUpdateException("", said)));
    }

    private static async Task<(ProbeBackends Backends, Wire Wire)> ByWireAsync()
    {
        var direct = await ProbeBackends.NewAsync();
        var runtime = new NpgsqlConnectionStringBuilder(direct.Runtime);
        var server = new Uri($"tcp://{runtime.Host}:{runtime.Port}");
        var wire = Wire.To(server);
        runtime.Port = new Uri(wire.Through(server.AbsoluteUri)).Port;
        var backends = new ProbeBackends
        {
            Admin = direct.Admin,
            Runtime = runtime.ConnectionString,
            Broker = direct.Broker,
        };
        return (backends, wire);
    }
}
