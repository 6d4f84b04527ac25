using AfterSchool.Enrolment;
using AfterSchool.Enrolment.Boarders;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.ExtendedCare;
using AfterSchool.Enrolment.OffCampus;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Pages.Family;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.Enrolment.SchoolDays;
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
builder.Services.AddScoped<WholeClasses>();
builder.Services.AddScoped<RoundGate>();
builder.Services.AddScoped<FrozenList>();
builder.Services.AddScoped<GivenPlaces>();
builder.Services.AddScoped<DrawnPlaces>();
builder.Services.AddScoped<WaitingList>();
builder.Services.AddScoped<OpenOffers>();
builder.Services.AddHostedService<OfferWatch>();
builder.Services.AddScoped<AcademicDays>();
builder.Services.AddScoped<BoarderList>();
builder.Services.AddScoped<TermBook>();
builder.Services.AddHostedService<TermWatch>();
builder.AddFamilyPages();

var app = builder.Build();
if (await app.AnsweredLettersAsync(args))
    return;

var enrolment = app.MapService<EnrolmentPack>();
enrolment.MapServicePlans();
enrolment.MapSchoolDays();
enrolment.MapTerms();
enrolment.MapBoarders();
enrolment.MapOfferings();
enrolment.MapRounds();
enrolment.MapEnrolmentRequests();
enrolment.MapPlaces();
enrolment.MapOffCampusChoices();
enrolment.MapExtendedCare();
app.MapPublicRounds();
app.MapFamilyPages();
await app.RunAsync();
