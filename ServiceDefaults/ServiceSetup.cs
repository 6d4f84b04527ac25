using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Law;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Sealing;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Telemetry;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AfterSchool.ServiceDefaults;

/// <summary>What every process is before it is anything in particular.</summary>
public static class ServiceSetup
{
    /// <summary>No body is longer: a thousand pupils at once, the longest request there is, take a tenth of it.</summary>
    public const int MostBodyBytes = 4 * 1024 * 1024;

    /// <summary>
    /// What every process has: telemetry, health, problems, words, the one clock, tokens. Directory and the gateway take this and
    /// add what they need; the five take <see cref="AddService{TDb,TPage}"/>.
    /// </summary>
    public static void AddServiceDefaults(this WebApplicationBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddTelemetry(name);
        builder.AddHealth();
        builder.AddProblems();
        builder.AddAccess();
        builder.Services.AddSingleton(new ServiceName(name));
        builder.Services.AddSingleton(ShiftedClock.ClockFrom(builder.Configuration, builder.Environment));
        builder.Services.AddSingleton(_ => new Words(typeof(Words).Assembly, Assembly.GetEntryAssembly()!));
        // For the requests of this assembly; each service calls it again for its own, since they are found at compile time.
        builder.Services.AddValidation();
        builder.Services.ConfigureHttpJsonOptions(json => Wire(json.SerializerOptions));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
        });
    }

    /// <summary>One of the five: its database, its messages, its pages of the law, and the mechanisms around them.</summary>
    /// <typeparam name="TDb">Its database.</typeparam>
    /// <typeparam name="TPage">Its page of the law.</typeparam>
    /// <param name="builder">The application.</param>
    /// <param name="name">Its name in paths, queues and messages.</param>
    /// <param name="keepsPupils">Whether it has a purpose for pupils and their guardians.</param>
    public static void AddService<TDb, TPage>(this WebApplicationBuilder builder, string name, bool keepsPupils)
        where TDb : ServiceDb
        where TPage : Page
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddServiceDefaults(name);
        builder.AddStorage<TDb>();
        builder.AddMessaging(name, [.. typeof(TDb).Assembly.GetTypes(), .. RollConsumers(keepsPupils)]);
        builder.Services.AddSingleton(
            Editions.Read<TPage>(typeof(TDb).Assembly, name, builder.Configuration["Policy:Pages"])
        );
        builder.Services.AddSingleton(_ => new Words(typeof(Words).Assembly, typeof(TDb).Assembly));
        builder.Services.AddScoped<Reach>();
        builder.Services.AddScoped<Rulings>();
        builder.Services.AddScoped<DutyBook>();
        builder.Services.AddScoped<Settings>();
        builder.AddLaw<TPage>();
        builder.Services.AddHostedService<DutyClock>();
        builder.AddWatch<MatterWatch>();
        builder.Services.AddSingleton(
            new SealedFieldsKept(
                builder.Configuration["Sealing:Names"] is not null,
                builder.Configuration["Sealing:Grounds"] is not null
            )
        );
    }

    /// <summary>Adds a key ring from <c>Sealing:{ring}</c>, keyed by its name.</summary>
    public static void AddKeyRing(this IHostApplicationBuilder builder, string ring)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton(ring, (_, _) => KeyRing.Parse(builder.Configuration[$"Sealing:{ring}"]));
    }

    /// <summary>What every process answers: problems, tokens, health.</summary>
    public static void UseServiceDefaults(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseProblems();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        // Without an endpoint the closed door would answer 403 where there is nothing to close.
        app.MapFallback("{**path}", () => TypedResults.NotFound()).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Maps what the five have in common and gives the group for the service's own subjects: <c>/{name}/v1</c>.</summary>
    public static RouteGroupBuilder MapService<TPage>(this WebApplication app)
        where TPage : Page
    {
        app.UseServiceDefaults();
        var name = app.Services.GetRequiredService<ServiceName>().Name;
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var service = app.MapGroup($"/{name}/v1");
        service.MapMatters();
        service.MapSettings();
        service.MapLaw();
        app.MapLawPages(name);
        app.MapSettingPages(name);
        return service;
    }

    /// <summary>How JSON is written on the wire: camel case, enums by name, numbers as numbers.</summary>
    internal static void Wire(JsonSerializerOptions json)
    {
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.RespectNullableAnnotations = true;
        // Of two values under one name nobody knows which another reader takes.
        json.AllowDuplicateProperties = false;
        json.Converters.Add(new PlainText.Converter());
        json.Converters.Add(new PlainText.AnyConverter());
    }

    private static Type[] RollConsumers(bool keepsPupils)
    {
        Type[] always =
        [
            typeof(KeepSchoolsWhenSchoolRecorded),
            typeof(KeepClassesWhenClassRecorded),
            typeof(KeepPostsWhenStaffPostRecorded),
            typeof(KeepTermsWhenTermRecorded),
        ];
        return keepsPupils
            ? [.. always, typeof(KeepPupilsWhenPupilRecorded), typeof(KeepLinksWhenGuardianLinkRecorded)]
            : always;
    }
}
