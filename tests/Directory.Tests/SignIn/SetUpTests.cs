using System.Net;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Tests.SignIn;

/// <summary>On a Directory of its own, whose roll is empty.</summary>
public sealed class SetUpTests(EmptyDirectory app) : IClassFixture<EmptyDirectory>
{
    [Fact]
    public async Task Makes_one_operator_by_the_code_of_the_configuration_however_many_try()
    {
        var wrong = await SendAsync("guess", "guesser");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(one => SendAsync(EmptyDirectory.Code, $"operator{one}"))
        );
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Redirect);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(EmptyDirectory.Code, "late")).StatusCode);
        Assert.Equal(1, await app.Inner.InDbAsync(db => db.Accounts.CountAsync()));
        Assert.DoesNotContain("李运维", await app.Inner.RawTablesAsync(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> SendAsync(string code, string userName) =>
        new Browser(app.Inner).SendAsync(
            "/set-up",
            ("code", code),
            ("userName", userName),
            ("displayName", "李运维"),
            ("password", "correct horse battery")
        );
}

/// <summary>A Directory nobody has entered anything into.</summary>
public sealed class EmptyDirectory : IAsyncLifetime
{
    /// <summary>The one-time code.</summary>
    public const string Code = DirectoryApp.SetUpCode;

    /// <summary>The service.</summary>
    public DirectoryApp Inner { get; } = new();

    /// <inheritdoc />
    public ValueTask InitializeAsync() => Inner.InitializeAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Inner.DisposeAsync();
}
