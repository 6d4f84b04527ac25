using AfterSchool.Directory.Storage;

namespace AfterSchool.Directory.SignIn;

/// <summary>
/// <c>keys rotate</c>: a new pair of keys, used in an hour; nobody notices. <c>keys replace</c>: a new pair at once, and nothing of the ones
/// before holds: for keys that have leaked; everybody signs in anew.
/// </summary>
internal static class KeyCommands
{
    /// <summary>False: that was not asked.</summary>
    public static async Task<bool> ChangedKeysAsync(this WebApplication app, string[] args)
    {
        if (args is not ["keys", "rotate" or "replace"])
            return false;
        var hasLeaked = args[1] == "replace";
        await using var scope = app.Services.CreateAsyncScope();
        await app
            .Services.GetRequiredService<ServerKeys>()
            .RotateAsync(
                scope.ServiceProvider.GetRequiredService<DirectoryDb>(),
                announced: hasLeaked ? TimeSpan.Zero : KeySchedule.Announced,
                replacesAll: hasLeaked,
                CancellationToken.None
            );
        return true;
    }
}
