using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Directory.Pages;

/// <summary>A form as it was sent, and what is wrong in it.</summary>
internal sealed class Form(IFormCollection sent)
{
    private readonly List<FormError> _errors = [];

    /// <summary>All that is wrong, in the order it was looked at.</summary>
    public IReadOnlyList<FormError> Errors => _errors;

    /// <summary>Reads the form that was sent; what is no form at all is an empty one, and every field of it is missing.</summary>
    public static async Task<Form> OfAsync(HttpContext http) =>
        new(await PlainText.FormAsync(http.Request, http.RequestAborted));

    /// <summary>What was given, without white space around it.</summary>
    public string this[string field] => sent[field].ToString().Trim();

    /// <summary>A password as it was typed.</summary>
    public string Password => sent["password"].ToString();

    /// <summary>Notes what is wrong unless the condition holds.</summary>
    public void Check(bool holds, string? field, string code)
    {
        if (!holds)
            _errors.Add(new(field, code));
    }
}

internal static class Forms
{
    /// <summary>Whether the form was sent from a page of ours, by the one who got it.</summary>
    public static Task<bool> IsOursAsync(HttpContext http) =>
        http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);

    /// <summary>The page, with 400 where something was wrong with what was sent.</summary>
    public static RazorComponentResult Show<TPage>(object parameters, bool isWrong = false)
        where TPage : IComponent =>
        PageResult.Of<TPage>(parameters, isWrong ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    /// <summary>
    /// Nothing of ours may be framed or scripted; antiforgery keeps it out of caches. Where a form leads is left to the redirects after it: a browser
    /// applies form-action to those too, and sign-in ends at the client.
    /// </summary>
    public static async ValueTask<object?> GuardAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return await next(context);
    }
}
