using System.Text.RegularExpressions;
using AfterSchool.Directory.SignIn;
using AfterSchool.ServiceDefaults.Pages;

namespace AfterSchool.Directory.Pages;

/// <summary>The page where the first operator is made, once.</summary>
internal static partial class SetUpForm
{
    /// <summary>GET /set-up</summary>
    public static async Task<IResult> Show(SetUp setUp, CancellationToken ct) =>
        Forms.Show<SetUpPage>(new { IsOpen = await setUp.IsOpenAsync(ct) });

    /// <summary>POST /set-up</summary>
    public static async Task<IResult> Send(HttpContext http, SetUp setUp)
    {
        var form = await FilledForm.ReadAsync(http.Request, http.RequestAborted);
        form.Check(await Forms.IsOursAsync(http), null, "form-stale");
        form.Check(setUp.IsCode(form.Text("code")), "code", "set-up-code-wrong");
        form.Check(UserName().IsMatch(form.Text("userName")), "userName", "user-name-malformed");
        form.Check(form.Text("displayName").Length is > 0 and <= 50, "displayName", "display-name-missing");
        form.CheckNewPassword();
        if (form.Errors.Count == 0)
        {
            var made = await setUp.MakeOperatorAsync(
                form.Text("userName"),
                form.Text("displayName"),
                form.Password,
                http.RequestAborted
            );
            form.Check(made, null, "set-up-closed");
        }

        return form.Errors.Count == 0
            ? Results.LocalRedirect("/sign-in?done=set-up")
            : Forms.Show<SetUpPage>(
                new
                {
                    IsOpen = await setUp.IsOpenAsync(http.RequestAborted),
                    UserName = form.Text("userName"),
                    DisplayName = form.Text("displayName"),
                    form.Errors,
                },
                isWrong: true
            );
    }

    [GeneratedRegex("^[A-Za-z0-9._-]{3,64}$")]
    private static partial Regex UserName();
}
