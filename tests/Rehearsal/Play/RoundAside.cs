using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>What happens around a choosing round: one announced wrongly, a family that ranks anew, a public value that comes late.</summary>
public sealed class RoundAside(School school, Places places)
{
    /// <summary>A round is announced for the wrong day, and called off before it opens.</summary>
    public async Task IsAnnouncedWronglyAsync()
    {
        var round = $"/enrolment/v1/rounds/{school.Id("round-on-the-wrong-day")}";
        await school.Office.DoesPutAsync(round, places.Announcement(Places.Close.AddHours(-1)));
        await school.Office.DoesPostAsync($"{round}/call-off");
    }

    /// <summary>A family finds that its second choice is dearer.</summary>
    public async Task AFamilyRanksAnewAsync()
    {
        if (places.Wishes().Where(one => one.Choices.Count > 1).MinBy(one => one.Pupil.Id) is not { } wish)
            return;
        await school
            .GuardianOf(wish.Pupil)
            .DoesPutAsync(
                $"{places.Path(wish)}/rankings/{school.Id("ranked-anew")}",
                new { choices = wish.Choices.Skip(1).Append(wish.Choices[0]) }
            );
    }

    /// <summary>The public value comes out an hour later; everybody is told before.</summary>
    public Task ThePublicValueIsLateAsync() =>
        school.Office.DoesPostAsync(
            $"{places.Round}/postpone",
            new
            {
                publicSource = "中国福利彩票双色球第2026098期开奖号码（推迟一小时开奖）",
                publicDueAt = Places.PublicValueIsOut,
            }
        );
}
