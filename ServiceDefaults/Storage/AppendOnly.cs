using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSchool.ServiceDefaults.Storage;

/// <summary>Tables whose rows are never changed nor removed; the migrate command grants the runtime role no more.</summary>
public static class AppendOnly
{
    private const string Annotation = "AfterSchool:AppendOnly";

    /// <summary>Marks a table as append-only: the service's role may read and insert, nothing else.</summary>
    public static void IsAppendOnly<T>(this EntityTypeBuilder<T> table)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(table);
        table.Metadata.SetAnnotation(Annotation, true);
    }

    /// <summary>Names of the model's append-only tables.</summary>
    internal static IReadOnlySet<string> AppendOnlyTables(this IModel model) =>
        model
            .GetEntityTypes()
            .Where(entity => entity.FindAnnotation(Annotation) is not null)
            .Select(entity => entity.GetTableName()!)
            .ToHashSet(StringComparer.Ordinal);
}
