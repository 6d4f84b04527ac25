using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Supervision.Cases;
using AfterSchool.Supervision.Identity;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<SupervisionDb, SupervisionPack>("supervision", keepsPupils: false);
builder.AddKeyRing(CallersRing.Name);
builder.Services.AddOpenApi("supervision", options => options.Describe("Complaints, findings and sanctions"));
builder.Services.AddScoped<CaseReach>();
builder.Services.AddScoped<CaseClock>();
builder.Services.AddScoped<Intake>();
builder.Services.AddScoped<Notices>();
builder.Services.AddScoped<CallersRing>();

var app = builder.Build();
if (await app.RanCommandAsync<SupervisionDb>(args))
    return;

var supervision = app.MapService<SupervisionPack>();
supervision.MapCases();
supervision.MapIdentity();
await app.RunAsync();
