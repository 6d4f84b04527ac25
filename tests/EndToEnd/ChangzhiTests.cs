using AfterSchool.Rehearsal.Web;

namespace AfterSchool.EndToEnd;

/// <summary>A pupil's term under Changzhi's document of 2021: nobody pays, and nobody with need is turned away.</summary>
[Collection(nameof(Stories))]
public sealed class ChangzhiTests(RunningSystem system)
{
    [Fact]
    public async Task A_pupils_term_runs_without_a_bill_and_no_applicant_is_refused()
    {
        var story = await Story.BeginAsync(system, "changzhi");
        await story.UntilTheMenuIsPublishedAsync();
        await NobodyIsTurnedAwayAsync(story);
        await story.Places.AreConfirmedAsync(callers: 1);
        await NobodyIsBilledAsync(story);
        await story.AnAfternoonPassesAsync();
        await story.Complaint.PlayAsync();
        await new Province(system, story.School.Made.Place).ReadsAsync(
            "1 school, 1 plan, 0 bills 0.00, 0 refund, 1 complaint closed, 1 session"
        );
    }

    private static async Task NobodyIsTurnedAwayAsync(Story story)
    {
        var (school, pupil) = (story.School, story.School.Made.Pupils[0]);
        var request = $"/enrolment/v1/requests/{school.Id("declined")}";
        await school
            .GuardianOf(pupil)
            .DoesPutAsync(request, new { pupilId = pupil.Id, choices = new[] { story.School.Made.Menu[2].Id } });
        await story.Wrong.IsAnsweredAsync(
            () =>
                school.Office.PostAsync(
                    $"{request}/decide",
                    new
                    {
                        approved = false,
                        words = "名额紧张",
                        reasonCode = "noPlace",
                    }
                ),
            "refusal-forbidden",
            "refused",
            "严禁拒绝有需求的学生参加"
        );
    }

    private static async Task NobodyIsBilledAsync(Story story)
    {
        var bill = await story.School.Office.FindsAsync(
            $"/fees/v1/bills?termId={story.School.Made.Term}",
            row => row.Text("state") == "pending"
        );
        await story.Wrong.IsAnsweredAsync(
            () => story.Money.AskIssueAsync(bill.Id()),
            "charge-guards",
            "refused",
            "学校不得向学生收取课后服务费"
        );
    }
}
