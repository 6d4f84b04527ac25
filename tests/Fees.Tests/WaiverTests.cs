using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Contracts.Fees;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

public sealed class WaiverTests(FeesApp app)
{
    [Fact]
    public async Task Without_the_local_rule_only_bills_of_pupils_in_difficulty_wait_and_the_authority_owes_it()
    {
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync();
        var (poor, place) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.TellAsync(school.Pupil(poor, "leftBehind,economicDifficulty"));
        await app.TellAsync(school.Place(place, poor, 33_333));
        var others = await school.IssuedAsync(33_333);
        Assert.Equal(33_333, others.Amount.Fen);
        var waiting = await app.BillAsync(place, BillState.AwaitingWaiverRule);
        var duty = await app.InDbAsync(db => db.Duties.AsNoTracking().SingleAsync(one => one.SubjectId == school.Id));
        Assert.Equal(("waiver-rule", "educationAuthority", "(九)¶3"), (duty.Rule, duty.Bound, duty.Article));
        await school
            .AsOffice.PostAsync($"/fees/v1/bills/{waiting.Id}/issue", null)
            .RuledAsync(
                HttpStatusCode.UnprocessableEntity,
                "pending",
                new Law("waiver-rule", "(九)¶3", "具体由各地教育部门会同相关部门制定")
            );

        var rule = new
        {
            key = "waiver.rule",
            division = school.City,
            from = "2026-09-01",
            value = new { percent = 50 },
            document = "家庭经济困难学生减免办法",
            number = (string?)null,
            quote = "减免百分之五十",
        };
        await school
            .Price.PutAsJsonAsync($"/fees/v1/settings/{Guid.CreateVersion7()}", rule)
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        await school.Education.PutAsJsonAsync($"/fees/v1/settings/{Guid.CreateVersion7()}", rule).OkAsync();

        // Half of 333.33 is 166.665: waived 166.67, to be paid 166.66.
        var issued = await app.BillAsync(place, BillState.Issued);
        Assert.Equal((16_666, 16_667), (issued.Amount.Fen, issued.Waived.Fen));
        Assert.True(await app.InDbAsync(db => db.Duties.AnyAsync(one => one.Id == duty.Id && one.DoneAt != null)));
        Assert.Single(app.Told.Of<BillIssued>(), told => told.PlaceId == place);
    }

    [Theory]
    [InlineData("{\"percent\":50}", 50)]
    [InlineData("{\"percent\":\"50\"}", null)]
    [InlineData("{\"percent\":{\"a\":[1]}}", null)]
    [InlineData("{\"percent\":null}", null)]
    [InlineData("{\"percent\":1e999}", null)]
    [InlineData("[50]", null)]
    public void Of_a_rule_that_cannot_be_read_is_none_and_stops_nobodys_bill(string entered, int? percent)
    {
        var value = JsonSerializer.Deserialize<JsonElement>(entered);
        var by = new Citation("", "减免办法", null, "", "减免百分之五十");

        Assert.Equal(percent, WaiverRule.Entered(Cited.ByAuthority(value, by)));
    }
}
