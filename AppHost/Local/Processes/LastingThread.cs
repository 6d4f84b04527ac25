using System.Collections.Concurrent;

namespace AfterSchool.AppHost.Local.Processes;

/// <summary>
/// The one thread from which children are started. The kernel's "signal me when my parent dies" means the parent <i>thread</i>:
/// a child started from a pool thread would be killed when the pool lets that thread go.
/// </summary>
internal static class LastingThread
{
    private static readonly BlockingCollection<Action> Work = [];

    static LastingThread() =>
        new Thread(() =>
        {
            foreach (var action in Work.GetConsumingEnumerable())
                action();
        })
        {
            IsBackground = true,
            Name = "starts children",
        }.Start();

    /// <summary>Runs the function on the lasting thread; its exception reaches the caller.</summary>
    public static Task<T> RunAsync<T>(Func<T> function)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            // Whatever went wrong belongs to the caller; the thread itself must last.
            try
            {
                done.SetResult(function());
            }
#pragma warning disable CA1031
            catch (Exception failure)
#pragma warning restore CA1031
            {
                done.SetException(failure);
            }
        });
        return done.Task;
    }
}
