using AfterSchool.Enrolment;
using AfterSchool.Enrolment.Boarders;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.ExtendedCare;
using AfterSchool.Enrolment.LiveSeats;
using AfterSchool.Enrolment.OffCampus;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.Enrolment.SeatClaims;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Storage;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Web;

var builder = WebApplication.CreateBuilder(args);
if (await builder.DoneOnceAsync<EnrolmentDb>(args))
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
builder.Services.AddScoped<BoarderList>();
builder.Services.AddScoped<TermBook>();
builder.Services.AddScoped<HeldSeats>();
builder.Services.AddSingleton<ClaimGathering>();
builder.Services.AddSingleton<SeatWatch>();
builder.Services.AddSingleton<MenuKept>();
builder.Services.AddHostedService(services => services.GetRequiredService<ClaimGathering>());
builder.Services.AddHostedService(services => services.GetRequiredService<SeatWatch>());
builder.Services.AddHostedService<ReleaseHeldSeats>();
builder.Services.AddHostedService<TermWatch>();

var app = builder.Build();
if (await app.AnsweredLettersAsync(args))
    return;

var enrolment = app.MapService<EnrolmentPack>();
enrolment.MapServicePlans();
enrolment.MapSchoolDays();
enrolment.MapTerms();
enrolment.MapBoarders();
enrolment.MapOfferings();
enrolment.MapEnrolmentRequests();
enrolment.MapPlaces();
enrolment.MapSeatClaims();
enrolment.MapLiveSeats();
enrolment.MapOffCampusChoices();
enrolment.MapExtendedCare();
await app.RunAsync();
