using AfterSchool.Gateway;
using AfterSchool.Gateway.Admission;
using AfterSchool.Gateway.Pages;
using AfterSchool.Gateway.Protection;
using AfterSchool.Gateway.Proxy;
using AfterSchool.Gateway.Sessions;
using AfterSchool.Gateway.Storage;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;

var builder = WebApplication.CreateBuilder(args);
if (await builder.DoneOnceAsync<GatewayDb>(args))
    return;

// Whoever lacks settings hears of all that are missing at once.
builder.AddGateway(GatewaySettings.Read(builder.Configuration));
builder.AddDatabase<GatewayDb>();

var app = builder.Build();

// In order: what is said on every answer, who asks, how often, how much, and whether it was really they.
app.UsePublicName();
app.UseSecurityHeaders();
app.UseProblems();
app.UsePlainPaths();
app.UseRequestTimeouts();
app.UseAuthentication();
app.UseRateLimiter();
app.UseBodyLimit();
app.UseForgeryGuard();
app.UseAuthorization();

app.MapHealth();
app.MapSessions();
app.MapLanding();
app.MapPages();
app.MapDocs();
app.MapReverseProxy(proxy =>
{
    proxy.UseAdmission();
    proxy.UseSessionTokens();
    // What the framework adds by itself where nothing else is said.
    proxy.UseLoadBalancing();
    proxy.UsePassiveHealthChecks();
});

// Without an endpoint the closed-by-default policy would say 403: what does not exist is 404.
app.MapFallback("{**path}", () => TypedResults.NotFound()).AllowAnonymous();
await app.RunAsync();
