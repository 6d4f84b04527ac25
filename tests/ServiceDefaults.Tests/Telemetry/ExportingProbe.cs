using System.Net;
using System.Net.Http.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Tests.Probe;
using AfterSchool.Testing;
using AfterSchool.Testing.Otlp;

namespace AfterSchool.ServiceDefaults.Tests.Telemetry;

/// <summary>A probe that tells a receiver of all it does, and a family whose data were put wherever a caller can put anything.</summary>
public sealed class ExportingProbe : IAsyncLifetime
{
    public const string Name = "欧阳若兰";
    public const string Phone = "13912345678";
    public const string CitizenNumber = "43010220150101123X";

    public TelemetryReceiver Receiver { get; private set; } = null!;

    /// <summary>The family that was put without any trouble.</summary>
    public Guid Family { get; } = Guid.CreateVersion7();

    private ProbeService _service = null!;

    public async ValueTask InitializeAsync()
    {
        Receiver = await TelemetryReceiver.StartAsync();
        _service = await ProbeService.StartAsync(
            await ProbeBackends.NewAsync(),
            settings: SettingsFor(Receiver.Http, "http/protobuf")
        );
        await _service.IsConnectedAsync();
        using var office = _service.As(Guid.CreateVersion7(), Roles.SchoolOffice);

        await PutAsync(office, Family, HttpStatusCode.NoContent);
        await PutAsync(office, Guid.CreateVersion7(), HttpStatusCode.InternalServerError, bug: "parse");
        await PutAsync(office, Guid.CreateVersion7(), HttpStatusCode.InternalServerError, bug: "database");
        await PutAsync(office, Guid.CreateVersion7(), HttpStatusCode.BadRequest, phone: $"{Phone}0");
        await PutAsync(office, Guid.CreateVersion7(), HttpStatusCode.BadRequest, bug: new { said = Name });
        await office
            .PutLessonsAsync(
                Guid.CreateVersion7(),
                new
                {
                    count = 1,
                    share = 0,
                    reason = $"{Name} {Phone}",
                }
            )
            .StatusAsync(HttpStatusCode.NoContent);
        await office
            .GetAsync($"/probe/v1/marks?subject={Name}&limit={CitizenNumber}")
            .StatusAsync(HttpStatusCode.BadRequest);
        await office
            .GetAsync($"/probe/v1/{Name}/{Phone}/{CitizenNumber}?phone={Phone}")
            .StatusAsync(HttpStatusCode.NotFound);
        await _service.TellAsync(commit: true, Said.Sanction(Guid.CreateVersion7(), kind: Name));
    }

    public static Dictionary<string, string?> SettingsFor(Uri endpoint, string protocol) =>
        new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint.AbsoluteUri,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol,
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["Telemetry:LookSeconds"] = "0.3",
            // As much as an operator gets who asks for more without naming a category.
            ["Logging:LogLevel:Default"] = "Debug",
        };

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    private static Task PutAsync(
        HttpClient office,
        Guid id,
        HttpStatusCode expected,
        string phone = Phone,
        object? bug = null
    ) =>
        office
            .PutAsJsonAsync(
                $"/probe/v1/families/{id}",
                new
                {
                    name = Name,
                    phone,
                    citizenNumber = CitizenNumber,
                    bug,
                }
            )
            .StatusAsync(expected);
}
