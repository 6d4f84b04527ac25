using AfterSchool.Rehearsal.Web;

namespace AfterSchool.EndToEnd;

/// <summary>A pupil's term under Urumqi's document of 2019.</summary>
[Collection(nameof(Stories))]
public sealed class UrumqiTests(RunningSystem system)
{
    [Fact]
    public async Task A_pupils_term_runs_with_a_cap_of_200_yuan_and_nobody_serves_unfiled()
    {
        var story = await Story.BeginAsync(system, "urumqi");
        await story.Opening.PlayAsync();

        await story.Wrong.IsAnsweredAsync(
            () => story.Charges.AskStandardAsync("200.01"),
            "term-cap",
            "refused",
            "不超过200元/生/学期"
        );
        await story.Charges.StandardIsPublishedAsync();

        await story.Admission.TeachersAreClearedAsync();
        await story.Menu.IsPublishedAsync();
        await story.Admission.TeachersAreAssignedAsync();
        await AnUnfiledCoachIsRefusedAsync(story);

        await story.Places.AreConfirmedAsync(callers: 1);
        await story.Money.BillsArePaidAsync(callers: 1);
        Assert.Equal(360.00m, story.Money.Billed);
        await story.AnAfternoonPassesAsync();
        await story.Money.StaffArePaidAsync([story.School.DutyTeachers[0]], "2026-09");
        await story.Complaint.PlayAsync();
        await new Province(system, story.School.Made.Place).ReadsAsync(
            "1 school, 1 plan, 2 bills 360.00, 0 refund, 1 complaint closed, 1 session"
        );
    }

    private static async Task AnUnfiledCoachIsRefusedAsync(Story story)
    {
        var coach = await story.School.PostAsync("coach", "dutyTeacher");
        await story.School.Office.DoesPutAsync(
            $"/staffing/v1/persons/{coach.Account}",
            new
            {
                schoolId = story.School.Made.Id,
                category = "coach",
                ownDutiesFulfilled = true,
            }
        );
        await story.Wrong.IsAnsweredAsync(
            () => story.Admission.AskAssignmentAsync(coach, story.Sport.Id),
            "person-without-filing",
            "refused",
            "须先经属地教育行政部门"
        );
    }
}
