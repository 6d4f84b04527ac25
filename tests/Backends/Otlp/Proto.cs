using Google.Protobuf;

namespace AfterSchool.Testing.Otlp;

/// <summary>A protobuf message read by the numbers of its fields, for the few that a test asks about.</summary>
internal sealed class Proto
{
    private readonly List<(int Number, object Value)> _fields = [];

    private Proto(byte[] wire)
    {
        using var input = new CodedInputStream(wire);
        while (input.ReadTag() is not 0 and var tag)
            _fields.Add((WireFormat.GetTagFieldNumber(tag), ReadValue(input, tag)));
    }

    /// <exception cref="InvalidProtocolBufferException">It is no protobuf.</exception>
    public static Proto Read(byte[] wire) => new(wire);

    /// <summary>The messages in a repeated field.</summary>
    public IEnumerable<Proto> Each(int number) => Values<ByteString>(number).Select(value => Read(value.ToByteArray()));

    /// <summary>The message in a field; nothing when it is not there.</summary>
    public Proto? One(int number) => Each(number).LastOrDefault();

    /// <summary>The text in a field; empty when it is not there, as protobuf has it.</summary>
    public string Text(int number) => Values<ByteString>(number).LastOrDefault()?.ToStringUtf8() ?? "";

    /// <summary>The bytes in a field, as lower-case hex.</summary>
    public string Hex(int number) =>
        Convert.ToHexStringLower((Values<ByteString>(number).LastOrDefault() ?? ByteString.Empty).Span);

    /// <summary>The number in a field; 0 when it is not there.</summary>
    public ulong Number(int number) => Values<ulong>(number).LastOrDefault();

    /// <summary>Whether the field is there at all.</summary>
    public bool Has(int number) => _fields.Any(field => field.Number == number);

    private IEnumerable<T> Values<T>(int number) =>
        _fields.Where(field => field.Number == number).Select(field => field.Value).OfType<T>();

    private static object ReadValue(CodedInputStream input, uint tag) =>
        WireFormat.GetTagWireType(tag) switch
        {
            WireFormat.WireType.Varint => input.ReadUInt64(),
            WireFormat.WireType.Fixed64 => input.ReadFixed64(),
            WireFormat.WireType.Fixed32 => (ulong)input.ReadFixed32(),
            WireFormat.WireType.LengthDelimited => input.ReadBytes(),
            var other => throw new InvalidDataException($"OTLP has no wire type {other}."),
        };
}
