using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Supervision.Cases;
using AfterSchool.Supervision.Channels;
using AfterSchool.Supervision.Disclosures;
using AfterSchool.Supervision.Duties;
using AfterSchool.Supervision.Evaluations;
using AfterSchool.Supervision.Findings;
using AfterSchool.Supervision.Identity;
using AfterSchool.Supervision.Inspections;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Province;
using AfterSchool.Supervision.Reports;
using AfterSchool.Supervision.Sanctions;
using AfterSchool.Supervision.Storage;

var builder = WebApplication.CreateBuilder(args);
if (await builder.DoneOnceAsync<SupervisionDb>(args))
    return;

builder.AddService<SupervisionDb, SupervisionPack>("supervision", keepsPupils: false);

// Called here too: what checks a request is generated into the assembly that calls it.
builder.Services.AddValidation();
builder.AddKeyRing(CallersRing.Name);
builder.Services.AddOpenApi(
    "supervision",
    options => options.Describe("Complaints, findings, inspections, evaluations, reports and sanctions")
);
builder.Services.AddScoped<CaseReach>();
builder.Services.AddScoped<CaseClock>();
builder.Services.AddScoped<CaseSteps>();
builder.Services.AddScoped<Intake>();
builder.Services.AddScoped<Notices>();
builder.Services.AddScoped<CallersRing>();
builder.Services.AddScoped<ChannelDuties>();
builder.Services.AddScoped<ChannelReach>();
builder.Services.AddScoped<PlanDuties>();
builder.Services.AddScoped<InspectorDuties>();
builder.Services.AddScoped<EvaluationTable>();
builder.Services.AddScoped<ReportOffice>();
builder.Services.AddScoped<ReportReaders>();
builder.Services.AddScoped<Bench>();
builder.Services.AddHostedService<OpenWaitingDuties>();

var app = builder.Build();
if (await app.AnsweredLettersAsync(args))
    return;

var supervision = app.MapService<SupervisionPack>();
supervision.MapChannels();
supervision.MapCases();
supervision.MapIdentity();
supervision.MapSanctions();
supervision.MapFindings();
supervision.MapDisclosures();
supervision.MapInspections();
supervision.MapEvaluations();
supervision.MapReports();
app.MapProvince();
await app.RunAsync();
