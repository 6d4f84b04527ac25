using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AfterSchool.ServiceDefaults.Access;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace AfterSchool.Directory.Tests.SignIn;

/// <summary>Somebody has copied a refresh token, and uses it after its owner has.</summary>
public sealed class TokenReplayTests(DirectoryApp app)
{
    [Fact]
    public async Task Of_a_spent_refresh_token_is_refused_and_ends_what_was_renewed_with_it()
    {
        var (account, userName) = await app.ActiveAsync(Roles.Guardian);
        var browser = new Browser(app);
        var copied = Refresh(await browser.SignInAsync(userName, DirectoryApp.Password));
        var answer = await DirectoryApp.OkAsync(browser.RefreshAsync(copied));
        var renewed = Refresh((await answer.Content.ReadFromJsonAsync<JsonObject>())!);

        await AMinuteLaterAsync(account);

        foreach (var token in (string[])[copied, renewed])
        {
            var refused = await browser.RefreshAsync(token);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("invalid_grant", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    // For half a minute the same may be said again, as whoever has lost the answer must.
    private Task<int> AMinuteLaterAsync(Guid account)
    {
        var subject = account.ToString();
        DateTime? spent = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1);
        return app.InDbAsync(db =>
            db.Set<OpenIddictEntityFrameworkCoreToken>()
                .Where(one => one.Subject == subject && one.RedemptionDate != null)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.RedemptionDate, spent))
        );
    }

    private static string Refresh(JsonObject tokens) => tokens["refresh_token"]!.GetValue<string>();
}
