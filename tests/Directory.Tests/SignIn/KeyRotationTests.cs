using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AfterSchool.Directory.SignIn;
using AfterSchool.ServiceDefaults.Access;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.Directory.Tests.SignIn;

/// <summary>On a Directory of its own, whose keys nobody else uses.</summary>
public sealed class KeyRotationTests(EmptyDirectory empty) : IClassFixture<EmptyDirectory>
{
    private readonly DirectoryApp _app = empty.Inner;

    [Fact]
    public async Task Nobody_notices_unless_the_keys_have_leaked()
    {
        var (_, userName) = await _app.ActiveAsync(Roles.Operator);
        var browser = new Browser(_app);
        var before = await browser.SignInAsync(userName, DirectoryApp.Password);

        // The usual way: shown at once, used in an hour.
        await RotateAsync(KeySchedule.Announced, replacesAll: false);
        Assert.Equal(2, (await ShownAsync()).Length);
        Assert.Equal(KidOf(before), KidOf(await new Browser(_app).SignInAsync(userName, DirectoryApp.Password)));

        // As if the hour were over: a newer key is used, and what the older one signed still counts.
        await RotateAsync(TimeSpan.Zero, replacesAll: false);
        Assert.Contains(KidOf(before), await ShownAsync());
        Assert.Equal(HttpStatusCode.OK, await AskAsync(before));
        var renewed = await DirectoryApp.OkAsync(browser.RefreshAsync(before["refresh_token"]!.GetValue<string>()));
        var after = (await renewed.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.NotEqual(KidOf(before), KidOf(after));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(after));

        // Leaked: nothing of before counts.
        await RotateAsync(TimeSpan.Zero, replacesAll: true);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(before));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(after));
        var refused = await browser.RefreshAsync(after["refresh_token"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var anew = await new Browser(_app).SignInAsync(userName, DirectoryApp.Password);
        Assert.Equal([KidOf(anew)], await ShownAsync());
        Assert.Equal(HttpStatusCode.OK, await AskAsync(anew));
    }

    // As the command does, and then as every replica does within a minute.
    private async Task RotateAsync(TimeSpan announced, bool replacesAll)
    {
        var keys = _app.Services.GetRequiredService<ServerKeys>();
        await _app.InDbAsync(async db =>
        {
            await keys.RotateAsync(db, announced, replacesAll, CancellationToken.None);
            return true;
        });
        await _app.Services.GetRequiredService<KeyClock>().ReadAsync(CancellationToken.None);
    }

    private async Task<string[]> ShownAsync()
    {
        using var client = _app.CreateClient();
        var shown = (await client.GetFromJsonAsync<JsonObject>("/.well-known/jwks"))!["keys"]!.AsArray();
        return [.. shown.Select(key => key!["kid"]!.GetValue<string>())];
    }

    private async Task<HttpStatusCode> AskAsync(JsonObject tokens)
    {
        using var client = _app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            tokens["access_token"]!.GetValue<string>()
        );
        return (await client.GetAsync("/directory/v1/schools")).StatusCode;
    }

    private static string KidOf(JsonObject tokens) => Browser.Read(tokens).Kid;
}
