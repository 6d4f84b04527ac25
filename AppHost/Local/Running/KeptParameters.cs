using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using AfterSchool.AppHost.Local.Processes;
using Aspire.Hosting.ApplicationModel;

namespace AfterSchool.AppHost.Local.Running;

/// <summary>The secrets that nobody set: made at the first start, kept for the next, readable by their owner only.</summary>
internal static class KeptParameters
{
    /// <summary>Long enough for a key, and in letters that need no escaping in a connection string or a URI.</summary>
    private const int SecretLengthBytes = 32;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "parameters.json";

    /// <summary>Gives every parameter the value kept, where there is one; makes none.</summary>
    public static async Task ReadAsync(DataFolder data, IEnumerable<ParameterResource> parameters, CancellationToken ct)
    {
        var kept = await KeptAsync(data, ct);
        foreach (var parameter in parameters.Where(parameter => parameter.IsGenerated))
        {
            if (kept.TryGetValue(parameter.Name, out var value))
                parameter.Keep(value);
        }
    }

    /// <summary>Gives every parameter that needs it the value kept, or makes one and keeps it.</summary>
    public static async Task FillAsync(DataFolder data, IEnumerable<ParameterResource> parameters, CancellationToken ct)
    {
        var path = data.File(FileName);
        var kept = await KeptAsync(data, ct);
        var known = kept.Count;
        foreach (var parameter in parameters.Where(parameter => parameter.IsGenerated))
        {
            if (!kept.TryGetValue(parameter.Name, out var value))
                kept[parameter.Name] = value = NewSecret();
            parameter.Keep(value);
        }
        if (kept.Count > known)
            await PrivateFile.WriteAsync(path, JsonSerializer.Serialize(kept, Indented), ct);
    }

    private static async Task<SortedDictionary<string, string>> KeptAsync(DataFolder data, CancellationToken ct) =>
        File.Exists(data.File(FileName))
            ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(
                await File.ReadAllTextAsync(data.File(FileName), ct)
            )!
            : [];

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretLengthBytes));
}
