using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<StaffingDb, StaffingPack>("staffing", keepsPupils: false);
builder.Services.AddValidation();
builder.Services.AddOpenApi("staffing", options => options.Describe("Staffing and vendor vetting"));

var app = builder.Build();
if (await app.RanCommandAsync<StaffingDb>(args))
    return;

app.MapService<StaffingPack>();
await app.RunAsync();
