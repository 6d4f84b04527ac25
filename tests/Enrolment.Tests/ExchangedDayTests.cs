using System.Net;
using AfterSchool.Contracts.Enrolment;

namespace AfterSchool.Enrolment.Tests;

public sealed class ExchangedDayTests(EnrolmentApp app)
{
    private static readonly DateOnly Saturday = new(2026, 10, 10);

    [Fact]
    public async Task Runs_the_weekday_s_sessions_on_a_Saturday_worked_in_exchange_though_entered_late()
    {
        var school = await app.SchoolAsync();
        var offering = await school.OnMenuAsync(await school.PlanInForceAsync());
        Assert.DoesNotContain(Saturday, await DaysAsync(school, offering));

        // 10 October 2026 is worked; the school gives Monday's lessons on it, and the offering is held on Mondays.
        await EnterAsync(school, "monday").IsAsync(HttpStatusCode.NoContent);

        Assert.Contains(Saturday, await DaysAsync(school, offering));
        var told = await app.Told.FirstAsync<SessionsScheduled>(one => one.OfferingId == offering && one.Revision == 2);
        Assert.Contains(told.Sessions, session => session.Day == Saturday);

        // Tuesday's lessons instead: the session goes again.
        await EnterAsync(school, "tuesday").IsAsync(HttpStatusCode.NoContent);
        Assert.DoesNotContain(Saturday, await DaysAsync(school, offering));
    }

    [Fact]
    public async Task Keeps_Monday_to_Friday_where_the_document_says_so()
    {
        var school = await app.SchoolInAsync(FivePlaces.Urumqi);
        var offering = await school.OnMenuAsync(await school.OpenedAsync());
        await EnterAsync(school, "monday").IsAsync(HttpStatusCode.NoContent);
        Assert.DoesNotContain(Saturday, await DaysAsync(school, offering));
    }

    [Fact]
    public async Task Takes_no_free_weekend_for_a_day_worked_in_exchange()
    {
        var school = await app.SchoolAsync();
        await EnterAsync(school, "monday", "2026-09-12").IsAsync(HttpStatusCode.BadRequest);
    }

    private static Task<HttpResponseMessage> EnterAsync(
        SchoolAtHand school,
        string runsAs,
        string day = "2026-10-10"
    ) =>
        school.AsOffice.PutAsync(
            $"schools/{school.Id}/day",
            new
            {
                dismissals = Array.Empty<object>(),
                breaks = Array.Empty<object>(),
                exchanged = new[] { new { day, runsAs } },
            }
        );

    private static async Task<IReadOnlyList<DateOnly>> DaysAsync(SchoolAtHand school, Guid offering) =>
        [
            .. (await school.AsOffice.ReadAsync($"offerings/{offering}/sessions"))
                .EnumerateArray()
                .Select(one => DateOnly.Parse(one.GetProperty("day").GetString()!, null)),
        ];
}
