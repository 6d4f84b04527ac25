using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AfterSchool.ServiceDefaults.Storage;

/// <summary>Codes are stored as the text they travel as.</summary>
internal sealed class TextValueConverter<T>()
    : ValueConverter<T, string>(value => value.Text, text => TextValue.Read<T>(text))
    where T : struct, ITextValue<T>;

/// <summary>Money is stored in fen.</summary>
internal sealed class MoneyConverter() : ValueConverter<Money, long>(money => money.Fen, fen => new Money(fen));

/// <summary>Npgsql takes only UTC for <c>timestamptz</c>; people and programs see +08:00.</summary>
internal sealed class UtcConverter()
    : ValueConverter<DateTimeOffset, DateTimeOffset>(time => time.ToUniversalTime(), time => time.InChina());
