using System.Diagnostics;
using AfterSchool.ServiceDefaults.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Logging;

namespace AfterSchool.ServiceDefaults.Storage;

/// <summary>
/// Things that people ask about by a number. Whoever has the number finds the traces in which the thing was made and changed: by
/// the attribute <c>afterschool.{kind}</c> of a span, and by a line of the log. A number names nobody.
/// </summary>
public static class TracedThings
{
    private const string Annotation = "AfterSchool:Traced";

    /// <summary>Says under which word the table's things are found, and by which property of theirs.</summary>
    /// <param name="table">The table.</param>
    /// <param name="kind">One word in small letters: <c>bill</c>.</param>
    /// <param name="number">A property that never changes and names nobody; its id when left out.</param>
    public static void IsTracedAs<T>(this EntityTypeBuilder<T> table, string kind, string number = "Id")
        where T : class
    {
        ArgumentNullException.ThrowIfNull(table);
        table.Metadata.SetAnnotation(Annotation, $"{kind}:{number}");
        table.Metadata.Model.SetAnnotation(Annotation, true);
    }

    internal static bool HasTraced(this IModel model) => model.FindAnnotation(Annotation) is not null;

    internal static (string Kind, string Number)? Traced(this IReadOnlyEntityType type) =>
        type.FindAnnotation(Annotation)?.Value is string text && text.Split(':') is [var kind, var number]
            ? (kind, number)
            : null;
}

/// <summary>Writes down, for every traced thing that was made or changed, that it was and in which trace.</summary>
internal sealed partial class TracedChanges(ILogger<TracedChanges> log) : SaveChangesInterceptor
{
    private readonly List<(string Kind, string Number, string Change)> _changes = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        _changes.Clear();
        if (eventData.Context is { } db && db.Model.HasTraced())
            _changes.AddRange(ChangesOf(db));
        return new(result);
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        foreach (var (kind, number, change) in _changes)
        {
            // A span of its own: many may be changed in one request or one look, and each must be found.
            using var span = Own.Spans.StartActivity($"{kind} {change}");
            span?.SetTag($"afterschool.{kind}", number);
            Changed(log, kind, number, change, Activity.Current?.TraceId.ToHexString() ?? "none");
        }

        _changes.Clear();
        return new(result);
    }

    private static IEnumerable<(string Kind, string Number, string Change)> ChangesOf(DbContext db) =>
        from entry in db.ChangeTracker.Entries()
        where entry.State is EntityState.Added or EntityState.Modified
        let traced = entry.Metadata.Traced()
        where traced is not null
        select (
            traced.Value.Kind,
            $"{entry.Property(traced.Value.Number).CurrentValue}",
            entry.State is EntityState.Added ? "made" : "changed"
        );

    [LoggerMessage(LogLevel.Information, "{Kind} {Number} was {Change}; trace {Trace}.")]
    private static partial void Changed(ILogger log, string kind, string number, string change, string trace);
}
