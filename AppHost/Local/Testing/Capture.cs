using AfterSchool.AppHost.Local.Running;
using Aspire.Hosting;

namespace AfterSchool.AppHost.Local.Testing;

/// <summary>
/// Lets a test take over an application at the moment its entry point builds it. The entry point runs on a thread of the test's own, so it
/// waits at <c>Build()</c> until the test wants the application, and at <c>Run()</c> until the test has done with it.
/// </summary>
internal sealed class Capture
{
    private static readonly AsyncLocal<Capture?> Current = new();
    private readonly TaskCompletionSource<IDistributedApplicationBuilder> builder =
        NewSource<IDistributedApplicationBuilder>();
    private readonly TaskCompletionSource<DistributedApplication> application = NewSource<DistributedApplication>();
    private readonly TaskCompletionSource wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The builder, when the entry point is about to build.</summary>
    public Task<IDistributedApplicationBuilder> Builder => builder.Task;

    /// <summary>Runs the entry point of the assembly, captured.</summary>
    public void Begin(System.Reflection.Assembly assembly, string[] args) =>
        new Thread(() => Run(assembly, args)) { IsBackground = true, Name = "entry point" }.Start();

    /// <summary>Lets the entry point build, and returns what it built.</summary>
    public Task<DistributedApplication> BuildAsync(CancellationToken ct)
    {
        wanted.TrySetResult();
        return application.Task.WaitAsync(ct);
    }

    /// <summary>Lets the entry point return.</summary>
    public void End() => done.TrySetResult();

    /// <summary>Called where an application is built: hands it to the test, when there is one.</summary>
    internal static DistributedApplication Built(LocalApplicationBuilder from, DistributedApplication built)
    {
        if (Current.Value is not { } capture)
            return built;
        capture.builder.TrySetResult(from);
        capture.wanted.Task.Wait();
        built.DrivenByTest = capture.done.Task;
        capture.application.TrySetResult(built);
        return built;
    }

    private void Run(System.Reflection.Assembly assembly, string[] args)
    {
        Current.Value = this;
        try
        {
            var entry = assembly.EntryPoint ?? throw new InvalidOperationException($"{assembly} has no entry point.");
            var result = entry.Invoke(null, entry.GetParameters().Length == 0 ? null : [args]);
            (result as Task)?.Wait();
        }
#pragma warning disable CA1031 // Whatever the entry point throws belongs to the test that runs it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            builder.TrySetException(failure);
            application.TrySetException(failure);
        }
    }

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
