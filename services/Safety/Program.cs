using AfterSchool.Safety;
using AfterSchool.Safety.Custodies;
using AfterSchool.Safety.Emergency;
using AfterSchool.Safety.Gate;
using AfterSchool.Safety.Hazards;
using AfterSchool.Safety.Insurance;
using AfterSchool.Safety.Police;
using AfterSchool.Safety.Policy;
using AfterSchool.Safety.Releases;
using AfterSchool.Safety.Responsibility;
using AfterSchool.Safety.Sessions;
using AfterSchool.Safety.Storage;
using AfterSchool.Safety.Watch;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Web;

var builder = WebApplication.CreateBuilder(args);
if (await builder.DoneOnceAsync<SafetyDb>(args))
    return;

builder.AddService<SafetyDb, SafetyPack>("safety", keepsPupils: true);
builder.AddKeyRing(Desk.Names);
builder
    .Services.AddScoped<Law>()
    .AddScoped<Desk>()
    .AddScoped<DeskCaller>()
    .AddScoped<Escalations>()
    .AddScoped<OfficeNotices>();
builder.AddWatches();
builder.Services.AddValidation();
builder.Services.AddOpenApi(
    "safety",
    options =>
        options.Describe("Attendance, custody, release, gate, hazards, emergency plans, responsibility and insurance")
);

var app = builder.Build();
if (await app.AnsweredLettersAsync(args))
    return;

var safety = app.MapService<SafetyPack>();
safety.MapSessions();
safety.MapCustodies();
safety.MapReleases();
safety.MapGate();
safety.MapInsurance();
safety.MapResponsibility();
safety.MapEmergency();
safety.MapHazards();
safety.MapPolice();
await app.RunAsync();
