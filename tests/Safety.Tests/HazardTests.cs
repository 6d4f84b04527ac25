using System.Net;
using System.Net.Http.Json;
using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Safety.Tests;

/// <summary>Checks for hazards by the categories of the text (安全排查).</summary>
public sealed class HazardTests(SafetyApp app)
{
    [Fact]
    public async Task A_check_that_leaves_out_a_category_of_the_text_stays_pending()
    {
        var campus = await app.CampusAsync(children: 1, division: "370402");
        await campus.PlanAsync();
        const string Sentence = "切实消除在场地、消防、食品卫生、安全保卫等方面";
        await campus.OwesAsync("hazard-inspection-owed", "school", "八(二)", Sentence);
        var line = await InspectAsync(campus, "premises", "fire", "security")
            .RulesAsync("pending", "hazard-categories-missing", "八(二)", Sentence);
        Assert.Equal("food", line.GetProperty("compared").GetProperty("missing")[0].GetString());
        Assert.Single(await campus.OpenDutiesAsync("hazard-inspection-owed"));

        await InspectAsync(campus, "premises", "fire", "security", "food").IsAsync(HttpStatusCode.NoContent);
        // No word of regular checks here: nothing further is owed in this term.
        Assert.Empty(await campus.OpenDutiesAsync("hazard-inspection-owed"));
    }

    [Fact]
    public async Task A_regular_check_opens_the_next_one_a_month_later()
    {
        var campus = await app.CampusAsync(children: 1, division: "140402");
        await campus.PlanAsync();
        // No category is named, so a check of any does.
        await InspectAsync(campus, "traffic").IsAsync(HttpStatusCode.NoContent);
        var next = await campus.OwesAsync(
            "hazard-inspection-owed",
            "school",
            "四(一)¶4",
            "定期开展安全排查，防范安全风险"
        );
        Assert.Equal(app.Clock.Today().AddMonths(1).ToString("O"), next.GetProperty("dueOn").GetString());
    }

    [Fact]
    public void The_next_check_falls_on_the_last_day_of_the_term_but_not_after_it()
    {
        var monthly = Pages.Of("changzhi").HazardIntervalMonths;
        Assert.True(monthly!.IsDefault);
        var looked = new DateOnly(2026, 12, 20);
        // 20 December + 1 month = 20 January.
        Assert.Equal(new(2027, 1, 20), HazardInspectionRule.NextAfter(monthly, looked, new(2027, 1, 21)));
        Assert.Equal(new(2027, 1, 20), HazardInspectionRule.NextAfter(monthly, looked, new(2027, 1, 20)));
        Assert.Null(HazardInspectionRule.NextAfter(monthly, looked, new(2027, 1, 19)));
        Assert.Null(HazardInspectionRule.NextAfter(monthly, looked, null));
        Assert.Null(HazardInspectionRule.NextAfter(Pages.Of("lipu").HazardIntervalMonths, looked, new(2027, 1, 21)));
    }

    [Theory]
    [InlineData("lipu", "premises facilities fire food security")]
    [InlineData("zaozhuang", "premises fire food security")]
    [InlineData("hunan", "facilities foodAndWater health fire traffic")]
    [InlineData("changzhi", "")]
    [InlineData("urumqi", "premises fire food security")]
    public void Every_category_of_the_text_is_asked_for_and_no_other(string place, string categories)
    {
        var (page, asked) = (Pages.Of(place), categories.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Null(HazardInspectionRule.JudgeComplete(page, asked).Gravest);
        foreach (var left in asked)
            Assert.Equal(Verdict.Pending, HazardInspectionRule.JudgeComplete(page, [.. asked.Except([left])]).Gravest);
    }

    private Task<HttpResponseMessage> InspectAsync(Campus campus, params string[] categories) =>
        campus.AsOffice.PutAsJsonAsync(
            $"/safety/v1/hazard-inspections/{Guid.CreateVersion7()}",
            new
            {
                schoolId = campus.School,
                inspectedOn = app.Clock.Today(),
                categories,
                words = "逐项查看",
            }
        );
}
