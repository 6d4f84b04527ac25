using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Assignments;
using AfterSchool.Staffing.Conduct;
using AfterSchool.Staffing.ContentReviews;
using AfterSchool.Staffing.Filings;
using AfterSchool.Staffing.Introductions;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Schools;
using AfterSchool.Staffing.Shortages;
using AfterSchool.Staffing.Standards;
using AfterSchool.Staffing.Storage;
using AfterSchool.Staffing.Vendors;
using AfterSchool.Staffing.WorkingHours;
using AfterSchool.Staffing.Workloads;

var builder = WebApplication.CreateBuilder(args);
if (await builder.DoneOnceAsync<StaffingDb>(args))
    return;

builder.AddService<StaffingDb, StaffingPack>("staffing", keepsPupils: false);
builder.Services.AddValidation();
builder.Services.AddOpenApi("staffing", options => options.Describe("Staffing and vendor vetting"));
builder.Services.AddScoped<PersonDesk>();
builder.Services.AddScoped<Clearances>();
builder.Services.AddScoped<AssignmentDesk>();
builder.Services.AddScoped<AssignmentNews>();
builder.Services.AddScoped<OneGroupAtATime>();
builder.Services.AddScoped<VendorRemovals>();
builder.Services.AddScoped<PermitRulings>();
builder.Services.AddScoped<AwardedSelections>();
builder.Services.AddScoped<CredentialDuties>();
builder.Services.AddScoped<ContractDesk>();
builder.Services.AddScoped<ContractRulings>();
builder.Services.AddScoped<IntroductionDesk>();
builder.Services.AddScoped<IntroductionRulings>();
builder.Services.AddScoped<StepRulings>();
builder.Services.AddScoped<StandardsInForce>();
builder.Services.AddScoped<SchoolLists>();
builder.Services.AddHostedService<ClearanceClock>();
builder.Services.AddHostedService<ContentReviewClock>();
builder.Services.AddHostedService<StandardsClock>();

var app = builder.Build();
if (await app.AnsweredLettersAsync(args))
    return;

var staffing = app.MapService<StaffingPack>();
staffing.MapPersons();
staffing.MapFilings();
staffing.MapFlexibleHours();
staffing
    .MapPut("/shortages/{id:guid}", StateShortage.Handle)
    .WithTags("Shortages")
    .For(Roles.SchoolOffice, Roles.Principal);
staffing.MapAssignments();
staffing.MapContentReviews();
staffing.MapVendors();
staffing.MapIntroductions();
staffing.MapStandards();
staffing.MapConduct();
staffing.MapWorkloads();
await app.RunAsync();
