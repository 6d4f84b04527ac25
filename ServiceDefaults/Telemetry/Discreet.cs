using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace AfterSchool.ServiceDefaults.Telemetry;

/// <summary>Takes out of spans what a caller wrote: paths that no route has, and the words of failures.</summary>
internal sealed class DiscreetSpans : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem("url.path") is string path)
            data.SetTag("url.path", Discretion.Path(path));
        if (data.GetTagItem("url.full") is string text && Uri.TryCreate(text, UriKind.Absolute, out var full))
            data.SetTag("url.full", full.GetLeftPart(UriPartial.Authority) + Discretion.Path(full.AbsolutePath));
        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
    }
}

/// <summary>Puts an exception's types and stacks in the place of all it says.</summary>
internal sealed class DiscreetLogs : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is not { } exception)
            return;
        data.Exception = null;
        data.Attributes =
        [
            .. data.Attributes ?? [],
            new("exception.type", exception.GetType().FullName),
            new("exception.stacktrace", Discretion.Describe(exception)),
        ];
    }
}
