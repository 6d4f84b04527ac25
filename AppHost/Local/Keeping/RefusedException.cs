namespace AfterSchool.AppHost.Local.Keeping;

/// <summary>What was asked is not done; nothing was changed.</summary>
/// <param name="message">Why, and what to do instead, on one line.</param>
internal sealed class RefusedException(string message) : Exception(message);
