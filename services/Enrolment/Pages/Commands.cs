using AfterSchool.ServiceDefaults.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AfterSchool.Enrolment.Pages;

/// <summary>
/// Runs the verbs of the API for a page, each on a desk of its own. Two taps at once meet at a primary key; the
/// one that came second asks again and hears the answer of the first. What collides even then is answered as the API does: 409.
/// </summary>
internal sealed class Commands(IServiceScopeFactory scopes)
{
    /// <summary>The answer that the API would give.</summary>
    public async Task<IResult> RunAsync<TResults>(Func<IServiceProvider, Task<TResults>> verb)
        where TResults : INestedHttpResult
    {
        for (var isFirst = true; ; isFirst = false)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                return (await verb(scope.ServiceProvider)).Result;
            }
            catch (DbUpdateException) when (isFirst) { }
            catch (DbUpdateException met) when (Collides(met))
            {
                return TypedResults.Conflict();
            }
        }
    }

    /// <summary>The same for a form that was read: what is wrong in it is told, and nothing is asked.</summary>
    /// <param name="form">The form.</param>
    /// <param name="verb">The verb.</param>
    /// <param name="prefix">What the fields of the form begin with, where a page has several forms.</param>
    public async Task<Outcome> RunAsync<TResults>(
        FilledForm form,
        Func<IServiceProvider, Task<TResults>> verb,
        string prefix = ""
    )
        where TResults : INestedHttpResult =>
        form.Errors.Count > 0 ? Outcome.Wrong(form.Errors) : Outcome.Of(await RunAsync(verb), prefix);

    /// <summary>A service of that verb's desk.</summary>
    public static T Of<T>(IServiceProvider all)
        where T : notnull => all.GetRequiredService<T>();

    private static bool Collides(DbUpdateException met) =>
        met is DbUpdateConcurrencyException
        || met.InnerException
            is PostgresException
            {
                SqlState: PostgresErrorCodes.UniqueViolation
                    or PostgresErrorCodes.ExclusionViolation
                    or PostgresErrorCodes.CheckViolation,
            };
}
