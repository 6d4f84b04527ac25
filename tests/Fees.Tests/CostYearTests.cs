using System.Net.Http.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Fees.CostAccountings;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AfterSchool.Fees.Tests;

/// <summary>Fees with a clock of its own, which stands on the last day of 2024 until a test moves it.</summary>
public sealed class FeesAtYearsEnd() : ServiceUnderTest<Program, Storage.FeesDb>("fees_year")
{
    public FakeTimeProvider Now { get; } = new(new DateOnly(2024, 12, 31).InChinaAt(new TimeOnly(20, 0)));

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Now));
    }
}

public sealed class CostYearTests(FeesAtYearsEnd app) : IClassFixture<FeesAtYearsEnd>
{
    private static readonly DivisionCode City = DivisionCode.Parse("6501");

    [Fact]
    public async Task AC_081_A_year_without_cost_accounting_is_a_finding_against_the_price_authority()
    {
        // Given the last run on 2023-05-10; when 1 January 2025 comes with none in 2024; then overdue.
        var price = app.As(Guid.CreateVersion7(), Roles.Authority, "6501", Departments.Price);
        await RunAsync(price, "2023-05-10").OkAsync();
        await app.TellAsync(SchoolOfUrumqi());
        var owed = await OwedAsync(2024);
        Assert.Equal(
            (
                "cost-accounting",
                "priceAndEducationAuthorities",
                new DateOnly(2024, 12, 31),
                "五(一)",
                "urumqi/2019-11-29"
            ),
            (owed.Rule, owed.Bound, owed.DueOn, owed.Article, owed.Edition)
        );
        Assert.Equal("每一年对课后服务收费进行一次成本核算", owed.Quote);
        Assert.Empty(app.Told.Of<DutyOverdue>());

        app.Now.Advance(TimeSpan.FromHours(5));
        var told = await app.Told.FirstAsync<DutyOverdue>(told => told.DutyId == owed.Id);
        Assert.Equal(("priceAndEducationAuthorities", "650100"), (told.BoundBody, told.DivisionCode));

        // 2025 is owed from its first day; a run on its last day is in time.
        await OwedAsync(2025);
        app.Now.Advance(TimeSpan.FromDays(364));
        await RunAsync(price, "2025-12-31").OkAsync();
        app.Now.Advance(TimeSpan.FromDays(1));
        await OwedAsync(2026);
        Assert.Equal(2024, Assert.Single(app.Told.Of<DutyOverdue>()).DueOn.Year);
    }

    [Fact]
    public async Task Only_price_and_education_of_the_city_record_one()
    {
        var elsewhere = app.As(Guid.CreateVersion7(), Roles.Authority, "6502", Departments.Price);
        await RunAsync(elsewhere, "2024-05-10").IsAsync(System.Net.HttpStatusCode.NotFound);
        var police = app.As(Guid.CreateVersion7(), Roles.Authority, "6501", Departments.Police);
        await RunAsync(police, "2024-05-10").IsAsync(System.Net.HttpStatusCode.NotFound);
    }

    private static Task<HttpResponseMessage> RunAsync(HttpClient caller, string on) =>
        caller.PutAsJsonAsync(
            $"/fees/v1/cost-accountings/{Guid.CreateVersion7()}",
            new
            {
                division = "6501",
                on,
                document = "课后服务成本核算报告",
            }
        );

    private Task<ServiceDefaults.Policy.Duty> OwedAsync(int year)
    {
        var subject = CostAccounting.YearOf(City, year);
        return Eventually.Some(
            () => app.InDbAsync(db => db.Duties.AsNoTracking().FirstOrDefaultAsync(one => one.SubjectId == subject)),
            $"the cost accounting of {year} is owed"
        );
    }

    private Contracts.Directory.SchoolRecorded SchoolOfUrumqi() =>
        new()
        {
            SchoolId = Guid.CreateVersion7(),
            Revision = 1,
            DivisionCode = "650102",
            SchoolCode = "2165000001",
            Name = "实验小学",
            Kind = "primary",
            Stages = ["primary"],
            Ownership = "public",
            IsRural = false,
            IsTownship = false,
            IsBoarding = false,
            CompetentAuthority = "650102",
            CoordinatingSchoolId = null,
            OccurredAt = app.Now.GetUtcNow(),
        };
}
