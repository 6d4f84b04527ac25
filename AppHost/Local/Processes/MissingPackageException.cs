namespace AfterSchool.AppHost.Local.Processes;

/// <summary>A server's binaries are not on this machine; the message is the one line that says what to install.</summary>
/// <param name="what">The server.</param>
/// <param name="package">Its Debian package.</param>
internal sealed class MissingPackageException(string what, string package)
    : Exception($"{what} is not installed: apt-get install --no-install-recommends {package}");
