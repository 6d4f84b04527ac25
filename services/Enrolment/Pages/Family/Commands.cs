using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Family;

/// <summary>
/// Runs the verbs of the API for a page, each on a desk of its own. Two taps at once meet at a primary key; the
/// one that came second asks again and hears the answer of the first.
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
        }
    }
}
