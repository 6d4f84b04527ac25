using AfterSchool.AppHost.Local.Running;
using AfterSchool.Testing;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AfterSchool.AppHost.Tests;

public class WaitTests
{
    [Fact]
    public async Task A_dependency_that_is_late_is_waited_for()
    {
        // The test itself answers for the late one: its process runs long before its health is good.
        var port = Testing.Backends.FreePort();
        var status = StatusCodes.Status503ServiceUnavailable;
        var web = WebApplication.CreateSlimBuilder();
        web.Logging.ClearProviders();
        await using var health = web.Build();
        health.Urls.Add($"http://127.0.0.1:{port}");
        health.MapGet("/health/ready", () => Results.StatusCode(status));
        await health.StartAsync(TestContext.Current.CancellationToken);

        await using var app = new RunningApplication();
        var late = app.Shell("late", "exec sleep 1000").WithHttpEndpoint(port).WithHttpHealthCheck("/health/ready");
        app.Shell("hasty", "exec sleep 1000").WaitFor(late);
        await app.StartAsync();
        await Eventually.Equal(
            "/health/ready: answers 503",
            () => Task.FromResult(app.Statuses["late"].Detail),
            "what is said of the late one"
        );
        Assert.Equal(ResourceState.Waiting, app.Statuses["hasty"].State);
        Assert.Equal("waits for late", app.Statuses["hasty"].Detail);

        status = StatusCodes.Status200OK;

        await app.Application.ResourceNotifications.WaitForResourceHealthyAsync(
            "hasty",
            TestContext.Current.CancellationToken
        );
        Assert.Equal(ResourceState.Healthy, app.Statuses["late"].State);
    }

    [Fact]
    public async Task What_must_be_completed_first_is_completed_first()
    {
        await using var app = new RunningApplication();
        var first = app.Shell("first", "sleep 0.3; echo done > first");
        app.Shell("second", "cat first > seen; exec sleep 1000").WaitForCompletion(first);
        await app.StartAsync();

        await app.UntilAsync("second", ResourceState.Healthy);
        await Eventually.Equal(
            "done\n",
            () => File.ReadAllTextAsync(Path.Combine(app.Folder, "seen")),
            "what the second saw of the first"
        );
        Assert.Equal(ResourceState.Finished, app.Statuses["first"].State);
    }

    [Fact]
    public async Task A_one_shot_that_fails_stops_its_dependants_and_says_why()
    {
        await using var app = new RunningApplication();
        var migrate = app.Shell("migrate", "echo the roof leaks; exit 5");
        var service = app.Shell("service", "touch started; exec sleep 1000").WaitForCompletion(migrate);
        app.Shell("gateway", "touch started; exec sleep 1000").WaitFor(service);
        await app.StartAsync();

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            app.Application.ResourceNotifications.WaitForResourceHealthyAsync(
                "gateway",
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal("gateway: not started, because service failed", failure.Message);
        Assert.Equal("not started, because migrate failed", app.Statuses["service"].Detail);
        Assert.Contains("ended with 5", app.Statuses["migrate"].Detail, StringComparison.Ordinal);
        Assert.Contains("the roof leaks", app.Statuses["migrate"].Detail, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(app.Folder, "started")));
    }
}
