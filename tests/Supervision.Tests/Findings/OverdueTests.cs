using System.Net.Http.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Supervision.Findings;
using AfterSchool.Supervision.Province;
using AfterSchool.Testing;

namespace AfterSchool.Supervision.Tests.Findings;

/// <summary>Lives through the National Day by a clock of its own, so that no other test is moved.</summary>
public sealed class OverdueTests(LaterApp app) : IClassFixture<LaterApp>
{
    [Fact]
    public async Task A_step_not_done_on_its_last_day_becomes_a_finding_against_the_authority_the_day_after()
    {
        var school = await app.SchoolAsync();
        await MoveToAsync(new DateOnly(2026, 9, 29));
        var late = await app.CaseAsync(school.Id);
        var inTime = await app.CaseAsync(school.Id);
        Assert.Equal(new DateOnly(2026, 10, 8), late.AcknowledgeDueOn);

        await MoveToAsync(new DateOnly(2026, 10, 8));
        await SupervisionApp.DoneAsync(app.Agent(), inTime.Id, "acknowledge");
        Assert.Equal(0, await OverdueAsync());
        Assert.Empty(await FindingsAsync());

        await MoveToAsync(new DateOnly(2026, 10, 9));
        await Eventually.True(async () => (await FindingsAsync()).Length > 0, "the finding is kept");
        var finding = Assert.Single(await FindingsAsync());
        Assert.Equal("acknowledge-complaint", finding.Rule);
        Assert.Equal("educationAuthority", finding.BoundBody);
        Assert.Equal("(十一)", finding.Article);
        Assert.Equal("及时核查办理群众反映的课后服务问题", finding.Quote);
        Assert.Equal(1, await OverdueAsync());
    }

    private Task MoveToAsync(DateOnly day)
    {
        app.Clock.SetUtcNow(day.InChinaAt(new TimeOnly(16, 20)));
        return Task.CompletedTask;
    }

    private async Task<FindingShown[]> FindingsAsync() =>
        (await app.Education().GetFromJsonAsync<FindingShown[]>("/supervision/v1/findings"))!;

    private async Task<long> OverdueAsync()
    {
        var summary = await app.As(Guid.CreateVersion7(), "provincialPlatform", "43")
            .GetFromJsonAsync<ProvinceSummary>("/province/v1/summary");
        return summary!.Divisions.Single(one => one.Division == "430102").Complaints.Overdue;
    }
}

/// <summary>A second Supervision, whose clock is moved.</summary>
public sealed class LaterApp : SupervisionApp;
