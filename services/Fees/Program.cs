using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.Payments;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Standards;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<FeesDb, FeesPack>("fees", keepsPupils: true);
builder.AddKeyRing("Grounds");
builder.Services.AddOpenApi("fees", options => options.Describe("Standards, bills, refunds and the ledger"));
builder.Services.AddScoped<Ledger>();
builder.Services.AddScoped<BillIssuing>();
builder.Services.AddHostedService<BillClock>();

var app = builder.Build();
if (await app.RanCommandAsync<FeesDb>(args))
    return;

var fees = app.MapService<FeesPack>();
fees.MapFeeStandards();
fees.MapBills();
fees.MapPayments();
fees.MapAccounts();
await app.RunAsync();
