using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Assignments;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Shortages;
using AfterSchool.Staffing.Storage;
using AfterSchool.Staffing.Vendors;
using AfterSchool.Staffing.Workloads;

var builder = WebApplication.CreateBuilder(args);
if (await builder.MigratedAsync<StaffingDb>(args))
    return;

builder.AddService<StaffingDb, StaffingPack>("staffing", keepsPupils: false);
builder.Services.AddValidation();
builder.Services.AddOpenApi("staffing", options => options.Describe("Staffing and vendor vetting"));
builder.Services.AddScoped<PersonDesk>();
builder.Services.AddScoped<Clearances>();
builder.Services.AddScoped<AssignmentDesk>();
builder.Services.AddScoped<AssignmentNews>();
builder.Services.AddScoped<VendorRemovals>();
builder.Services.AddScoped<PermitRulings>();
builder.Services.AddScoped<ContractRulings>();
builder.Services.AddHostedService<ClearanceClock>();

var app = builder.Build();
if (await app.AnsweredLettersAsync(args))
    return;

var staffing = app.MapService<StaffingPack>();
staffing.MapPersons();
staffing
    .MapPut("/shortages/{id:guid}", StateShortage.Handle)
    .WithTags("Shortages")
    .For(Roles.SchoolOffice, Roles.Principal);
staffing.MapAssignments();
staffing.MapVendors();
staffing.MapWorkloads();
await app.RunAsync();
