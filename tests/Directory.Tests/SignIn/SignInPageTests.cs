namespace AfterSchool.Directory.Tests.SignIn;

public sealed class SignInPageTests(DirectoryApp app)
{
    [Fact]
    public async Task Keeps_the_answers_and_never_the_password()
    {
        var answer = await new Browser(app).SendAsync(
            "/sign-in",
            ("userName", "zhang.san"),
            ("password", "secret-of-zhang")
        );
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("value=\"zhang.san\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#userName\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-zhang", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Speaks_chinese_first_and_english_to_those_who_prefer_it()
    {
        using var client = app.CreateClient();
        Assert.Contains("<html lang=\"zh-CN\"", await client.GetStringAsync("/sign-in"), StringComparison.Ordinal);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB");
        Assert.Contains("<h1>Sign in</h1>", await client.GetStringAsync("/sign-in"), StringComparison.Ordinal);
    }
}
