using System.Net.Sockets;

namespace AfterSchool.AppHost.Local.Processes;

/// <summary>RabbitMQ from Debian's package, on the loopback interface, its data in one folder.</summary>
/// <param name="folder">Holds its data, configuration and Erlang cookie; made when missing.</param>
/// <param name="ports">Its four ports.</param>
/// <param name="password">The password of the user <c>guest</c>, set when the data folder is made.</param>
internal sealed class RabbitMqServer(string folder, RabbitMqPorts ports, string password) : IServer
{
    private const string Launcher = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private ChildProcess? portMapper;

    /// <summary>The AMQP address with user and password.</summary>
    public string ConnectionString => $"amqp://guest:{Uri.EscapeDataString(password)}@127.0.0.1:{ports.Amqp}";

    /// <summary>The management API's address with user and password.</summary>
    public string ManagementUri => $"http://guest:{Uri.EscapeDataString(password)}@127.0.0.1:{ports.Management}";

    /// <summary>Says on one line what to install when RabbitMQ is not on this machine.</summary>
    /// <exception cref="MissingPackageException">It is not.</exception>
    public static void RequirePrograms()
    {
        if (!File.Exists(Launcher))
            throw new MissingPackageException("RabbitMQ", "rabbitmq-server");
    }

    /// <inheritdoc/>
    public ProcessSpec Process => new(Launcher, ["-noinput"], folder, Variables());

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken ct)
    {
        RequirePrograms();
        Directory.CreateDirectory(folder);
        await PrivateFile.WriteAsync(
            Path.Combine(folder, "rabbitmq.conf"),
            $"""
            listeners.tcp.default = 127.0.0.1:{ports.Amqp}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {ports.Management}
            default_user = guest
            default_pass = {password}
            """,
            ct
        );
        await File.WriteAllTextAsync(Path.Combine(folder, "enabled_plugins"), "[rabbitmq_management].\n", ct);
        await StartPortMapperAsync();
    }

    /// <inheritdoc/>
    public async Task<string?> ProbeAsync(CancellationToken ct)
    {
        try
        {
            // The protocol header; a broker that serves answers with a method frame (its first byte is 1).
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync("127.0.0.1", ports.Amqp, ct);
            await socket.SendAsync("AMQP\0\0\x09\x01"u8.ToArray(), ct);
            var answer = new byte[1];
            return await socket.ReceiveAsync(answer, ct) == 1 && answer[0] == 1 ? null : "it does not speak AMQP yet";
        }
        catch (SocketException failure)
        {
            return failure.Message;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (portMapper is { } child)
            await child.DisposeAsync();
        portMapper = null;
    }

    /// <summary>Erlang's port mapper is started here, in the foreground: one that the broker starts itself outlives everything.</summary>
    private async Task StartPortMapperAsync()
    {
        if (portMapper is { Exited.IsCompleted: false })
            return;
        portMapper = await ChildProcess.StartAsync(new ProcessSpec("epmd", [], folder, Variables()), _ => { });
    }

    private Dictionary<string, string?> Variables() =>
        new()
        {
            ["HOME"] = folder,
            ["RABBITMQ_NODENAME"] = "afterschool@localhost",
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "mnesia"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
            ["RABBITMQ_LOGS"] = "-",
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(folder, "rabbitmq.conf"),
            ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(folder, "none"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, "enabled_plugins"),
            ["RABBITMQ_DIST_PORT"] = $"{ports.Distribution}",
            ["ERL_EPMD_PORT"] = $"{ports.PortMapper}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            // Otherwise the distribution port listens on every interface, whatever the listener settings say.
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-start_epmd false -kernel inet_dist_use_interface {127,0,0,1}",
            // Makes the launcher become the Erlang machine instead of watching it from a shell in between.
            ["RUNNING_UNDER_SYSTEMD"] = "true",
        };
}

/// <summary>The broker's ports: for clients, for its management API, and two between Erlang nodes.</summary>
internal sealed record RabbitMqPorts(int Amqp, int Management, int Distribution, int PortMapper)
{
    /// <summary>Four free ports, or those given.</summary>
    public static RabbitMqPorts Free(int? amqp = null, int? management = null) =>
        new(amqp ?? Ports.Free(), management ?? Ports.Free(), Ports.Free(), Ports.Free());
}
