using System.Text.Json;

namespace AfterSchool.Directory.Roll;

/// <summary>How a member of an enum is written in messages: as in every other JSON of ours.</summary>
internal static class Wire
{
    extension<T>(T value)
        where T : struct, Enum
    {
        /// <summary><c>NineYear</c> becomes <c>nineYear</c>.</summary>
        public string OnWire() => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
    }
}
