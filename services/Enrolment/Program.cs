using AfterSchool.Enrolment;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.OffCampus;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Web;

var builder = WebApplication.CreateBuilder(args);
if (await builder.MigratedAsync<EnrolmentDb>(args))
    return;

builder.AddService<EnrolmentDb, EnrolmentPack>("enrolment", keepsPupils: true);
builder.AddKeyRing("Grounds");
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

var app = builder.Build();
if (await app.AnsweredLettersAsync(args))
    return;

var enrolment = app.MapService<EnrolmentPack>();
enrolment.MapServicePlans();
enrolment.MapSchoolDays();
enrolment.MapOfferings();
enrolment.MapEnrolmentRequests();
enrolment.MapPlaces();
enrolment.MapOffCampusChoices();
await app.RunAsync();
