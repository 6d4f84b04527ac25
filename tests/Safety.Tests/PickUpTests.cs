using System.Net;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Testing;

namespace AfterSchool.Safety.Tests;

/// <summary>Children not collected in time (接送、延时托管).</summary>
public sealed class PickUpTests(SafetyApp app)
{
    [Fact]
    public async Task Is_the_duty_managers_once_the_extended_care_is_over_and_done_when_the_last_child_has_left()
    {
        // Began 125 minutes ago for 90: it ended 35 minutes ago, five more than the thirty of the default.
        var campus = await app.CampusAsync(children: 2, startedMinutesAgo: 125);
        await campus.BegunAsync();
        var told = await app.Told.FirstAsync<NoticeDue>(one =>
            one.Template == "pick-up-late" && one.SubjectId == campus.Session
        );
        Assert.Equal(campus.Office, told.ToAccountId);
        await campus.OwesAsync("pick-up-late", "school", "(十)", "建立学生离校信息对接机制");
        Assert.True(await IsLateAsync(campus));

        await campus.ReleaseToGuardianAsync(campus.AsOffice, campus.Children[0]).IsAsync(HttpStatusCode.NoContent);
        Assert.Single(await campus.OpenDutiesAsync("pick-up-late"));
        await campus.ReleaseToGuardianAsync(campus.AsOffice, campus.Children[1]).IsAsync(HttpStatusCode.NoContent);
        Assert.Empty(await campus.OpenDutiesAsync("pick-up-late"));
    }

    [Fact]
    public async Task Is_in_time_during_the_extended_care()
    {
        // Ended 10 minutes ago.
        var campus = await (await app.CampusAsync(children: 1, startedMinutesAgo: 100)).BegunAsync();
        Assert.False(await IsLateAsync(campus));
    }

    [Theory]
    [InlineData("hunan", 29.9, null)]
    [InlineData("hunan", 30, null)] // exactly on the minute it is still in time
    [InlineData("hunan", 30.1, Verdict.Duty)]
    [InlineData("zaozhuang", 30.1, Verdict.Duty)]
    [InlineData("changzhi", 30.1, Verdict.Noted)] // 「放学早、接送难、无人管」 is an aim
    public void Follows_the_force_of_the_place(string place, double minutesSinceEnd, Verdict? expected)
    {
        var ruling = PickUpRule.Judge(Pages.Of(place).LatePickUpMinutes, minutesSinceEnd);
        Assert.Equal(expected, ruling.Gravest);
    }

    private static async Task<bool> IsLateAsync(Campus campus)
    {
        var shown = await campus.AsOffice.GetAsync($"/safety/v1/campus?schoolId={campus.School}").JsonAsync();
        return shown.GetProperty("children")[0].GetProperty("isLate").GetBoolean();
    }
}

/// <summary>The pages, by place.</summary>
internal static class Pages
{
    private static readonly IReadOnlyList<SafetyPack> All = PageReader.ReadAll<SafetyPack>(typeof(SafetyPack).Assembly);

    public static SafetyPack Of(string place) => All.Single(one => one.Place == place);
}
