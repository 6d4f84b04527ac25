using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Safety.Insurance;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Testing;

namespace AfterSchool.Safety.Tests;

public sealed class InsuranceTests(SafetyApp app)
{
    private static readonly DateOnly First = new(2026, 9, 1);
    private static readonly DateOnly Last = new(2027, 1, 20);

    [Fact]
    public async Task Gap_binds_school_and_authority_stops_nothing_and_is_done_by_a_policy()
    {
        var campus = await app.CampusAsync(children: 1);
        await campus.PlanAsync();
        await Eventually.True(async () => (await OpenAsync(campus)).Length == 2, "both duties are open");
        var duties = await OpenAsync(campus);
        Assert.Equal(
            ["educationAuthority", "school"],
            duties.Select(one => one.GetProperty("bound").GetString()).Order(StringComparer.Ordinal)
        );
        Assert.All(duties, one => Assert.Equal("投保范围应包含课后服务时段", one.GetProperty("quote").GetString()));
        Assert.All(duties, one => Assert.Equal("(十)", one.GetProperty("article").GetString()));
        await campus.BegunAsync();

        await EnterAsync(campus, coversServiceHours: false).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(2, (await OpenAsync(campus)).Length);
        await EnterAsync(campus, coversServiceHours: true).IsAsync(HttpStatusCode.NoContent);
        Assert.Empty(await OpenAsync(campus));
    }

    [Fact]
    public void Cover_of_the_whole_term_to_its_last_day_leaves_no_gap() =>
        Assert.Null(Cover.FirstGap([Policy(First, Last)], First, Last));

    [Fact]
    public void Cover_that_ends_one_day_early_leaves_the_last_day() =>
        Assert.Equal(Last, Cover.FirstGap([Policy(First, Last.AddDays(-1))], First, Last));

    [Fact]
    public void Cover_by_two_policies_that_meet_leaves_no_gap() =>
        Assert.Null(
            Cover.FirstGap(
                [Policy(new(2027, 1, 1), new(2027, 12, 31)), Policy(new(2026, 1, 1), new(2026, 12, 31))],
                First,
                Last
            )
        );

    [Fact]
    public void Cover_without_the_service_hours_covers_no_day() =>
        Assert.Equal(First, Cover.FirstGap([Policy(First, Last, coversServiceHours: false)], First, Last));

    private Task<HttpResponseMessage> EnterAsync(Campus campus, bool coversServiceHours) =>
        campus.AsOffice.PutAsJsonAsync(
            $"/safety/v1/insurance-policies/{Guid.CreateVersion7()}",
            new
            {
                schoolId = campus.School,
                from = app.Clock.Today(),
                until = app.Clock.Today().AddDays(365),
                coversServiceHours,
            }
        );

    private static async Task<JsonElement[]> OpenAsync(Campus campus) =>
        [
            .. (await campus.AsOffice.GetAsync("/safety/v1/duties?open=true").JsonAsync())
                .EnumerateArray()
                .Where(one => one.GetProperty("rule").GetString()!.StartsWith("insurance", StringComparison.Ordinal)),
        ];

    private static InsurancePolicy Policy(DateOnly from, DateOnly until, bool coversServiceHours = true) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            SchoolId = Guid.Empty,
            From = from,
            Until = until,
            CoversServiceHours = coversServiceHours,
            EnteredBy = Guid.Empty,
            EnteredAt = default,
        };
}
