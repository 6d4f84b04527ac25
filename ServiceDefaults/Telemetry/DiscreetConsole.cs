using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace AfterSchool.ServiceDefaults.Telemetry;

/// <summary>One line for each record, and below it the types and stacks of an exception without what it quotes.</summary>
internal sealed class DiscreetConsole() : ConsoleFormatter(Name)
{
    public new const string Name = "discreet";

    /// <inheritdoc />
    public override void Write<TState>(
        in LogEntry<TState> entry,
        IExternalScopeProvider? scopeProvider,
        TextWriter textWriter
    )
    {
        ArgumentNullException.ThrowIfNull(textWriter);
        // The machine's own clock: whoever reads this looks for what happened then, whatever day the story is at.
        var now = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var said = entry.Formatter(entry.State, entry.Exception).ReplaceLineEndings(" ");
        textWriter.WriteLine($"{now} {Short(entry.LogLevel)} {entry.Category}: {said}");
        if (entry.Exception is { } exception)
            textWriter.WriteLine(Discretion.Describe(exception));
    }

    private static string Short(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => "trce",
            LogLevel.Debug => "dbug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            LogLevel.Error => "fail",
            _ => "crit",
        };
}
