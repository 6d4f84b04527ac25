using AfterSchool.Directory.SignIn;
using AfterSchool.ServiceDefaults.Pages;

namespace AfterSchool.Directory.Pages;

/// <summary>The page where a person sets a password by the one-time code.</summary>
internal static class ActivateForm
{
    /// <summary>GET /activate</summary>
    public static IResult Show() => Forms.Show<ActivatePage>(new { });

    /// <summary>POST /activate</summary>
    public static async Task<IResult> Send(HttpContext http, Passwords passwords)
    {
        var form = await FilledForm.ReadAsync(http.Request, http.RequestAborted);
        form.Check(await Forms.IsOursAsync(http), null, "form-stale");
        form.Check(form.Text("userName").Length > 0, "userName", "user-name-missing");
        form.Check(form.Text("code").Length > 0, "code", "activation-code-missing");
        form.CheckNewPassword();
        if (form.Errors.Count == 0)
        {
            var (userName, code) = (form.Text("userName"), form.Text("code"));
            var account = await passwords.ActivateAsync(userName, code, form.Password, http.RequestAborted);
            form.Check(account is not null, "code", "activation-wrong");
        }

        return form.Errors.Count == 0
            ? Results.LocalRedirect("/sign-in?done=activated")
            : Forms.Show<ActivatePage>(
                new
                {
                    UserName = form.Text("userName"),
                    Code = form.Text("code"),
                    form.Errors,
                },
                isWrong: true
            );
    }

    /// <summary>A new password is long enough and not the user name.</summary>
    public static void CheckNewPassword(this FilledForm form)
    {
        var password = form.Password;
        form.Check(password.Length >= Passwords.Shortest, "password", "password-short");
        form.Check(password.Length <= 200, "password", "password-long");
        if (password.Length >= Passwords.Shortest)
            form.Check(
                !password.Equals(form.Text("userName"), StringComparison.OrdinalIgnoreCase),
                "password",
                "password-is-name"
            );
    }
}
