using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

// The whole system as a diagram: one PostgreSQL server, one RabbitMQ broker, six services, one gateway.
var builder = DistributedApplication.CreateBuilder(args);

// What an operator can set: parameters (Parameters__x), and ports (Ports__x; GatewayPort). Secrets nobody sets are made and kept.
int? Port(string name) => builder.Configuration.GetValue<int?>($"Ports:{name}");
string Setting(string name, string otherwise) =>
    builder.Configuration[$"Parameters:{name}"]
    ?? builder.Configuration[$"Parameters:{name.Replace('-', '_')}"]
    ?? otherwise;
IResourceBuilder<ParameterResource> Secret(string name) => builder.AddParameter(name, secret: true);

var gatewayPort = builder.Configuration.GetValue("GatewayPort", 8080);
var publicUrl = builder.AddParameter("public-url", Setting("public-url", $"http://localhost:{gatewayPort}"));
var clockShiftFile = builder.AddParameter("clock-shift-file", Setting("clock-shift-file", ""));

// Further pages of the law, DIR/{service}/{place}.{from}.json; the processes have working folders of their own.
var pages = builder.AddParameter(
    "pages",
    Setting("pages", "") is { Length: > 0 } folder ? Path.GetFullPath(folder) : ""
);
var (names, grounds, directoryKeys) = (Secret("names-keys"), Secret("grounds-keys"), Secret("directory-keys"));
var callers = Secret("callers-keys");
var (gatewaySecret, setUpCode) = (Secret("gateway-secret"), Secret("setup-code"));

var postgres = builder
    .AddPostgres("postgres", password: Secret("postgres-password"), port: Port("postgres"))
    .WithDataVolume();
var messaging = builder
    .AddRabbitMQ("messaging", password: Secret("rabbitmq-password"), port: Port("messaging"))
    .WithDataVolume()
    .WithManagementPlugin();

// After a restore the broker is empty. What it may have held is told again, by the same programs, once every queue is there.
var isRestored = builder.Configuration.GetValue("AfterSchool:Restored", false);
List<IResourceBuilder<ProjectResource>> retelling = [];

// Directory tells the others who exists, and signs everybody in.
var directory = Service("directory", "../services/Directory/Directory.csproj")
    .WithEnvironment("Sealing__Names", names)
    .WithEnvironment("Sealing__Grounds", grounds)
    .WithEnvironment("Sealing__Directory", directoryKeys)
    .WithEnvironment("SetUp__Code", setUpCode)
    .WithEnvironment("Access__GatewaySecret", gatewaySecret);

// The five. They never call each other: what they must know of one another comes over the broker.
var enrolment = Service("enrolment", "../services/Enrolment/Enrolment.csproj")
    .WithEnvironment("Sealing__Names", names)
    .WithEnvironment("Sealing__Grounds", grounds);
var fees = Service("fees", "../services/Fees/Fees.csproj").WithEnvironment("Sealing__Grounds", grounds);
var staffing = Service("staffing", "../services/Staffing/Staffing.csproj");
var safety = Service("safety", "../services/Safety/Safety.csproj").WithEnvironment("Sealing__Names", names);
var supervision = Service("supervision", "../services/Supervision/Supervision.csproj")
    .WithEnvironment("Sealing__Callers", callers);

// The one door.
var gateway = WithDatabase("gateway", "../gateway/Gateway.csproj", gatewayPort)
    .WithExternalHttpEndpoints()
    .WithEnvironment("PublicUrl", publicUrl)
    .WithEnvironment("Access__GatewaySecret", gatewaySecret)
    .WithUrl($"{publicUrl}", "people and programs")
    .WithUrl($"{publicUrl}/docs", "what programs may ask")
    .WithUrl($"{publicUrl}/set-up", "first operator, by the code called setup-code in the file below");

foreach (
    var service in (IResourceBuilder<ProjectResource>[])[directory, enrolment, fees, staffing, safety, supervision]
)
{
    gateway.WithReference(service).WaitFor(service);
    service.WithReference(directory.GetEndpoint("http"));
    if (service != directory)
        service.WithEnvironment("Policy__Pages", pages).WaitFor(directory);
}

// A restore is over when everything is ready, and what somebody waits for is not ready before it has ended. So the gateway's, which has
// nothing to tell, waits for the others.
foreach (var retell in retelling.SkipLast(1))
{
    retell.WaitFor(gateway);
    retelling[^1].WaitForCompletion(retell);
}

await builder.Build().RunAsync();

// A service: a project with a database of its own, on the broker.
IResourceBuilder<ProjectResource> Service(string name, string project) =>
    WithDatabase(name, project, Port(name)).WithReference(messaging).WaitFor(messaging);

// Its database is made and brought up to date by the same program, run once beforehand by the administrator.
IResourceBuilder<ProjectResource> WithDatabase(string name, string project, int? port)
{
    var password = Secret($"{name}-db-password");
    var server = postgres.GetEndpoint("tcp");
    var (host, at) = (server.Property(EndpointProperty.Host), server.Property(EndpointProperty.Port));
    // Seven pools of 40 stay below the 300 connections that the server takes.
    var database = ReferenceExpression.Create(
        $"Host={host};Port={at};Username={name};Password={password};Database={name};Maximum Pool Size=40"
    );

    var migrate = builder
        .AddProject($"{name}-migrate", project)
        .WithArgs("migrate")
        .WithReference(postgres, connectionName: "admin")
        .WithEnvironment("ConnectionStrings__database", database)
        .WaitFor(postgres);

    if (isRestored)
        retelling.Add(
            builder
                .AddProject($"{name}-retell", project)
                .WithArgs("retell")
                .WithEnvironment("ConnectionStrings__database", database)
        );

    return builder
        .AddProject(name, project)
        .WithHttpEndpoint(port)
        .WithHttpHealthCheck("/health/ready")
        .WithEnvironment("Access__Issuer", publicUrl)
        .WithEnvironment("Clock__ShiftFile", clockShiftFile)
        .WithEnvironment("ConnectionStrings__database", database)
        .WaitForCompletion(migrate);
}
