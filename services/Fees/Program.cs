using AfterSchool.Fees;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.BudgetYears;
using AfterSchool.Fees.ChargePackages;
using AfterSchool.Fees.CostAccountings;
using AfterSchool.Fees.Expenditures;
using AfterSchool.Fees.Incomes;
using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.PayLists;
using AfterSchool.Fees.Payments;
using AfterSchool.Fees.PayoutRules;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Publications;
using AfterSchool.Fees.Refunds;
using AfterSchool.Fees.SchoolNotices;
using AfterSchool.Fees.Standards;
using AfterSchool.Fees.Storage;
using AfterSchool.Fees.TermAccounts;
using AfterSchool.Fees.Waivers;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Web;

var builder = WebApplication.CreateBuilder(args);
if (await builder.DoneOnceAsync<FeesDb>(args))
    return;

builder.AddService<FeesDb, FeesPack>("fees", keepsPupils: true);
builder.AddKeyRing("Grounds");
builder.Services.AddValidation();
builder.Services.AddOpenApi("fees", options => options.Describe("Standards, bills, refunds and the ledger"));
builder.Services.AddScoped<Ledger>();
builder.Services.AddScoped<BillIssuing>();
builder.Services.AddScoped<RefundObligation>();
builder.Services.AddSingleton<Seals>();
builder.Services.AddHostedService<BillClock>();
builder.Services.AddHostedService<FeeCalendar>();

var app = builder.Build();
if (await app.AnsweredLettersAsync(args))
    return;

var fees = app.MapService<FeesPack>();
fees.AddEndpointFilter(AmountsAboveZero.Check);
fees.MapFeeStandards();
fees.MapChargePackages();
fees.MapBills();
fees.MapPayments();
fees.MapRefunds();
fees.MapExpenditures();
fees.MapPayLists();
fees.MapTermAccounts();
fees.MapAccounts();
fees.MapIncomes();
fees.MapWaivers();
fees.MapFeePublications();
fees.MapCostAccountings();
fees.MapPayoutRules();
fees.MapBudgetYears();
fees.MapSchoolNotices();
await app.RunAsync();
