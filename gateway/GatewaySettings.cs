using System.Net;

namespace AfterSchool.Gateway;

/// <summary>What the gateway must be told before it can serve, checked as a whole.</summary>
/// <param name="PublicUrl">Where people and programs find the system; scheme and host of every link and cookie.</param>
/// <param name="Secret">The gateway's own secret at Directory.</param>
/// <param name="Directory">Directory's internal address.</param>
/// <param name="TrustedProxies">Networks of load balancers before the gateway, whose X-Forwarded-For is believed.</param>
/// <param name="Limits">How much of everything.</param>
/// <param name="DrillPerSecond">A drill of the waiting line: so many people a second are let in, whatever the load; none unless said.</param>
internal sealed record GatewaySettings(
    Uri PublicUrl,
    string Secret,
    Uri Directory,
    IReadOnlyList<IPNetwork> TrustedProxies,
    Limits Limits,
    int? DrillPerSecond
)
{
    /// <summary>Scheme, host and port of <see cref="PublicUrl"/>, as a browser writes an origin.</summary>
    public string Origin => PublicUrl.GetLeftPart(UriPartial.Authority);

    /// <summary>Whether cookies may be, and are, only for https.</summary>
    public bool IsHttps => PublicUrl.Scheme == Uri.UriSchemeHttps;

    /// <summary>Reads them all, and names every one that is missing or wrong.</summary>
    /// <exception cref="InvalidOperationException">One or more are; each line names the key and the cure.</exception>
    public static GatewaySettings Read(IConfiguration configuration)
    {
        var wrong = new List<string>();
        var url = Address(
            configuration,
            "PublicUrl",
            "give the address people type, as https://after-school.example",
            wrong
        );
        if (url is { PathAndQuery: not "/" })
            wrong.Add("PublicUrl: give scheme, host and port alone; the gateway serves the whole of its host.");
        Need(configuration, "ConnectionStrings:database", "give the gateway's own database", wrong);
        Need(configuration, "Access:GatewaySecret", "give the secret that Directory knows the gateway by", wrong);
        foreach (var (service, _) in Proxy.Destinations.Wanted(configuration))
            Address(configuration, Proxy.Destinations.KeyOf(service), $"give the internal address of {service}", wrong);
        var directory = Address(configuration, Proxy.Destinations.KeyOf("directory"), null, wrong);
        var proxies = Networks(configuration, wrong);
        var limits = Limits.Read(configuration, wrong);
        int? drill = configuration["Admission:DrillPerSecond"] is null
            ? null
            : Limits.Number(configuration, "Admission:DrillPerSecond", 1, wrong);
        if (wrong.Count > 0)
            throw new InvalidOperationException(
                $"The gateway cannot start; {wrong.Count} settings are missing or wrong:\n- {string.Join("\n- ", wrong)}"
            );
        return new GatewaySettings(url!, configuration["Access:GatewaySecret"]!, directory!, proxies, limits, drill);
    }

    private static void Need(IConfiguration configuration, string key, string cure, List<string> wrong)
    {
        if (string.IsNullOrWhiteSpace(configuration[key]))
            wrong.Add($"{key} is missing: {cure}.");
    }

    private static Uri? Address(IConfiguration configuration, string key, string? cure, List<string> wrong)
    {
        var given = configuration[key];
        if (Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        if (cure is not null)
            wrong.Add(
                string.IsNullOrWhiteSpace(given)
                    ? $"{key} is missing: {cure}."
                    : $"{key} is no http(s) address: {cure}."
            );
        return null;
    }

    private static List<IPNetwork> Networks(IConfiguration configuration, List<string> wrong)
    {
        var networks = new List<IPNetwork>();
        foreach (var given in configuration.GetSection("TrustedProxies").GetChildren())
        {
            if (IPNetwork.TryParse(given.Value, out var network))
                networks.Add(network);
            else
                wrong.Add($"{given.Path} is no network: write it as 10.0.0.0/8.");
        }
        return networks;
    }
}

/// <summary>Limits on everything that a caller can have much of.</summary>
/// <param name="BodyBytes">Bytes of a request's body.</param>
/// <param name="RequestSeconds">Seconds that a request may take as a whole.</param>
/// <param name="SessionHours">Hours after which a person signs in anew.</param>
/// <param name="Client">Requests of one program, person or, where unknown, address.</param>
/// <param name="SignIn">Requests of one address to the routes where secrets are tried.</param>
internal sealed record Limits(int BodyBytes, int RequestSeconds, int SessionHours, Rate Client, Rate SignIn)
{
    public static Limits Read(IConfiguration configuration, List<string> wrong) =>
        new(
            Number(configuration, "Limits:BodyBytes", ServiceDefaults.ServiceSetup.MostBodyBytes, wrong),
            Number(configuration, "Limits:RequestSeconds", 120, wrong),
            Number(configuration, "Limits:SessionHours", 10, wrong),
            new Rate(
                Number(configuration, "Limits:Client:Burst", 300, wrong),
                Number(configuration, "Limits:Client:PerMinute", 3_000, wrong)
            ),
            new Rate(
                Number(configuration, "Limits:SignIn:Burst", 60, wrong),
                Number(configuration, "Limits:SignIn:PerMinute", 60, wrong)
            )
        );

    internal static int Number(IConfiguration configuration, string key, int otherwise, List<string> wrong)
    {
        if (configuration[key] is not { } given)
            return otherwise;
        if (int.TryParse(given, out var number) && number > 0)
            return number;
        wrong.Add($"{key} is no whole number above zero.");
        return otherwise;
    }
}

/// <summary>A rate: so many at once, then so many a minute.</summary>
/// <param name="Burst">Requests at once.</param>
/// <param name="PerMinute">Requests a minute after that.</param>
internal sealed record Rate(int Burst, int PerMinute);
