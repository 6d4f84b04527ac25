using System.Diagnostics;

namespace AfterSchool.Testing;

/// <summary>Waits for what becomes true by itself, with one limit; the only way a test waits.</summary>
public static class Eventually
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);

    // For an answer that is under way when the limit is reached; one that never comes is told as such.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns when the condition holds.</summary>
    /// <param name="condition">Asked every 50 ms. What it throws is taken as "not yet", and told at the end.</param>
    /// <param name="what">What is waited for, for the message of the failure.</param>
    /// <param name="limit">60 seconds when not given: green, nobody waits so long, and the machine may be busy with others.</param>
    /// <exception cref="TimeoutException">It did not hold within the limit.</exception>
    public static Task True(Func<Task<bool>> condition, string what, TimeSpan? limit = null) =>
        Equal(true, condition, what, limit);

    /// <inheritdoc cref="True(Func{Task{bool}}, string, TimeSpan?)"/>
    public static Task True(Func<bool> condition, string what, TimeSpan? limit = null) =>
        Equal(true, () => Task.FromResult(condition()), what, limit);

    /// <summary>Returns when the value read equals the one expected.</summary>
    /// <param name="expected">The value waited for.</param>
    /// <param name="read">Asked every 50 ms. What it throws is taken as "not yet", and told at the end.</param>
    /// <param name="what">What is read, for the message of the failure.</param>
    /// <param name="limit">60 seconds when not given: green, nobody waits so long, and the machine may be busy with others.</param>
    /// <exception cref="TimeoutException">It did not within the limit; the message has the last value seen.</exception>
    public static async Task Equal<T>(T expected, Func<Task<T>> read, string what, TimeSpan? limit = null)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var (seen, failure) = await TryAsync(() => read().WaitAsync((limit ?? Usual) + Grace - watch.Elapsed));
            if (failure is null && EqualityComparer<T>.Default.Equals(seen, expected))
                return;
            if (watch.Elapsed > (limit ?? Usual))
            {
                var last = failure is null ? $"last seen: {seen}" : $"last failure: {failure.Message}";
                throw new TimeoutException(
                    $"{what}: expected {expected} within {(limit ?? Usual).TotalSeconds:0.#} s; {last}.",
                    failure
                );
            }
            await Task.Delay(Step);
        }
    }

    /// <summary>Returns the value as soon as there is one.</summary>
    /// <inheritdoc cref="Equal{T}"/>
    public static async Task<T> Some<T>(Func<Task<T?>> read, string what, TimeSpan? limit = null)
        where T : class
    {
        T? found = null;
        await True(async () => (found = await read()) is not null, what, limit);
        return found!;
    }

    private static async Task<(T? Seen, Exception? Failure)> TryAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return (await read(), null);
        }
#pragma warning disable CA1031 // Whatever it throws now it may not throw in a moment; the last one is told.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return (default, failure);
        }
    }
}
