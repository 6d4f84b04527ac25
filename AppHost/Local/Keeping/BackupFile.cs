using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using AfterSchool.AppHost.Local.Processes;

namespace AfterSchool.AppHost.Local.Keeping;

/// <summary>
/// A backup as one file: a plain tar archive whose last entry has the SHA-256 sums of the others, so that half a file is known as such,
/// and that <c>tar</c>, <c>sha256sum -c</c> and PostgreSQL are enough to open it on a day when nothing of ours is at hand.
/// </summary>
internal static class BackupFile
{
    /// <summary>The last entry.</summary>
    public const string Sums = "SHA256SUMS";

    /// <summary>Writes the parts under their file names; whoever looks for the file finds it whole or not at all.</summary>
    public static async Task WriteAsync(string path, IReadOnlyList<string> parts, CancellationToken ct)
    {
        var draft = $"{path}.new";
        File.Delete(draft);
        var sums = new StringBuilder();
        await using (var file = new FileStream(draft, PrivateFile.CreateNew))
        {
            await using (var tar = new TarWriter(file, TarEntryFormat.Pax, leaveOpen: true))
            {
                foreach (var part in parts)
                {
                    await using var content = File.OpenRead(part);
                    sums.Append(await LineAsync(Path.GetFileName(part), content, ct));
                    content.Position = 0;
                    await tar.WriteEntryAsync(Entry(Path.GetFileName(part), content), ct);
                }
                using var last = new MemoryStream(Encoding.UTF8.GetBytes(sums.ToString()));
                await tar.WriteEntryAsync(Entry(Sums, last), ct);
            }
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, path);
    }

    /// <summary>Reads the whole file once.</summary>
    /// <exception cref="RefusedException">It is not there, or not what was written.</exception>
    public static async Task VerifyAsync(string path, CancellationToken ct)
    {
        if (!File.Exists(path))
            throw new RefusedException($"{path} is not there.");
        var (said, found) = ("", new StringBuilder());
        try
        {
            await ReadAsync(
                path,
                async (name, content) =>
                {
                    if (name != Sums)
                        found.Append(await LineAsync(name, content, ct));
                    else
                        said = await new StreamReader(content).ReadToEndAsync(ct);
                },
                ct
            );
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or ArgumentException)
        {
            said = "";
        }
        if (said.Length == 0 || said != found.ToString())
            throw new RefusedException(
                $"{path} is damaged, cut short, or no backup: its sums do not fit. Take another."
            );
    }

    /// <summary>Gives each part to the reader, in the order written.</summary>
    public static async Task ReadAsync(string path, Func<string, Stream, Task> read, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        await using var tar = new TarReader(file);
        while (await tar.GetNextEntryAsync(cancellationToken: ct) is { } entry)
            await read(entry.Name, entry.DataStream ?? Stream.Null);
    }

    private static PaxTarEntry Entry(string name, Stream content) =>
        new(TarEntryType.RegularFile, name)
        {
            DataStream = content,
            Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };

    // As sha256sum writes it.
    private static async Task<string> LineAsync(string name, Stream content, CancellationToken ct) =>
        $"{Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct))}  {name}\n";
}
