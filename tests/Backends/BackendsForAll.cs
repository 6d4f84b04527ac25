namespace AfterSchool.Testing;

/// <summary>Starts one PostgreSQL and one RabbitMQ for several test processes, says where they are, and ends with its input.</summary>
internal static class BackendsForAll
{
    private static async Task Main()
    {
        var postgres = Backends.PostgresAsync();
        var rabbitMq = Backends.RabbitMqBothAsync();
        await Task.WhenAll(postgres, rabbitMq);
        var (amqp, management) = await rabbitMq;
        var (one, other) = await Backends.SourcesAsync();
        await using (var error = new StreamWriter(Console.OpenStandardError()))
            await error.WriteLineAsync($"PostgreSQL: {one}, RabbitMQ: {other}");

        await using (var output = new StreamWriter(Console.OpenStandardOutput()))
        {
            await output.WriteLineAsync($"export {Backends.PostgresVariable}='{await postgres}'");
            await output.WriteLineAsync($"export {Backends.RabbitMqVariable}='{amqp}'");
            await output.WriteLineAsync($"export {Backends.RabbitMqManagementVariable}='{management}'");
            await output.WriteLineAsync("# ready");
        }

        await using var input = Console.OpenStandardInput();
        while (await input.ReadAsync(new byte[64]) > 0) { }
    }
}
