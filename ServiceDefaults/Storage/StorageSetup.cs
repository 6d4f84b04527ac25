using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AfterSchool.ServiceDefaults.Storage;

/// <summary>A service's own PostgreSQL database.</summary>
public static class StorageSetup
{
    /// <summary>Adds the context under its own type and under what the mechanisms know it by.</summary>
    public static void AddStorage<TDb>(this IHostApplicationBuilder builder)
        where TDb : MessagingDb
    {
        builder.AddDatabase<TDb>();
        builder.Services.AddScoped<MessagingDb>(services => services.GetRequiredService<TDb>());
        if (typeof(TDb).IsAssignableTo(typeof(ServiceDb)))
            builder.Services.AddScoped(services => (ServiceDb)(MessagingDb)services.GetRequiredService<TDb>());
        builder.Services.AddScoped<Creations>();
    }

    /// <summary>Adds the context alone, for a process that neither tells nor hears.</summary>
    public static void AddDatabase<TDb>(this IHostApplicationBuilder builder)
        where TDb : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        var connection =
            builder.Configuration.GetConnectionString("database")
            ?? throw new InvalidOperationException("ConnectionStrings:database is missing.");
        builder.Services.AddSingleton(services =>
            new NpgsqlDataSourceBuilder(connection)
                .UseLoggerFactory(services.GetRequiredService<ILoggerFactory>())
                .Build()
        );
        builder.Services.AddDbContext<TDb>(
            (services, options) =>
                Configure(options, services.GetRequiredService<NpgsqlDataSource>())
                    .AddInterceptors(services.GetRequiredService<TracedChanges>())
        );
        // One for each unit of work, as the context is.
        builder.Services.AddScoped<TracedChanges>();
        builder.Services.TryAddSingleton(TimeProvider.System);
    }

    /// <summary>How every context speaks to PostgreSQL.</summary>
    public static DbContextOptionsBuilder Configure(
        DbContextOptionsBuilder options,
        NpgsqlDataSource? dataSource = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        return (dataSource is null ? options.UseNpgsql() : options.UseNpgsql(dataSource))
            .UseSnakeCaseNamingConvention()
            // Whoever handles the exception says what it was: a conflict is an answer, and only the rest is an error.
            .ConfigureWarnings(events =>
                events.Log(
                    (RelationalEventId.CommandError, LogLevel.Debug),
                    (CoreEventId.SaveChangesFailed, LogLevel.Debug)
                )
            );
    }

    /// <summary>The context for a connection string, for the migrate command and for tools.</summary>
    public static TDb Create<TDb>(string connectionString)
        where TDb : DbContext
    {
        var options = new DbContextOptionsBuilder<TDb>();
        options.UseNpgsql(connectionString, npgsql => npgsql.CommandTimeout(300)).UseSnakeCaseNamingConvention();
        return (TDb)Activator.CreateInstance(typeof(TDb), options.Options)!;
    }
}
