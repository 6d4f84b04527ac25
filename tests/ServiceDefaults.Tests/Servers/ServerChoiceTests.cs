using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AfterSchool.Testing;

namespace AfterSchool.ServiceDefaults.Tests.Servers;

/// <summary>Where the tests' servers come from: the environment, else containers, else the programs of this machine.</summary>
public sealed class ServerChoiceTests
{
    private const string Given = "BACKENDS_POSTGRES";
    private static readonly TimeSpan NoTime = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_server_that_the_environment_names_comes_before_an_engine_that_answers()
    {
        await using var engine = Engine.Answering();

        Assert.Equal(
            ServerSource.Environment,
            await ChosenAsync((Given, "Host=db"), (engine.Variable, engine.Address))
        );
        Assert.Equal(0, engine.Asked);
    }

    [Fact]
    public async Task An_engine_that_answers_comes_before_the_programs_of_this_machine_and_is_asked_once()
    {
        await using var engine = Engine.Answering();
        var choice = Choice((engine.Variable, engine.Address));

        Assert.Equal(ServerSource.Containers, await choice.ForAsync(Given));
        Assert.Equal(ServerSource.Containers, await choice.ForAsync("BACKENDS_RABBITMQ"));
        Assert.Equal(1, engine.Asked);
    }

    [Fact]
    public async Task An_engine_that_refuses_is_none()
    {
        await using var engine = Engine.Refusing();

        Assert.Equal(ServerSource.Local, await ChosenAsync((engine.Variable, engine.Address)));
    }

    [Fact]
    public async Task An_engine_that_takes_the_call_and_says_nothing_costs_no_time()
    {
        await using var engine = Engine.Silent();
        var watch = Stopwatch.StartNew();

        Assert.Equal(ServerSource.Local, await ChosenAsync((engine.Variable, engine.Address)));
        Assert.True(watch.Elapsed < NoTime, $"{watch.Elapsed} were lost");
    }

    [Theory]
    [InlineData("unix:///nowhere/docker.sock")]
    [InlineData("tcp://127.0.0.1:1")]
    [InlineData("ssh://somebody@elsewhere")]
    public async Task Where_there_is_no_engine_the_programs_of_this_machine_serve(string address)
    {
        var watch = Stopwatch.StartNew();

        Assert.Equal(ServerSource.Local, await ChosenAsync((ContainerEngine.Variable, address)));
        Assert.True(watch.Elapsed < NoTime, $"{watch.Elapsed} were lost");
    }

    [Theory]
    [InlineData("containers", ServerSource.Containers)]
    [InlineData("local", ServerSource.Local)]
    public async Task Whoever_settles_the_choice_gets_it_or_hears_why_not(string settled, ServerSource expected)
    {
        var choice = Choice((ServerChoice.Variable, settled), (Given, "Host=db"));
        Assert.Equal(expected, await choice.ForAsync(Given));

        var wrong = Choice((ServerChoice.Variable, "somewhere"));
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => wrong.ForAsync(Given));
        Assert.Contains("Containers", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_servers_of_this_very_run_come_from_where_they_should()
    {
        var named = Environment.GetEnvironmentVariable(Given) is { Length: > 0 };
        var engine = ContainerEngine.AnswersAsync(ContainerEngine.AddressIn(Environment.GetEnvironmentVariable));
        var expected =
            Environment.GetEnvironmentVariable(ServerChoice.Variable) is { Length: > 0 } settled
                ? Enum.Parse<ServerSource>(settled, ignoreCase: true)
            : named ? ServerSource.Environment
            : await engine ? ServerSource.Containers
            : ServerSource.Local;

        var (postgres, rabbitMq) = await Backends.SourcesAsync();

        Assert.Equal((expected, expected), (postgres, rabbitMq));
        TestContext.Current.SendDiagnosticMessage($"PostgreSQL: {postgres}, RabbitMQ: {rabbitMq}");
    }

    private static Task<ServerSource> ChosenAsync(params (string, string)[] environment) =>
        Choice(environment).ForAsync(Given);

    private static ServerChoice Choice(params (string Name, string Value)[] environment) =>
        new(name => environment.FirstOrDefault(one => one.Name == name).Value);

    /// <summary>Something at a port that is, or is not, an engine.</summary>
    private sealed class Engine : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly string? _answer;
        private readonly List<TcpClient> _callers = [];

        private Engine(string? answer)
        {
            _answer = answer;
            _listener.Start();
            _ = AcceptAsync();
        }

        public string Variable => ContainerEngine.Variable;

        public string Address => $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

        public int Asked => _callers.Count;

        public static Engine Answering() => new("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK");

        public static Engine Refusing() => new("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");

        public static Engine Silent() => new(answer: null);

        public ValueTask DisposeAsync()
        {
            _listener.Dispose();
            _callers.ForEach(caller => caller.Dispose());
            return ValueTask.CompletedTask;
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    var caller = await _listener.AcceptTcpClientAsync();
                    _callers.Add(caller);
                    if (_answer is not null)
                        await caller.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(_answer));
                }
            }
            catch (Exception end) when (end is SocketException or ObjectDisposedException) { }
        }
    }
}
