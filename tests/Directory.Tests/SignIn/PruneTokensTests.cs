using AfterSchool.Directory.SignIn;
using AfterSchool.ServiceDefaults.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.EntityFrameworkCore.Models;

namespace AfterSchool.Directory.Tests.SignIn;

public sealed class PruneTokensTests(DirectoryApp app)
{
    [Fact]
    public async Task Removes_what_ended_a_day_ago_and_nothing_that_holds()
    {
        var (old, oldName) = await app.ActiveAsync(Roles.Guardian);
        var (fresh, freshName) = await app.ActiveAsync(Roles.Guardian);
        var browser = new Browser(app);
        await new Browser(app).SignInAsync(oldName, DirectoryApp.Password);
        var tokens = await browser.SignInAsync(freshName, DirectoryApp.Password);
        var (tokensBefore, grantsBefore) = (await TokensAsync(fresh), await GrantsAsync(fresh));
        Assert.True(await TokensAsync(old) > 0 && await GrantsAsync(old) > 0);
        await LongAgoAsync(old);

        await app.Services.GetRequiredService<PruneTokens>().PruneAsync(CancellationToken.None);

        Assert.Equal((0, 0), (await TokensAsync(old), await GrantsAsync(old)));
        Assert.Equal((tokensBefore, grantsBefore), (await TokensAsync(fresh), await GrantsAsync(fresh)));
        await DirectoryApp.OkAsync(browser.RefreshAsync(tokens["refresh_token"]!.GetValue<string>()));
    }

    private Task<int> LongAgoAsync(Guid account)
    {
        DateTime? made = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-3);
        DateTime? ended = made.Value.AddHours(8);
        var subject = account.ToString();
        return app.InDbAsync(async db =>
            await db.Set<OpenIddictEntityFrameworkCoreToken>()
                .Where(one => one.Subject == subject)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(one => one.CreationDate, made).SetProperty(one => one.ExpirationDate, ended)
                )
            + await db.Set<OpenIddictEntityFrameworkCoreAuthorization>()
                .Where(one => one.Subject == subject)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.CreationDate, made))
        );
    }

    private Task<int> TokensAsync(Guid account)
    {
        var subject = account.ToString();
        return app.InDbAsync(db =>
            db.Set<OpenIddictEntityFrameworkCoreToken>().CountAsync(one => one.Subject == subject)
        );
    }

    private Task<int> GrantsAsync(Guid account)
    {
        var subject = account.ToString();
        return app.InDbAsync(db =>
            db.Set<OpenIddictEntityFrameworkCoreAuthorization>().CountAsync(one => one.Subject == subject)
        );
    }
}
