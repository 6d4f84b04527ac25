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
            .HideDeveloperTools();
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
