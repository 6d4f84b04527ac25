using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>Before the plan: the school takes stock, and each class counts what it needs, by a method that the law names.</summary>
public sealed class Needs(School school, Law law)
{
    private static readonly string[] Usual = ["questionnaire"];

    /// <summary>The whole step.</summary>
    public async Task PlayAsync()
    {
        await TakeStockAsync();
        await SurveyAsync();
    }

    private async Task TakeStockAsync()
    {
        var activities = school.Made.Menu.Select(one => one.Activity).Distinct().ToArray();
        foreach (
            var (kind, name, seats, count) in new[] { ("room", "多功能教室", 48, 1), ("teachers", "本校教师", 1, 20) }
        )
            await school.Office.DoesPutAsync(
                $"/enrolment/v1/inventory/{school.Id($"resource-{kind}")}",
                new
                {
                    schoolId = school.Made.Id,
                    kind,
                    name,
                    seats,
                    count,
                    serves = activities,
                }
            );
        await school.Office.DoesPostAsync($"/enrolment/v1/terms/{school.Made.Term}/inventory/close", new { });
    }

    private async Task SurveyAsync()
    {
        var path = $"/enrolment/v1/surveys/{school.Id("survey")}";
        var named = law.Words("enrolment.surveyMethods");
        await school.Office.DoesPutAsync(
            path,
            new
            {
                schoolId = school.Made.Id,
                termId = school.Made.Term,
                methods = named.Count > 0 ? named : Usual,
                from = "2026-08-12",
                to = "2026-08-19",
            }
        );
        foreach (var group in school.Made.Pupils.GroupBy(pupil => pupil.Class.Id))
            await school
                .ClassTeachers[group.Key]
                .DoesPutAsync(
                    $"{path}/classes/{group.Key}",
                    new
                    {
                        asked = group.Count(),
                        withNeed = group.Count(),
                        wishes = school
                            .Made.Menu.Select(one => one.Activity)
                            .Distinct()
                            .Select(activity => new
                            {
                                activity,
                                weekday = "monday",
                                pupils = group.Count(),
                            }),
                    }
                );
        await school.Office.DoesPostAsync($"{path}/close", new { });
    }
}
