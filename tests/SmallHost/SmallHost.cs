using System.Text.Json;
using Aspire.Hosting;

namespace AfterSchool.SmallHost;

/// <summary>Both servers and one program under the local host; or, hosted itself, a program that tells what it was given.</summary>
internal static class SmallHost
{
    private static async Task Main(string[] args)
    {
        if (args is ["environment", var file])
        {
            var given = JsonSerializer.Serialize(Environment.GetEnvironmentVariables());
            await File.WriteAllTextAsync($"{file}.new", given);
            File.Move($"{file}.new", file);
            return;
        }
        var builder = DistributedApplication.CreateBuilder(args);
        var postgres = builder.AddPostgres("postgres");
        var messaging = builder.AddRabbitMQ("messaging");
        builder.AddExecutable("sleeper", "sleep", "/", "1000").WaitFor(postgres).WaitFor(messaging);
        await builder.Build().RunAsync();
    }
}
