namespace AfterSchool.AppHost.Local.Running;

/// <summary>What is known of every resource; whoever waits for a state waits here.</summary>
internal sealed class StatusBoard
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ResourceStatus> statuses = new(StringComparer.OrdinalIgnoreCase);
    private TaskCompletionSource changed = NewSignal();

    /// <summary>Told of every change, one at a time.</summary>
    public event Action<ResourceStatus>? Changed;

    /// <summary>All of them, as they were added.</summary>
    public IReadOnlyList<ResourceStatus> All
    {
        get
        {
            lock (gate)
                return [.. statuses.Values];
        }
    }

    /// <summary>Says something new of a resource.</summary>
    public void Update(string name, Func<ResourceStatus, ResourceStatus> change)
    {
        lock (gate)
        {
            var before = statuses.GetValueOrDefault(name);
            var after = change(before ?? new ResourceStatus(name));
            if (after == before)
                return;
            statuses[name] = after;
            Changed?.Invoke(after);
            changed.SetResult();
            changed = NewSignal();
        }
    }

    /// <summary>Returns as soon as the choice made of all statuses is not null.</summary>
    public async Task<T> UntilAsync<T>(
        Func<IReadOnlyDictionary<string, ResourceStatus>, T?> choose,
        CancellationToken ct
    )
        where T : class
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (choose(statuses) is { } chosen)
                    return chosen;
                next = changed.Task;
            }
            await next.WaitAsync(ct);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
