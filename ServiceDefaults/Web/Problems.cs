using System.Text.Json;
using System.Text.RegularExpressions;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace AfterSchool.ServiceDefaults.Web;

/// <summary>One writer for every 4xx and 5xx: RFC 9457 with a stable type, a trace id, and pointers to what is wrong.</summary>
public static partial class Problems
{
    /// <summary>Prefix of every problem type.</summary>
    public const string TypePrefix = "urn:afterschool:problem:";

    /// <summary>Adds the writer.</summary>
    public static void AddProblems(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddExceptionHandler<KnownFailures>();
        // In Production too, so that whoever sends what cannot be read hears where.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = context =>
            {
                var (problem, http) = (context.ProblemDetails, context.HttpContext);
                var status = problem.Status ?? http.Response.StatusCode;
                problem.Extensions["traceId"] =
                    System.Diagnostics.Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
                if (problem.Type?.StartsWith(TypePrefix, StringComparison.Ordinal) == true)
                    return;
                var code = TypeOf(status);
                var words = http.RequestServices.GetRequiredService<Words>();
                problem.Type = TypePrefix + code;
                problem.Title = words.Say(code, Words.LanguageOf(http.Request));
                if (problem is HttpValidationProblemDetails invalid)
                    context.ProblemDetails = Named(invalid);
            }
        );
    }

    /// <summary>Puts the writer before everything else.</summary>
    public static void UseProblems(this WebApplication app)
    {
        // What has an answer of its own, as two at once who create the same, is no failure of the program and not logged as one.
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                SuppressDiagnosticsCallback = handled =>
                    handled.ExceptionHandledBy is ExceptionHandledType.ExceptionHandlerService,
            }
        );
        app.UseStatusCodePages();
    }

    /// <summary>A problem of one field: the pointer, and what is wrong with it.</summary>
    public static IResult Invalid(string pointer, string detail) =>
        Results.Problem(
            statusCode: StatusCodes.Status400BadRequest,
            extensions: new Dictionary<string, object?> { ["errors"] = new[] { new { pointer, detail } } }
        );

    /// <summary>409 with a code that has words.</summary>
    public static IResult Conflict(string code, string? detail = null) =>
        Results.Problem(
            statusCode: StatusCodes.Status409Conflict,
            detail: detail,
            extensions: new Dictionary<string, object?> { ["code"] = code }
        );

    private static string TypeOf(int status) =>
        status switch
        {
            400 => "invalid",
            401 => "not-signed-in",
            403 => "not-allowed",
            404 => "not-found",
            405 => "method-not-allowed",
            409 => "conflict",
            413 => "too-large",
            415 => "unsupported-media-type",
            422 => "refused",
            429 => "too-many",
            503 => "not-ready",
            _ => status >= 500 ? "failed" : "invalid",
        };

    // The framework's own type would write a second "errors", of its own shape, beside ours.
    private static ProblemDetails Named(HttpValidationProblemDetails invalid)
    {
        var problem = new ProblemDetails
        {
            Type = invalid.Type,
            Title = invalid.Title,
            Status = invalid.Status,
            Detail = invalid.Detail,
            Extensions = invalid.Extensions,
        };
        problem.Extensions["errors"] = Pointers(invalid.Errors);
        return problem;
    }

    private static object[] Pointers(IDictionary<string, string[]> errors) =>
        [
            .. errors.SelectMany(field =>
                field.Value.Select(detail => (object)new { pointer = PointerOf(field.Key), detail })
            ),
        ];

    /// <summary><c>Lines[0].AmountFen</c> becomes <c>/lines/0/amountFen</c>.</summary>
    internal static string PointerOf(string member) =>
        "/"
        + string.Join(
            '/',
            Separators().Split(member).Where(part => part.Length > 0).Select(JsonNamingPolicy.CamelCase.ConvertName)
        );

    [GeneratedRegex(@"[.\[\]]+")]
    private static partial Regex Separators();

    // As the framework names a parameter that it cannot read: its type, then its name.
    [GeneratedRegex("parameter \"[^\"]* (\\w+)\"")]
    private static partial Regex Parameter();

    private sealed class KnownFailures(IProblemDetailsService problems) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
        {
            var (status, detail) = exception switch
            {
                BadHttpRequestException bad => (bad.StatusCode, Plain(bad)),
                DbUpdateConcurrencyException => (409, "Somebody else changed it in the meantime; read it again."),
                OperationCanceledException when http.RequestAborted.IsCancellationRequested => (499, null),
                SigningKeysAwayException => (503, "Nobody can be known yet; say the same again in a moment."),
                _ when DatabaseAway.Caused(exception) => (503, "The database is away; say the same again in a moment."),
                _ => (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState switch
                {
                    "23505" => (409, "It exists already, or was made at the same moment; read it again."),
                    // Two that wait for each other: one of them says the same again.
                    "40P01" => (503, "Others were at the same at this moment; say it again."),
                    "23P01" or "23514" => (409, "It collides with what is there; read it again."),
                    // A character, a number or a date that no database can hold.
                    "22021" or "22P05" or "22003" or "22008" => (400, "It holds a value that cannot be stored."),
                    _ => ((int, string?))(500, null),
                },
            };
            http.Response.StatusCode = status;
            if (status == 503)
                http.Response.Headers.RetryAfter = "1";
            if (status == 500)
                return false;
            var problem = new ProblemDetails { Status = status, Detail = detail };
            if (exception is BadHttpRequestException wrong && PointerTo(wrong) is { } pointer)
                problem.Extensions["errors"] = new[] { new { pointer, detail } };
            return await problems.TryWriteAsync(new() { HttpContext = http, ProblemDetails = problem });
        }

        // The framework's own words name CLR types; the path inside the JSON is what helps.
        private static string Plain(BadHttpRequestException bad) =>
            bad.InnerException is JsonException json
                ? $"The JSON cannot be read at {json.Path ?? "$"} (line {json.LineNumber + 1})."
                : "The request cannot be read.";

        private static string? PointerTo(BadHttpRequestException bad) =>
            bad.InnerException is JsonException json ? PointerOf((json.Path ?? "$")[1..])
            : Parameter().Match(bad.Message) is { Success: true } named ? PointerOf(named.Groups[1].Value)
            : null;
    }
}
