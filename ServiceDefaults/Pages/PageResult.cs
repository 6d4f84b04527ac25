using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.ServiceDefaults.Pages;

/// <summary>A page as a result.</summary>
public static class PageResult
{
    /// <summary>The page, whole, with its status: 400, 404 and 409 get one too, with words.</summary>
    public static RazorComponentResult Of<TPage>(object parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new(typeof(TPage), parameters) { StatusCode = status, PreventStreamingRendering = true };
}
