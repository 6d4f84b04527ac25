using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AfterSchool.Testing;

/// <summary>Hears everything that is logged at Debug or above: words, values, scopes and exceptions.</summary>
public sealed class LogHeard : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = new();
    private IExternalScopeProvider? _scopes;

    /// <summary>What was heard so far.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName);

    /// <inheritdoc />
    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    /// <inheritdoc />
    public void Dispose() { }

    private sealed class Ear(LogHeard all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var values = Values(state);
            all._scopes?.ForEachScope((scope, _) => values += $" [{scope} {Values(scope)}]", 0);
            all._lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {values} {exception}");
        }

        private static string Values<T>(T state) =>
            state is IEnumerable<KeyValuePair<string, object?>> pairs
                ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}"))
                : "";
    }
}

/// <summary>Lets a test hear what a program logs.</summary>
public static class Listening
{
    /// <summary>Everything at Debug and above, whatever the service's own settings leave out.</summary>
    public static void ListenWith(this ILoggingBuilder logging, ILoggerProvider log)
    {
        ArgumentNullException.ThrowIfNull(logging);
        logging.ClearProviders().AddProvider(log);
        logging.Services.PostConfigure<LoggerFilterOptions>(filter =>
        {
            filter.Rules.Clear();
            filter.MinLevel = LogLevel.Debug;
        });
    }
}
