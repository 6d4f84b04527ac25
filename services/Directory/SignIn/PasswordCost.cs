using Microsoft.AspNetCore.Identity;

namespace AfterSchool.Directory.SignIn;

/// <summary>How dear a guess at a password is: rounds of PBKDF2, from <c>SignIn:PasswordRounds</c>; more as machines grow faster.</summary>
internal static class PasswordCost
{
    private const int Least = 100_000;

    /// <exception cref="InvalidOperationException">Fewer than 100,000 in Production: a stolen database would be read too soon.</exception>
    public static void AddPasswordCost(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        var rounds = configuration.GetValue("SignIn:PasswordRounds", Least);
        if (environment.IsProduction() && rounds < Least)
            throw new InvalidOperationException($"SignIn:PasswordRounds is {rounds}; in Production at least {Least}.");
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = rounds);
    }
}
