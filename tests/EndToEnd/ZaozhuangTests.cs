using AfterSchool.Rehearsal.Web;

namespace AfterSchool.EndToEnd;

/// <summary>A pupil's term under Zaozhuang's document of 2019.</summary>
[Collection(nameof(Stories))]
public sealed class ZaozhuangTests(RunningSystem system)
{
    [Fact]
    public async Task A_pupils_term_runs_with_a_third_signature_owed_the_poor_free_and_four_fifths_for_staff()
    {
        var story = await Story.BeginAsync(system, "zaozhuang", ground: "registeredPoor", places: 3);
        await story.UntilTheMenuIsPublishedAsync();

        // 「学校、家长、学生三方签字」: the pupil's is missing, and that is the school's task and nobody's refusal.
        await story.Places.AreConfirmedAsync(callers: 1, parties: ["guardian", "school"]);
        var owed = await story.OwesAsync("enrolment", "signature-missing");
        Assert.Contains("三方签字", owed.GetRawText(), StringComparison.Ordinal);

        await ThePoorPayNothingAsync(story);
        await story.AnAfternoonPassesAsync();
        await story.Money.RemitAsync();
        await StaffGetFourFifthsAsync(story);
        await story.Complaint.PlayAsync();
    }

    private static async Task ThePoorPayNothingAsync(Story story)
    {
        await story.Money.BillsArePaidAsync(callers: 1);
        var poor = story.Places.Confirmed.Single(one => one.Value.Pupil.Grounds.Contains("registeredPoor"));
        var bills = await story.Money.BillsAsync();
        Assert.Equal("0.00", bills.Single(bill => bill.Id("placeId") == poor.Key).Text("due"));
        Assert.Equal(360.00m, story.Money.Billed);
    }

    private async Task StaffGetFourFifthsAsync(Story story)
    {
        // 287.64 ÷ 360.00 = 79.9 %; 288.00 would be 80 % exactly.
        await story.Money.StaffArePaidAsync([story.School.DutyTeachers[0]], "2026-09", "287.64");
        await system.MoveToAsync(new DateOnly(2027, 1, 4), 9);
        await story.Wrong.IsAnsweredAsync(
            () => story.Money.AskCloseYearAsync(2026, withFinding: false),
            "staff-pay-share",
            "refused",
            "各区（市）、各学校严格遵照执行"
        );
        await Asking.DoneAsync(() => story.Money.AskCloseYearAsync(2026, withFinding: true));
    }
}
