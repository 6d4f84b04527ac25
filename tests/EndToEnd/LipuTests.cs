using AfterSchool.Rehearsal.Play;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.EndToEnd;

/// <summary>A pupil's term under Lipu's document of 2021, in a junior school.</summary>
[Collection(nameof(Stories))]
public sealed class LipuTests(RunningSystem system)
{
    [Fact]
    public async Task A_junior_pupils_term_runs_with_evening_study_on_the_menu_and_a_plan_on_file()
    {
        var story = await Story.BeginAsync(system, "lipu", stage: "junior");
        await story.UntilTheMenuIsPublishedAsync();

        var evening = story.Sport with
        {
            Id = story.School.Id("evening"),
            Title = "晚自习",
            Category = "academicSupport",
            Activity = "eveningStudy",
            Fee = "0.00",
            Weekdays = ["thursday"],
            Starts = new TimeOnly(19, 0),
            Ends = new TimeOnly(20, 30),
        };
        await story.Menu.PublishAsync(evening);
        Assert.Equal("published", await story.Menu.StatusAsync(evening.Id));

        await TheVendorTeachesNoSubjectAsync(story);
        await story.Places.AreConfirmedAsync(callers: 1);
        await story.Money.BillsArePaidAsync(callers: 1);
        await story.AnAfternoonPassesAsync();
        await story.Money.StaffArePaidAsync([story.School.DutyTeachers[0]], "2026-09");
        await story.Complaint.PlayAsync();
    }

    private static async Task TheVendorTeachesNoSubjectAsync(Story story)
    {
        var tuition = story.Sport with
        {
            Id = story.School.Id("tuition"),
            Title = "学业辅导",
            Category = "academicSupport",
            Activity = "homework",
            ByVendor = true,
        };
        await story.Wrong.IsAnsweredAsync(
            () => story.School.Office.PutAsync(Menu.Path(tuition.Id), story.Menu.Body(tuition)),
            "vendor-in-academic-support",
            "refused",
            "且不能开展学科类课后服务"
        );
    }
}
