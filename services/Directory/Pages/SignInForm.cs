using AfterSchool.Directory.Accounts;
using AfterSchool.Directory.SignIn;
using AfterSchool.ServiceDefaults.Pages;
using Microsoft.AspNetCore.Authentication;

namespace AfterSchool.Directory.Pages;

/// <summary>The page where people sign in, here or with another provider.</summary>
internal static class SignInForm
{
    /// <summary>GET /sign-in?returnUrl=</summary>
    public static IResult Show(string? returnUrl, string? done) =>
        Forms.Show<SignInPage>(
            new
            {
                ReturnUrl = PagesSetup.LocalPath(returnUrl),
                Done = done is "activated" or "set-up" or "not-outside" ? $"sign-in-after-{done}" : null,
            }
        );

    /// <summary>POST /sign-in</summary>
    public static async Task<IResult> Send(HttpContext http, Passwords passwords)
    {
        var form = await FilledForm.ReadAsync(http.Request, http.RequestAborted);
        form.Check(await Forms.IsOursAsync(http), null, "form-stale");
        form.Check(form.Text("userName").Length > 0, "userName", "user-name-missing");
        form.Check(form.Password.Length > 0, "password", "password-missing");
        Account? account = null;
        if (form.Errors.Count == 0)
        {
            account = await passwords.CheckAsync(form.Text("userName"), form.Password, http.RequestAborted);
            form.Check(account is not null, "userName", "sign-in-wrong");
        }

        var returnUrl = PagesSetup.LocalPath(form.Text("returnUrl"));
        return account is null
            ? Forms.Show<SignInPage>(
                new
                {
                    UserName = form.Text("userName"),
                    ReturnUrl = returnUrl,
                    form.Errors,
                },
                isWrong: true
            )
            : await LetInAsync(http, account, returnUrl);
    }

    /// <summary>GET /sign-in/external — off to the other provider.</summary>
    public static IResult Outside(string? returnUrl, ExternalSignIn external) =>
        external.IsConfigured
            ? Results.Challenge(
                new AuthenticationProperties
                {
                    RedirectUri =
                        "/sign-in/external/done?returnUrl=" + Uri.EscapeDataString(PagesSetup.LocalPath(returnUrl)),
                },
                [ExternalSignIn.Scheme]
            )
            : Results.NotFound();

    /// <summary>GET /sign-in/external/done — who the other provider vouches for must be on our roll.</summary>
    public static async Task<IResult> FromOutside(string? returnUrl, HttpContext http, ExternalSignIn external)
    {
        if (!external.IsConfigured)
            return Results.NotFound();
        var back = PagesSetup.LocalPath(returnUrl);
        if (await external.AccountAsync(http) is { } account)
            return await LetInAsync(http, account, back);
        return Forms.Show<SignInPage>(
            new { ReturnUrl = back, Errors = new[] { new FormError(null, "sign-in-unknown-outside") } },
            isWrong: true
        );
    }

    private static async Task<IResult> LetInAsync(HttpContext http, Account account, string returnUrl)
    {
        await http.SignInAsync(SignInSetup.Cookie, Subjects.SignedIn(account));
        return Results.LocalRedirect(returnUrl);
    }
}
