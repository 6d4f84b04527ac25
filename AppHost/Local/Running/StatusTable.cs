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
    private readonly bool inPlace;
    private string[] below = [];
    private int linesDrawn;

    /// <param name="board">What is shown.</param>
    /// <param name="output">Where.</param>
    /// <param name="inPlace">True on a terminal that nobody else writes to.</param>
    public StatusTable(StatusBoard board, TextWriter output, bool inPlace)
    {
        (this.board, this.output, this.inPlace) = (board, output, inPlace);
        if (inPlace)
            drawing = DrawAlwaysAsync(stopping.Token);
        else
            board.Changed += PrintChange;
    }

    /// <summary>Says something to people, below the table where there is one.</summary>
    public void WriteBelow(string text)
    {
        lock (output)
        {
            if (inPlace)
                below = [.. below, .. text.Split('\n')];
            else
                output.WriteLine(text);
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
            $"{"RESOURCE", -20} {"STATE", -11} {"ADDRESS", -23} {"PROCESS", 8} {"RESTARTS", 9} {"AGE", 8}",
            .. board.All.Select(status => Row(status, now)),
        ];
        lock (output)
        {
            lines = [.. lines, .. below];
            if (linesDrawn > 0)
                output.Write($"\e[{linesDrawn}A\e[J");
            foreach (var line in lines)
                output.Write($"{line}\n");
            output.Flush();
            // A long line takes several rows of the terminal.
            var width = Math.Max(Console.WindowWidth, 1);
            linesDrawn = lines.Sum(line => Math.Max(1, (line.Length + width - 1) / width));
        }
    }

    private static string Row(ResourceStatus status, DateTimeOffset now)
    {
        var age = status is { Since: { } since, ProcessId: not null } ? Age(now - since) : "";
        var detail = status.Detail.Split('\n')[0];
        var row =
            $"{status.Name, -20} {Word(status.State), -11} {status.Address, -23} {status.ProcessId, 8} {status.Restarts, 9} {age, 8} {detail}";
        var width = Math.Max(Console.WindowWidth, 100) - 1;
        return row.Length > width ? row[..width] : row;
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
