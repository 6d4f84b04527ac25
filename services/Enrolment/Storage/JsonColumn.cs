using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AfterSchool.Enrolment.Storage;

/// <summary>Values that are read and written whole, kept as one jsonb column; never changed in place.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The value of such a column, for paths that read rows themselves.</summary>
    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    extension<T>(PropertyBuilder<T> property)
    {
        public PropertyBuilder<T> IsJson()
        {
            property.HasColumnType("jsonb");
            property.Metadata.SetValueConverter(
                new ValueConverter<T, string>(
                    value => JsonSerializer.Serialize(value, Options),
                    text => JsonSerializer.Deserialize<T>(text, Options)!
                )
            );
            property.Metadata.SetValueComparer(
                new ValueComparer<T>(
                    (left, right) => ReferenceEquals(left, right),
                    value => value == null ? 0 : value.GetHashCode(),
                    value => value
                )
            );
            return property;
        }
    }
}
