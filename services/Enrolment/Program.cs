using AfterSchool.Enrolment;
using AfterSchool.Enrolment.Agreements;
using AfterSchool.Enrolment.Boarders;
using AfterSchool.Enrolment.CountyPolicies;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.ExtendedCare;
using AfterSchool.Enrolment.Inventory;
using AfterSchool.Enrolment.OffCampus;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Pages;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Storage;
using AfterSchool.Enrolment.Surveys;
using AfterSchool.Enrolment.Terms;
using AfterSchool.Enrolment.Voluntariness;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Web;

var builder = WebApplication.CreateBuilder(args);
if (await builder.DoneOnceAsync<EnrolmentDb>(args))
    return;

builder.AddService<EnrolmentDb, EnrolmentPack>("enrolment", keepsPupils: true);
builder.AddKeyRing("Grounds");
builder.AddKeyRing("Names");
builder.Services.AddValidation();
builder.Services.AddOpenApi("enrolment", options => options.Describe("Plans, menu, timetable and places"));
builder.Services.AddScoped<Governing>();
builder.Services.AddScoped<Desk>();
builder.Services.AddScoped<PriorityGrounds>();
builder.Services.AddScoped<Seating>();
builder.Services.AddScoped<Exchange>();
builder.Services.AddScoped<Activation>();
builder.Services.AddScoped<Signing>();
builder.Services.AddScoped<Leaving>();
builder.Services.AddScoped<AcademicDays>();
builder.Services.AddScoped<MenuIntake>();
builder.Services.AddScoped<InventoryIntake>();
builder.Services.AddScoped<PeopleShown>();
builder.Services.AddScoped<BoarderList>();
builder.Services.AddScoped<TermBook>();
builder.Services.AddScoped<CountyPolicyBook>();
builder.Services.AddScoped<AgreementBook>();
builder.Services.AddScoped<VoluntarinessBook>();
builder.Services.AddHostedService<TermWatch>();

var app = builder.Build();
if (await app.AnsweredLettersAsync(args))
    return;

var enrolment = app.MapService<EnrolmentPack>();
enrolment.MapServicePlans();
enrolment.MapCountyPolicies();
enrolment.MapInventory();
enrolment.MapSurveys();
enrolment.MapSchoolDays();
enrolment.MapTerms();
enrolment.MapBoarders();
enrolment.MapOfferings();
enrolment.MapEnrolmentRequests();
enrolment.MapPlaces();
enrolment.MapOffCampusChoices();
enrolment.MapExtendedCare();
app.MapPublicPapers();
app.MapAgreementCopies();
await app.RunAsync();
