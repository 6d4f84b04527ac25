using System.Net;
using System.Net.Http.Json;
using AfterSchool.Testing;

namespace AfterSchool.Directory.Tests.Roll;

/// <summary>On a Directory of its own, whose log is read.</summary>
public sealed class AtOnceTests
{
    [Fact]
    public async Task Two_who_collide_get_an_answer_and_the_log_says_no_error()
    {
        var log = new LogHeard();
        await using var app = new DirectoryApp { Log = log };
        await app.InitializeAsync();
        var school = await app.SchoolAsync();
        Task<HttpResponseMessage> TermAsync(Guid id) =>
            app.Operator.PutAsJsonAsync(
                $"/directory/v1/terms/{id}",
                new
                {
                    schoolId = school,
                    name = "2026-autumn",
                    firstDay = "2026-09-01",
                    lastDay = "2027-01-22",
                }
            );

        // The same request six times at once is one thing; the same name under other ids is a conflict.
        var id = Guid.CreateVersion7();
        var same = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TermAsync(id)));
        Assert.All(same, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        var others = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TermAsync(Guid.CreateVersion7())));
        Assert.All(others, answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));

        Assert.DoesNotContain(log.Lines, line => line.StartsWith("Error ", StringComparison.Ordinal));
    }
}
