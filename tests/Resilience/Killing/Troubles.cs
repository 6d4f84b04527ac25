using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AfterSchool.Rehearsal.Web;
using AfterSchool.Resilience.Checks;
using AfterSchool.Testing;

namespace AfterSchool.Resilience.Killing;

/// <summary>What may happen to a system besides the death of a process. Each returns when it is over.</summary>
/// <param name="system">The system.</param>
/// <param name="say">Told what was seen meanwhile.</param>
public sealed class Troubles(StandingSystem system, Action<string> say)
{
    private static readonly TimeSpan FirstMoment = TimeSpan.FromSeconds(2);
    private int _entered;

    /// <summary>PostgreSQL is shut down in order, every connection with it, and comes back.</summary>
    public static async Task PostgresRestartsAsync()
    {
        await Task.Delay(FirstMoment);
        await Processes.SignalAsync(Processes.Postgres, ProcessTree.Interrupt, running => running[0]);
    }

    /// <summary>The broker neither answers nor refuses: connections stand, and nothing comes over them.</summary>
    /// <param name="time">For how long.</param>
    public async Task BrokerIsUnreachableAsync(TimeSpan time)
    {
        await Task.Delay(FirstMoment);
        var broker = await Processes.SignalAsync(Processes.RabbitMq, ProcessTree.Stop, running => running[0]);
        try
        {
            await LookOnAsync("the broker is unreachable", time);
        }
        finally
        {
            ProcessTree.Send(broker, ProcessTree.Continue);
        }
    }

    /// <summary>The broker's disk is full: it takes nothing from anybody who publishes.</summary>
    /// <param name="time">For how long.</param>
    public async Task BrokersDiskIsFullAsync(TimeSpan time)
    {
        await Task.Delay(FirstMoment);
        await ControlAsync("set_disk_free_limit", "1000000GB");
        try
        {
            await Eventually.True(IsAlarmedAsync, "the broker raises its alarm");
            await LookOnAsync("the broker's disk is full", time);
        }
        finally
        {
            await ControlAsync("set_disk_free_limit", "50MB");
        }
    }

    /// <summary>The story's clock jumps days ahead and back, again and again.</summary>
    /// <param name="rounds">Whose clock it is.</param>
    /// <param name="times">How often.</param>
    public static async Task ClockJumpsAsync(Rounds rounds, int times)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        for (var at = 1; at <= times; at++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await rounds.JumpAsync(TimeSpan.FromHours(7 * at), TimeSpan.FromSeconds(0.7));
        }
    }

    // People must be served meanwhile, whatever the rounds are just doing: the operator enters school after school, each of which is
    // told to everybody. What is to be told must wait.
    private async Task LookOnAsync(string what, TimeSpan time)
    {
        var answered = 0;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < time; await Task.Delay(TimeSpan.FromMilliseconds(500)))
        {
            await EnterSchoolAsync(++_entered);
            answered++;
        }

        await using var databases = await Databases.OpenAsync(system.Servers, CancellationToken.None);
        var waiting = (await databases.ReadAsync("directory", "select id from outbox", CancellationToken.None)).Count;
        say(
            $"{what} for {time.TotalSeconds:0} s: {answered} schools entered meanwhile, {waiting} of Directory's messages wait"
        );
        if (answered == 0 || waiting < answered)
            throw new InvalidOperationException($"while {what}, people were not served, or messages did not wait");
    }

    private Task EnterSchoolAsync(int number) =>
        system.Stage.EnterSchoolAsync(
            system.Stage.Chance.Id($"entered in trouble/{number}"),
            "430102",
            $"2143{900_000 + number}",
            $"第{number}小学"
        );

    private async Task<bool> IsAlarmedAsync()
    {
        var servers = system.Servers;
        using var http = new HttpClient { BaseAddress = new Uri(servers.Management, "/api/") };
        var user = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(servers.Broker.UserInfo));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(user));
        var nodes = await http.GetFromJsonAsync<JsonElement[]>("nodes");
        return nodes![0].GetProperty("disk_free_alarm").GetBoolean();
    }

    // With the broker's own variables, so that it is this broker and no other of the machine.
    private static async Task ControlAsync(params string[] arguments)
    {
        var broker = Processes.Of(Processes.RabbitMq)[0];
        var start = new ProcessStartInfo("/usr/lib/rabbitmq/bin/rabbitmqctl", arguments)
        {
            RedirectStandardOutput = true,
        };
        start.Environment.Clear();
        foreach (var (key, value) in ProcessTree.Variables(broker))
            start.Environment[key] = value;
        using var control = Process.Start(start)!;
        await control.StandardOutput.ReadToEndAsync();
        await control.WaitForExitAsync();
        if (control.ExitCode != 0)
            throw new InvalidOperationException(
                $"rabbitmqctl {string.Join(' ', arguments)} ended with {control.ExitCode}"
            );
    }
}
