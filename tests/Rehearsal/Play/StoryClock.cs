namespace AfterSchool.Rehearsal.Play;

/// <summary>The clock of the story: a file in which every process of the system finds by how much its time is shifted.</summary>
/// <param name="file">The file; the AppHost's parameter <c>clock-shift-file</c>.</param>
public sealed class StoryClock(string file)
{
    /// <summary>Time in China, as the story has it.</summary>
    public static DateTimeOffset China(DateOnly day, int hour, int minute = 0) =>
        new(day.ToDateTime(new TimeOnly(hour, minute)), TimeSpan.FromHours(8));

    /// <summary>Moves every process to that moment.</summary>
    public async Task MoveToAsync(DateTimeOffset moment)
    {
        await SetAsync(moment - TimeProvider.System.GetUtcNow());
        // Each process looks at the file at most every 100 ms.
        await Task.Delay(TimeSpan.FromMilliseconds(400));
    }

    /// <summary>Sets the shift.</summary>
    public async Task SetAsync(TimeSpan shift)
    {
        // Written beside and renamed: a reader sees the old shift or the new one, never half of it.
        await File.WriteAllTextAsync(file + ".new", shift.ToString("c"));
        File.Move(file + ".new", file, overwrite: true);
    }
}
