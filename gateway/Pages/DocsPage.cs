using System.Buffers.Text;
using System.Security.Cryptography;
using AfterSchool.Gateway.Protection;
using Scalar.AspNetCore;

namespace AfterSchool.Gateway.Pages;

/// <summary>GET /docs: what programs may ask, over the six services' OpenAPI documents; nothing comes from elsewhere.</summary>
internal static class DocsPage
{
    private static readonly (string Service, string Title)[] Documents =
    [
        ("enrolment", "报名与菜单 Enrolment"),
        ("fees", "收费 Fees"),
        ("staffing", "人员与机构 Staffing"),
        ("safety", "安全 Safety"),
        ("supervision", "监督 Supervision"),
        ("directory", "名册与登录 Directory"),
    ];

    // Scalar's own greys and method colours are too faint to be read by everybody (WCAG 2.2 asks for 4.5 to 1); and its page has
    // no language, which the script in its head gives it. Its cards of code are dark, and readable as they are.
    private const string Readable = """
        .light-mode {
          --scalar-color-1: #1b2430 !important; --scalar-color-2: #333d49 !important; --scalar-color-3: #414c59 !important;
          --scalar-color-ghost: #414c59 !important; --scalar-color-accent: #123f78 !important;
          --scalar-color-green: #0f5132 !important; --scalar-color-red: #8e1616 !important; --scalar-color-blue: #123f78 !important;
          --scalar-color-orange: #7a3b00 !important; --scalar-color-yellow: #5f4700 !important; --scalar-color-purple: #4b2a86 !important;
          --scalar-sidebar-color-2: #333d49 !important; --scalar-sidebar-search-color: #414c59 !important;
        }
        .sidebar-search-placeholder, .client-libraries-text { color: #414c59 !important; opacity: 1 !important; }
        """;

    public static void MapDocs(this WebApplication app) =>
        app.MapScalarApiReference("/docs", Configure).AllowAnonymous();

    private static void Configure(ScalarOptions options, HttpContext http)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        http.Features.Set(PolicyFor(nonce));
        options
            .WithTitle("课后服务 API")
            .WithNonce(nonce)
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideClientButton()
            .HideDeveloperTools()
            .HideDarkModeToggle()
            .WithCustomCss(Readable)
            .AddHeadContent($"<script nonce=\"{nonce}\">document.documentElement.lang = 'en'</script>");
        options.ForceThemeMode = ThemeMode.Light;
        foreach (var (service, title) in Documents)
            options.AddDocument(service, title, $"/openapi/{service}.json");
    }

    // Scalar puts styles into the page while it runs, which no nonce can mark; its one inline script has a nonce.
    private static ContentPolicy PolicyFor(string nonce) =>
        new(
            $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
                + "img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
                + "frame-ancestors 'none'"
        );
}
