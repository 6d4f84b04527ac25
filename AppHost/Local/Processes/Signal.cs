using System.Runtime.InteropServices;

namespace AfterSchool.AppHost.Local.Processes;

/// <summary>The signals used here, by their Linux numbers.</summary>
internal enum Signal
{
    /// <summary>SIGINT: PostgreSQL's fast shutdown.</summary>
    Interrupt = 2,

    /// <summary>SIGQUIT: PostgreSQL's immediate shutdown, which also ends its children.</summary>
    Quit = 3,

    /// <summary>SIGKILL.</summary>
    Kill = 9,

    /// <summary>SIGTERM.</summary>
    Terminate = 15,
}

internal static class Signals
{
    /// <summary>Sends the signal to one process; a process already gone is no error.</summary>
    public static void Send(this Signal signal, int processId) => _ = Kill(processId, (int)signal);

    /// <summary>Sends the signal to every process of the group that <paramref name="leaderId"/> leads.</summary>
    public static void SendToGroup(this Signal signal, int leaderId) => _ = Kill(-leaderId, (int)signal);

    /// <summary>The name by which util-linux knows the signal.</summary>
    public static string Name(this Signal signal) =>
        signal switch
        {
            Signal.Interrupt => "INT",
            Signal.Quit => "QUIT",
            Signal.Kill => "KILL",
            _ => "TERM",
        };

    /// <summary>True while the process exists (signal 0 asks without disturbing it).</summary>
    public static bool IsAlive(int processId) => Kill(processId, 0) == 0;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
