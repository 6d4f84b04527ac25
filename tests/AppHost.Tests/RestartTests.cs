using AfterSchool.AppHost.Local.Processes;
using AfterSchool.AppHost.Local.Running;
using AfterSchool.Testing;
using Aspire.Hosting;

namespace AfterSchool.AppHost.Tests;

public class RestartTests
{
    [Fact]
    public async Task A_resource_that_dies_is_started_again_and_its_restarts_are_counted()
    {
        await using var app = new RunningApplication();
        app.Shell("worker", "exec sleep 1000");
        await app.StartAsync();
        await app.UntilAsync("worker", ResourceState.Healthy);
        var first = app.Statuses["worker"].ProcessId!.Value;

        Signal.Kill.Send(first);

        await Eventually.Equal(1, () => Task.FromResult(app.Statuses["worker"].Restarts), "restarts");
        await app.UntilAsync("worker", ResourceState.Healthy);
        Assert.NotEqual(first, app.Statuses["worker"].ProcessId);
    }

    [Fact]
    public async Task One_that_keeps_dying_is_shown_with_its_exit_code_and_a_growing_pause()
    {
        await using var app = new RunningApplication();
        List<string> told = [];
        app.Application.Board.Changed += status =>
        {
            if (status.State is ResourceState.Restarting)
                told.Add(status.Detail);
        };
        app.Shell("broken", "exit 7");
        await app.StartAsync();

        await Eventually.True(() => told.Count >= 3, "three restarts");

        Assert.Contains("ended with 7; again in 0.5 s", told[0], StringComparison.Ordinal);
        Assert.Contains("ended with 7; again in 1 s", told[1], StringComparison.Ordinal);
        Assert.Contains("ended with 7; again in 2 s", told[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_ends_well_and_serves_nobody_has_done_its_work()
    {
        await using var app = new RunningApplication();
        app.Shell("once", "exit 0");
        await app.StartAsync();

        await app.UntilAsync("once", ResourceState.Finished);
        Assert.Equal(0, app.Statuses["once"].Restarts);
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_shown_as_restarting_not_as_running()
    {
        await using var app = new RunningApplication();
        app.Builder.AddExecutable("ghost", "/no/such/program", "/");
        await app.StartAsync();

        await app.UntilAsync("ghost", ResourceState.Restarting);
        var log = await File.ReadAllTextAsync(
            Path.Combine(app.Folder, "logs", "ghost.log"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("/no/such/program", log, StringComparison.Ordinal);
    }
}
