namespace AfterSchool.Rehearsal.Web;

/// <summary>
/// What a system is started with when a whole city comes from one machine: limits that it does not meet, and one password for all that
/// need not cost a guesser anything.
/// </summary>
public static class OneMachine
{
    /// <summary>Variables and their values.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>
        {
            ["Limits__Client__Burst"] = "1000000",
            ["Limits__Client__PerMinute"] = "1000000",
            ["Limits__SignIn__Burst"] = "1000000",
            ["Limits__SignIn__PerMinute"] = "1000000",
            ["SignIn__PasswordRounds"] = "1000",
        };

    /// <summary>For processes that this one will start.</summary>
    public static void SetUp()
    {
        foreach (var (name, value) in Settings)
            Environment.SetEnvironmentVariable(name, value);
    }
}
