using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>The office goes over its lists in workbooks: taken out, tried, given back with a column more, and taken in as they are.</summary>
public sealed class Workbooks(School school, Opening opening)
{
    private static readonly string[] Verbs = ["check", "check.xlsx", "import"];

    /// <summary>The whole step; nothing is otherwise afterwards.</summary>
    public async Task PlayAsync()
    {
        var id = school.Made.Id;
        foreach (
            var (list, intake) in new[]
            {
                ($"/directory/v1/classes.xlsx?schoolId={id}", $"/directory/v1/schools/{id}/workbooks/classes"),
                ($"/directory/v1/pupils.xlsx?schoolId={id}", $"/directory/v1/schools/{id}/workbooks/pupils"),
                ("/directory/v1/guardian-links.xlsx", $"/directory/v1/schools/{id}/workbooks/guardians"),
                ($"/enrolment/v1/inventory.xlsx?schoolId={id}", $"/enrolment/v1/schools/{id}/workbooks/inventory"),
                ($"/enrolment/v1/offerings.xlsx?schoolId={id}", $"{opening.Path}/workbooks/menu"),
            }
        )
        {
            var workbook = await school.Office.GetFileAsync(list);
            foreach (var verb in Verbs)
                await school.Office.DoesSendAsync($"{intake}/{verb}", workbook);
        }
    }
}
