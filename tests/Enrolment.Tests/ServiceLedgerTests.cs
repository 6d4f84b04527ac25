using System.Net;
using System.Text.Json;
using AfterSchool.Contracts.Safety;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Enrolment.Tests.FivePlaces;

namespace AfterSchool.Enrolment.Tests;

/// <summary>The ledger of each kind of service writes itself from what was planned and what took place.</summary>
public sealed class ServiceLedgerTests(EnrolmentApp app)
{
    [Theory]
    [InlineData(Hunan, "plan time number content form", "对每一种课后服务的计划、时间、人数、内容")]
    [InlineData(Urumqi, "number content time form", "人数、内容、时间、形式等进行档案资料留存")]
    [InlineData(Changzhi, null, null)]
    public async Task Holds_plan_time_number_content_and_form_of_each_item(string place, string? asked, string? quote)
    {
        var (school, offering, child) = await TakingPartAsync(place);
        var day = await HeldAsync(school, offering, child.Id, Guid.CreateVersion7());
        await HeldAsync(school, offering, Guid.CreateVersion7());
        // Told once more, as after a restore: it is the same session.
        await TellAsync(school, offering, day, child.Id);

        var ledger = await school.AsEducation().ReadAsync($"schools/{school.Id}/service-ledger?termId={school.TermId}");

        Assert.Equal(asked, Words(ledger.GetProperty("asked")));
        Assert.Equal(
            quote,
            ledger.GetProperty("sources").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first
                ? first.GetProperty("quote").GetString()
                : null
        );
        var line = Assert.Single(ledger.GetProperty("lines").EnumerateArray());
        Assert.Equal("篮球", line.GetProperty("title").GetString());
        Assert.Equal("smallGroup", line.GetProperty("form").GetString());
        Assert.StartsWith("FA-", line.GetProperty("plan").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, line.GetProperty("joined").GetInt32());
        Assert.Equal(2, line.GetProperty("sessionsHeld").GetInt32());
        // 2 were present in the first and 1 in the second, 60 minutes each.
        Assert.Equal(
            (3, 120),
            (line.GetProperty("attendances").GetInt32(), line.GetProperty("minutesHeld").GetInt32())
        );

        var sheet = await SheetAsync(
            school.AsOffice,
            $"schools/{school.Id}/service-ledger.xlsx?termId={school.TermId}"
        );
        Assert.Equal(["素质拓展", "体育", "篮球", "小组"], sheet[1][1..5]);
        Assert.Equal(["2", "120", "3"], sheet[1][11..14]);
    }

    [Fact]
    public async Task Keeps_an_item_that_has_stopped_and_shows_it_to_no_stranger()
    {
        var (school, offering, child) = await TakingPartAsync(Hunan);
        await HeldAsync(school, offering, child.Id);
        await school
            .AsOffice.PostAsync($"offerings/{offering}/suspend", new { reason = "教师离职" })
            .IsAsync(HttpStatusCode.NoContent);
        var ledger = await school.AsOffice.ReadAsync($"schools/{school.Id}/service-ledger?termId={school.TermId}");
        var line = Assert.Single(ledger.GetProperty("lines").EnumerateArray());
        Assert.Equal(
            ("suspended", 1),
            (line.GetProperty("status").GetString(), line.GetProperty("sessionsHeld").GetInt32())
        );
        var other = await app.SchoolAsync();
        foreach (var what in new[] { "service-ledger", "service-ledger.xlsx", "process-records.xlsx" })
            Assert.Equal(
                HttpStatusCode.NotFound,
                await other.AsOffice.StatusAsync($"schools/{school.Id}/{what}?termId={school.TermId}")
            );
    }

    [Fact]
    public async Task Lipu_may_take_what_a_child_took_part_in_into_its_evaluation_without_marks()
    {
        var (school, offering, child) = await TakingPartAsync(Lipu);
        await HeldAsync(school, offering, child.Id);
        await HeldAsync(school, offering, Guid.CreateVersion7());
        var sheet = await SheetAsync(
            school.AsOffice,
            $"schools/{school.Id}/process-records.xlsx?termId={school.TermId}"
        );
        // Two sessions took place, the child was in one of them for 60 minutes.
        Assert.Equal(["张三", "三年级", "一班", "篮球", "体育", "2", "1", "60"], Assert.Single(sheet[1..]));
    }

    [Fact]
    public async Task Makes_no_record_of_a_child_where_no_document_has_a_use_for_it()
    {
        foreach (var place in new[] { Hunan, Zaozhuang, Changzhi, Urumqi })
        {
            var school = await app.SchoolInAsync(place);
            Assert.Equal(
                HttpStatusCode.NotFound,
                await school.AsOffice.StatusAsync($"schools/{school.Id}/process-records.xlsx?termId={school.TermId}")
            );
        }
    }

    private async Task<(SchoolAtHand, Guid Offering, Child)> TakingPartAsync(string place)
    {
        var school = await app.SchoolInAsync(place);
        var offering = await school.OfferAsync(await school.OpenAsync(place), ("form", "smallGroup"));
        var pupils = await app.ClassAsync(school, 3, "");
        var request = await pupils.ApprovedAsync(school, pupils.Children[0], offering);
        await school.AllocateAsync(offering);
        if (place == Hunan)
        {
            await pupils.SignAsync(request, pupils.Children[0]).IsAsync(HttpStatusCode.NoContent);
            await school.SignAsync(request, "school").IsAsync(HttpStatusCode.NoContent);
        }

        return (school, offering, pupils.Children[0]);
    }

    private int _held;

    private async Task<DateOnly> HeldAsync(SchoolAtHand school, Guid offering, params Guid[] present)
    {
        var day = new DateOnly(2026, 9, 7).AddDays(7 * _held++);
        await TellAsync(school, offering, day, present);
        await Eventually.True(
            () => app.InDbAsync(db => db.HeldSessions.AnyAsync(one => one.OfferingId == offering && one.Day == day)),
            "the session is kept"
        );
        return day;
    }

    private Task TellAsync(SchoolAtHand school, Guid offering, DateOnly day, params Guid[] present) =>
        app.TellAsync(
            new SessionHeld
            {
                SessionId = ServiceDefaults.Storage.Derived.From(offering, $"{day:yyyy-MM-dd}"),
                OfferingId = offering,
                SchoolId = school.Id,
                Day = day,
                Minutes = 60,
                StaffIds = [school.Office],
                PresentPupilIds = present,
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );

    private static string? Words(JsonElement list) =>
        list.ValueKind == JsonValueKind.Null
            ? null
            : string.Join(' ', list.EnumerateArray().Select(one => one.GetString()));

    private static async Task<string?[][]> SheetAsync(HttpClient client, string what)
    {
        var answer = await client.GetAsync(new Uri($"/enrolment/v1/{what}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var workbook = await answer.Content.ReadAsByteArrayAsync();
        Assert.Empty(Sheets.Wrong(workbook));
        return Sheets.Read(workbook);
    }
}
