namespace AfterSchool.AppHost.Local.Processes;

/// <summary>Files that hold a secret: mode 600 from the first byte.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Options of a new file that only its owner can read; one that stands there already is replaced.</summary>
    public static FileStreamOptions CreateNew
    {
        get
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnerOnly;
            return options;
        }
    }

    /// <summary>Writes the text whole: a reader sees the old file or the new one.</summary>
    public static async Task WriteAsync(string path, string text, CancellationToken ct)
    {
        var draft = $"{path}.new";
        File.Delete(draft);
        await using (var file = new FileStream(draft, CreateNew))
        await using (var writer = new StreamWriter(file))
            await writer.WriteAsync(text.AsMemory(), ct);
        File.Move(draft, path, overwrite: true);
    }
}
