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
    /// <c>migrate</c> brings the database up to date; <c>retell</c>, after a restore and when every service is ready, tells again what
    /// the broker may have lost. <c>health</c> asks the process that serves beside this one whether it is ready, and ends with 1 when
    /// it is not: for a container without a shell, whose engine knows no other way to ask. They come before anything is added, since
    /// they need neither keys nor addresses. False: none of them was asked.
    /// </summary>
    public static async Task<bool> DoneOnceAsync<TDb>(this WebApplicationBuilder builder, string[] args)
        where TDb : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (args is ["health"])
        {
            var port = builder.Configuration["HTTP_PORTS"]?.Split(';')[0] ?? "8080";
            Environment.ExitCode = await Health.IsReadyAsync(new Uri($"http://127.0.0.1:{port}")) ? 0 : 1;
            return true;
        }

        var (migrate, retell) = (args.Contains("migrate"), args.Contains("retell"));
        if (migrate)
            await Migrate.RunAsync(
                Needed(builder.Configuration, "admin"),
                Needed(builder.Configuration, "database"),
                StorageSetup.Create<TDb>,
                CancellationToken.None
            );
        if (retell)
            await RetellAsync<TDb>(Needed(builder.Configuration, "database"));
        return migrate || retell;
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

    // A database without an outbox has told nobody anything.
    private static async Task RetellAsync<TDb>(string connection)
        where TDb : DbContext
    {
        await using var db = StorageSetup.Create<TDb>(connection) as MessagingDb;
        if (db is not null)
            await Console.Out.WriteLineAsync(
                $"{await db.RetellAsync(CancellationToken.None)} messages are told again."
            );
    }

    private static string Needed(ConfigurationManager configuration, string name) =>
        configuration.GetConnectionString(name)
        ?? throw new InvalidOperationException($"ConnectionStrings:{name} is missing.");
}
