namespace AfterSchool.Directory.Pages;

internal static class PageEndpoints
{
    public static void MapSignInPages(this IEndpointRouteBuilder app)
    {
        // Each POST validates the antiforgery token itself: a stale one gets the page again with words, not a bare 400.
        var pages = app.MapGroup("").AllowAnonymous().ExcludeFromDescription().AddEndpointFilter(Forms.GuardAsync);
        pages.MapGet("/sign-in", SignInForm.Show);
        pages.MapPost("/sign-in", SignInForm.Send);
        pages.MapGet("/sign-in/external", SignInForm.Outside);
        pages.MapGet("/sign-in/external/done", SignInForm.FromOutside);
        pages.MapGet("/activate", ActivateForm.Show);
        pages.MapPost("/activate", ActivateForm.Send);
        pages.MapGet("/set-up", SetUpForm.Show);
        pages.MapPost("/set-up", SetUpForm.Send);
        pages.MapGet("/signed-out", () => Forms.Show<SignedOutPage>(new { }));
    }
}
