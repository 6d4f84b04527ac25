namespace AfterSchool.AppHost.Local.Processes;

/// <summary>Runs a short command to its end.</summary>
internal static class CommandRun
{
    /// <summary>Runs the command; the exception of a failure carries everything it said.</summary>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0.</exception>
    public static async Task RunAsync(
        string command,
        string[] arguments,
        string? user = null,
        Dictionary<string, string?>? environment = null
    )
    {
        List<string> said = [];
        var spec = new ProcessSpec(command, arguments, "/", environment ?? []) { User = user };
        await using var child = await ChildProcess.StartAsync(
            spec,
            line =>
            {
                lock (said)
                    said.Add(line);
            }
        );
        var exitCode = await child.Exited;
        if (exitCode != 0)
            throw new InvalidOperationException($"{command} ended with {exitCode}: {string.Join(" ⏎ ", said)}");
    }
}
