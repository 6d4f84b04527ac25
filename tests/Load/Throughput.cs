namespace AfterSchool.Load;

/// <summary>A plan read and an enrolment request, at the service and through the gateway, beside the bare echo.</summary>
internal static class Throughput
{
    private const int Requests = 4_000;
    private const int Callers = 32;

    public static async IAsyncEnumerable<string> MeasureAsync()
    {
        var (system, echo) = await Echo.BesideSystemAsync();
        await using var _ = system;
        await using var __ = echo;
        var opened = await OpenedSchool.OpenAsync(system);
        var secret = await system.GatewaySecretAsync();
        var (guardian, office) = (await opened.Guardian.TokenAsync(secret), await opened.Office.TokenAsync(secret));

        using var gateway = Echo.Client(system.Gateway, guardian);
        using var service = Echo.Client(system.At("enrolment"), guardian);
        using var schoolGateway = Echo.Client(system.Gateway, office);
        using var schoolService = Echo.Client(system.At("enrolment"), office);
        using var bare = Echo.Client(echo.Address, guardian);
        yield return await LineAsync("echo, itself", bare, Ask);
        yield return await LineAsync("echo, through the gateway", gateway, Ask);
        yield return await LineAsync("plan read, at the service", schoolService, opened.Read);
        yield return await LineAsync("plan read, through the gateway", schoolGateway, opened.Read);
        yield return await LineAsync("enrolment request, at the service", service, opened.Ask);
        yield return await LineAsync("enrolment request, through the gateway", gateway, opened.Ask);
        yield return await LineAsync("echo, through the gateway, again", gateway, Ask);
    }

    private static HttpRequestMessage Ask() => new(HttpMethod.Get, "/echo");

    private static async Task<string> LineAsync(string name, HttpClient client, Func<HttpRequestMessage> make)
    {
        await RunAsync(Requests / 10, client, make);
        return (await RunAsync(Requests, client, make)).Line(name);
    }

    private static Task<Times> RunAsync(int requests, HttpClient client, Func<HttpRequestMessage> make)
    {
        Act act = async () =>
        {
            using var request = make();
            return await client.SendAsync(request);
        };
        return Loops.ClosedAsync([.. Enumerable.Repeat(act, requests)], Callers);
    }
}
