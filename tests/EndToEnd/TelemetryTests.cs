using System.Net;
using AfterSchool.Rehearsal.Web;
using AfterSchool.Testing;
using AfterSchool.Testing.Otlp;

namespace AfterSchool.EndToEnd;

/// <summary>What the processes say of themselves to whoever runs them: one story, and nobody's name.</summary>
[Collection(nameof(Stories))]
public sealed class TelemetryTests(RunningSystem system)
{
    private const string Name = "欧阳若兰";
    private const string Phone = "13912345678";
    private const string Email = "ouyang.ruolan@example.com";
    private const string CitizenNumber = "43010220150101123X";

    // Entered by whichever test comes first: a PUT said twice is one thing.
    private static readonly Guid School = Guid.CreateVersion7();
    private static readonly Guid Teacher = Guid.CreateVersion7();

    [Fact]
    public async Task One_trace_goes_from_the_gateway_through_Directory_and_the_broker_to_the_other_services()
    {
        await TeacherIsEnteredAsync();

        var gateway = await SpanAsync(span =>
            Is(span, "gateway", "Microsoft.AspNetCore")
            && span.Attributes["url.path"] == $"/directory/v1/schools/{School}/posts/{Teacher}"
        );
        var forwarded = await ChildAsync(gateway, span => Is(span, "gateway", "System.Net.Http"));
        var request = await ChildAsync(forwarded, span => Is(span, "directory", "Microsoft.AspNetCore"));
        var publish = await ChildAsync(request, span => Is(span, "directory", "AfterSchool.Outbox"));
        var send = await ChildAsync(publish, span => Is(span, "directory", "MassTransit"));
        foreach (var service in (string[])["enrolment", "fees", "staffing", "safety", "supervision"])
        {
            var receive = await ChildAsync(send, span => Is(span, service, "MassTransit"));
            await ChildAsync(receive, span => Is(span, service, "Npgsql"));
        }
    }

    [Theory]
    [InlineData("gateway", "Microsoft.AspNetCore.Hosting", "http.server.request.duration")]
    [InlineData("gateway", "System.Net.Http", "http.client.request.duration")]
    [InlineData("directory", "MassTransit", "messaging.masstransit.send")]
    [InlineData("enrolment", "MassTransit", "messaging.masstransit.consume.duration")]
    [InlineData("fees", "Npgsql", "db.client.operation.duration")]
    [InlineData("safety", "System.Runtime", "dotnet.gc.collections")]
    public async Task Every_process_exports_its_instruments(string service, string meter, string name)
    {
        await TeacherIsEnteredAsync();

        await Eventually.True(
            () => system.Telemetry.Instruments.Contains(new Instrument(service, meter, name)),
            $"{name} of {meter} is exported by {service}"
        );
    }

    [Fact]
    public async Task Nobody_is_named_in_what_is_exported()
    {
        await TeacherIsEnteredAsync();
        var asked = await system.Operator.GetAnswerAsync(
            $"/directory/v1/pupils/{CitizenNumber}?name={Name}&phone={Phone}"
        );
        Assert.Equal(HttpStatusCode.NotFound, asked);

        await SpanAsync(span => span.Attributes.GetValueOrDefault("url.path") == "/directory/v1/pupils/…");
        Assert.Empty(system.Telemetry.Mentions(Name));
        Assert.Empty(system.Telemetry.Mentions(Phone));
        Assert.Empty(system.Telemetry.Mentions(Email));
        Assert.Empty(system.Telemetry.Mentions(CitizenNumber));
    }

    private async Task TeacherIsEnteredAsync()
    {
        await system.Stage.EnterSchoolAsync(School, "430103", "2143009999", "城北实验小学");
        await system.Operator.DoesPutAsync(
            $"/directory/v1/accounts/{Teacher}",
            new
            {
                userName = $"t-{Teacher:N}",
                displayName = Name,
                roles = Array.Empty<string>(),
                phone = Phone,
                email = Email,
                schoolId = School,
            }
        );
        await system.Operator.DoesPutAsync(
            $"/directory/v1/schools/{School}/posts/{Teacher}",
            new { roles = new[] { "dutyTeacher" }, classIds = Array.Empty<Guid>() }
        );
    }

    private Task<Span> ChildAsync(Span parent, Func<Span, bool> fits) =>
        SpanAsync(span => (span.TraceId, span.ParentId) == (parent.TraceId, parent.Id) && fits(span));

    private static bool Is(Span span, string service, string source) =>
        (span.Service, span.Source) == (service, source);

    private Task<Span> SpanAsync(Func<Span, bool> fits) =>
        Eventually.Some(() => Task.FromResult(system.Telemetry.Spans.FirstOrDefault(fits)), "the span is exported");
}
