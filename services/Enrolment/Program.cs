using AfterSchool.Enrolment;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<EnrolmentDb, EnrolmentPack>("enrolment", keepsPupils: true);
builder.AddKeyRing("Grounds");
builder.Services.AddValidation();
builder.Services.AddOpenApi("enrolment", options => options.Describe("Plans, menu, timetable and places"));
builder.Services.AddScoped<Governing>();
builder.Services.AddScoped<Desk>();

var app = builder.Build();
if (await app.RanCommandAsync<EnrolmentDb>(args))
    return;

var enrolment = app.MapService<EnrolmentPack>();
enrolment.MapServicePlans();
await app.RunAsync();
