using AfterSchool.Contracts.Everyone;
using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Safety.Tests;

public sealed class WatchTests(SafetyApp app)
{
    [Fact]
    public async Task Tells_the_office_of_a_group_that_has_begun_without_a_supervisor()
    {
        // The campus's session began ten minutes ago and nobody has signed in.
        var campus = await app.CampusAsync(children: 1);
        var told = await app.Told.FirstAsync<NoticeDue>(one =>
            one.SubjectId == campus.Session && one.Template == "group-without-supervisor"
        );
        Assert.Equal(campus.Office, told.ToAccountId);
        var task = (await campus.AsOffice.GetAsync("/safety/v1/duties?open=true").JsonAsync())
            .EnumerateArray()
            .Single(one => one.GetProperty("rule").GetString() == "group-without-supervisor");
        Assert.Equal("制定并落实考勤、监管、交接班制度和应急预案", task.GetProperty("quote").GetString());
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, false)] // exactly on the minute it is still in time
    [InlineData(15.1, true)]
    public void Raises_a_roll_not_called_after_the_alert(double minutesSinceStart, bool isRaised)
    {
        var page = PageReader.ReadAll<SafetyPack>(typeof(SafetyPack).Assembly).Single(one => one.Place == "hunan");
        var ruling = AttendanceRule.JudgeRollCall(page.RollCallAlertMinutes, minutesSinceStart);
        Assert.Equal(isRaised ? Verdict.Duty : null, ruling.Gravest);
        Assert.True(page.RollCallAlertMinutes!.IsDefault);
    }
}
