using AfterSchool.AppHost.Local.Processes;

namespace AfterSchool.Testing;

/// <summary>Starts one server for as long as this process lives, and keeps the last lines it said for whoever must explain a failure.</summary>
internal static class RunningServer
{
    private const int LinesKept = 40;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>Returns when the server serves.</summary>
    /// <exception cref="TimeoutException">It did not within the limit, or it ended; the message says what it said.</exception>
    public static async Task StartAsync(string name, IServer server)
    {
        Queue<string> said = [];
        using var limit = new CancellationTokenSource(Limit);
        await server.PrepareAsync(limit.Token);
        var child = await ChildProcess.StartAsync(server.Process, line => Keep(said, line));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(child, server);

        string? why;
        while ((why = await server.ProbeAsync(CancellationToken.None)) is not null)
        {
            if (child.Exited.IsCompleted || limit.IsCancellationRequested)
                throw new TimeoutException($"{name} does not serve: {why}\n{Last(said)}");
            await Task.Delay(50);
        }
    }

    /// <summary>The servers of a test have nothing worth keeping, so their end is a quick one.</summary>
    private static void End(ChildProcess child, IServer server)
    {
        server.Process.OrphanSignal.Send(child.Id);
        server.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(2));
        child.Exited.Wait(TimeSpan.FromSeconds(5));
        TestFolder.Remove();
    }

    private static void Keep(Queue<string> said, string line)
    {
        lock (said)
        {
            said.Enqueue(line);
            if (said.Count > LinesKept)
                said.Dequeue();
        }
    }

    private static string Last(Queue<string> said)
    {
        lock (said)
            return string.Join('\n', said);
    }
}
