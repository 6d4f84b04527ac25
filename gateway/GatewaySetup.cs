using AfterSchool.Gateway.Admission;
using AfterSchool.Gateway.Protection;
using AfterSchool.Gateway.Proxy;
using AfterSchool.Gateway.Sessions;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Web;

namespace AfterSchool.Gateway;

/// <summary>What the gateway is made of: the reverse proxy, sessions for browsers, and protection of what lies behind.</summary>
internal static class GatewaySetup
{
    // A request line and headers of our own pages stay far below; a long cookie or a loop of redirects does not.
    private const int HeaderBytes = 16 * 1024;
    private const int HeaderCount = 64;

    public static void AddGateway(this WebApplicationBuilder builder, GatewaySettings settings)
    {
        // Tokens are issued in the public name, and the gateway takes the same ones as the services do.
        builder.Configuration["Access:Issuer"] ??= settings.Origin;
        builder.AddServiceDefaults("gateway");
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(_ => new Words(typeof(Words).Assembly, typeof(GatewaySetup).Assembly));
        builder.Services.AddPages();
        builder.AddSessions(settings);
        builder.AddProtection(settings);
        builder.AddProxy();
        builder.AddAdmission();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = settings.Limits.BodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
            kestrel.Limits.MaxRequestHeaderCount = HeaderCount;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
    }
}
