using System.Globalization;

namespace AfterSchool.AppHost.Local.Running;

/// <summary>Shows the resources: a table that updates in place on a terminal, a line for each change elsewhere.</summary>
internal sealed class StatusTable : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);
    private readonly StatusBoard board;
    private readonly TextWriter output;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task drawing = Task.CompletedTask;
    private int linesDrawn;

    /// <param name="board">What is shown.</param>
    /// <param name="output">Where.</param>
    /// <param name="inPlace">True on a terminal that nobody else writes to.</param>
    public StatusTable(StatusBoard board, TextWriter output, bool inPlace)
    {
        (this.board, this.output) = (board, output);
        if (inPlace)
            drawing = DrawAlwaysAsync(stopping.Token);
        else
            board.Changed += PrintChange;
    }

    /// <summary>Leaves the table as it is and writes below it.</summary>
    public void WriteBelow(string text)
    {
        lock (output)
        {
            output.WriteLine(text);
            linesDrawn = 0;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        board.Changed -= PrintChange;
        await stopping.CancelAsync();
        await drawing;
        stopping.Dispose();
    }

    private void PrintChange(ResourceStatus status)
    {
        if (
            status.State is ResourceState.Waiting
            || (status.State is ResourceState.Starting && status.Detail.Length > 0)
        )
            return;
        lock (output)
            output.WriteLine($"{status.Name, -20} {Words(status)}");
    }

    private async Task DrawAlwaysAsync(CancellationToken ct)
    {
        try
        {
            while (true)
            {
                Draw();
                await Task.Delay(Step, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Draw();
        }
    }

    private void Draw()
    {
        var now = TimeProvider.System.GetUtcNow();
        string[] lines =
        [
            $"{"RESOURCE", -20} {"STATE", -11} {"ADDRESS", -24} {"PROCESS", 8} {"RESTARTS", 9} {"AGE", 8}",
            .. board.All.Select(status => Row(status, now)),
        ];
        lock (output)
        {
            if (linesDrawn > 0)
                output.Write($"\e[{linesDrawn}A");
            foreach (var line in lines)
                output.Write($"\e[2K{line}\n");
            output.Flush();
            linesDrawn = lines.Length;
        }
    }

    private static string Row(ResourceStatus status, DateTimeOffset now)
    {
        var age = status is { Since: { } since, ProcessId: not null } ? Age(now - since) : "";
        var detail = status.Detail.Split('\n')[0];
        var row =
            $"{status.Name, -20} {Word(status.State), -11} {status.Address, -24} {status.ProcessId, 8} {status.Restarts, 9} {age, 8}  {detail}";
        return row.Length > 118 ? row[..118] : row;
    }

    private static string Words(ResourceStatus status)
    {
        string?[] words =
        [
            Word(status.State),
            status.State is ResourceState.Healthy ? status.Address : null,
            status.ProcessId is { } id ? $"process {id}" : null,
            status.Restarts > 0 ? $"restarts {status.Restarts}" : null,
            status.Detail.Length > 0 ? status.Detail : null,
        ];
        return string.Join("  ", words.Where(word => word is { Length: > 0 }));
    }

    private static string Word(ResourceState state) => state.ToString().ToLowerInvariant();

    private static string Age(TimeSpan age) =>
        age.TotalHours < 1
            ? age.ToString(@"m\:ss", CultureInfo.InvariantCulture)
            : $"{(int)age.TotalHours}:{age:mm\\:ss}";
}
