using System.Text.Json;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Pages;

/// <summary>What became of a command that a page ran: done, not there, or what is to be said on the page it came from.</summary>
/// <param name="Status">HTTP status of the page that says so.</param>
/// <param name="Errors">What is wrong in what was sent.</param>
/// <param name="Ruling">What the rules say against it.</param>
public sealed record Outcome(int Status, IReadOnlyList<FormError> Errors, Ruling? Ruling = null)
{
    /// <summary>Whether it is done: the page that follows is fetched anew.</summary>
    public bool IsDone => Status is >= 200 and < 300;

    /// <summary>Whether the thing is out of the caller's reach, or not there at all.</summary>
    public bool IsNothing => Status == StatusCodes.Status404NotFound;

    /// <summary>Whether something is wrong in a field whose name begins so.</summary>
    public bool HasErrorIn(string prefix) =>
        Errors.Any(one => one.Field?.StartsWith(prefix, StringComparison.Ordinal) == true);

    /// <summary>Nothing was asked yet.</summary>
    public static Outcome None { get; } = new(StatusCodes.Status200OK, []);

    /// <summary>What was sent cannot be read.</summary>
    public static Outcome Wrong(params IReadOnlyList<FormError> errors) => new(StatusCodes.Status400BadRequest, errors);

    /// <summary>Somebody was there before: nothing was done.</summary>
    public static Outcome Stale(string code = "form-changed") =>
        new(StatusCodes.Status409Conflict, [new FormError(null, code)]);

    /// <summary>What the API's own answer comes to on a page.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="prefix">What the fields of the form begin with, where a page has several forms.</param>
    internal static Outcome Of(IResult answer, string prefix = "") =>
        answer switch
        {
            RuledOut no => new(StatusCodes.Status422UnprocessableEntity, [], no.Ruling),
            ValidationProblem wrong => Wrong([
                .. wrong.ProblemDetails.Errors.Keys.Select(field => FaultOf(field, prefix)),
            ]),
            IStatusCodeHttpResult { StatusCode: >= 200 and < 300 } => None,
            ProblemHttpResult { StatusCode: 409 or 503, ProblemDetails: { } said }
                when said.Extensions.TryGetValue("code", out var code) && code is string known => Stale(known),
            Collision there => Stale(there.Code),
            NotFound => new(StatusCodes.Status404NotFound, []),
            _ => Stale(),
        };

    // Lines[0].Amount is said beside the lines as a whole.
    private static FormError FaultOf(string member, string prefix)
    {
        var field = JsonNamingPolicy.CamelCase.ConvertName(member.Split('[', '.')[0]);
        return new(prefix + field, $"form-wrong.{field}");
    }
}
