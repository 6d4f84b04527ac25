using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace AfterSchool.ServiceDefaults;

/// <summary>What a process does once instead of serving.</summary>
public static class Commands
{
    /// <summary>
    /// <c>migrate</c>: brings the database up to date. It comes before anything is added, since it needs two connection strings and
    /// neither keys nor addresses. False: that was not asked.
    /// </summary>
    public static async Task<bool> MigratedAsync<TDb>(this WebApplicationBuilder builder, string[] args)
        where TDb : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (args is not ["migrate", ..])
            return false;
        await Migrate.RunAsync(
            Needed(builder.Configuration, "admin"),
            Needed(builder.Configuration, "database"),
            StorageSetup.Create<TDb>,
            CancellationToken.None
        );
        return true;
    }

    /// <summary>
    /// <c>health</c>: asks the process that serves beside this one whether it is ready; ends with 0 when it is, with 1 otherwise. For a
    /// container without a shell, whose engine knows no other way to ask. False: that was not asked.
    /// </summary>
    public static async Task<bool> AnsweredHealthAsync(this WebApplicationBuilder builder, string[] args)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (args is not ["health"])
            return false;
        var port = builder.Configuration["HTTP_PORTS"]?.Split(';')[0] ?? "8080";
        Environment.ExitCode = await Health.IsReadyAsync(new Uri($"http://127.0.0.1:{port}")) ? 0 : 1;
        return true;
    }

    /// <summary><c>letters list</c>, <c>letters replay QUEUE|all</c>: what consumers could not apply. False: that was not asked.</summary>
    public static async Task<bool> AnsweredLettersAsync(this WebApplication app, string[] args)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (args is not ["letters", .. var rest])
            return false;
        await Letters.RunAsync(app.Services, rest, Console.Out, CancellationToken.None);
        return true;
    }

    private static string Needed(ConfigurationManager configuration, string name) =>
        configuration.GetConnectionString(name)
        ?? throw new InvalidOperationException($"ConnectionStrings:{name} is missing.");
}
