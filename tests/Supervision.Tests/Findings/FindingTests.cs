using System.Net.Http.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Supervision.Findings;
using AfterSchool.Testing;

namespace AfterSchool.Supervision.Tests.Findings;

public sealed class FindingTests(SupervisionApp app)
{
    [Fact]
    public async Task Is_kept_once_for_each_duty_and_read_by_its_school_and_its_region_only()
    {
        var (school, other) = (await app.SchoolAsync("430602"), await app.SchoolAsync("430602"));
        var overdue = Overdue(school.Id);
        await app.TellAsync(overdue);
        await app.TellAsync(overdue);
        await app.TellAsync(Overdue(school.Id));

        await Eventually.Equal(2, async () => (await ReadAsync(school.Principal)).Length, "findings of the school");
        Assert.Equal(2, (await ReadAsync(app.Education("430602"))).Length);
        Assert.Equal(2, (await ReadAsync(app.Education("4306"))).Length);
        Assert.Empty(await ReadAsync(other.Principal));
        Assert.Empty(await ReadAsync(app.Education("430603")));
    }

    private static async Task<FindingShown[]> ReadAsync(HttpClient by) =>
        (await by.GetFromJsonAsync<FindingShown[]>("/supervision/v1/findings"))!;

    private DutyOverdue Overdue(Guid school) =>
        new()
        {
            DutyId = Guid.CreateVersion7(),
            Service = "safety",
            Rule = "leave-school-link",
            BoundBody = "school",
            SchoolId = school,
            DivisionCode = "430602",
            DueOn = new DateOnly(2026, 8, 31),
            Edition = "hunan/2024-03-18",
            Article = "(十)",
            Quote = "建立学生离校信息对接机制",
            OccurredAt = app.Clock.GetUtcNow(),
        };
}
