using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using static AfterSchool.Directory.Tests.Workbooks.SchoolOffice;

namespace AfterSchool.Directory.Tests.Workbooks;

/// <summary>On a Directory of its own, whose log is read from Debug up.</summary>
public sealed class WorkbooksAreNotLoggedTests
{
    private const string ChildsName = "尉迟小满";
    private const string GuardiansName = "尉迟敬亭";
    private const string Phone = "13987654321";

    [Fact]
    public async Task Nobody_of_a_workbook_is_named_in_a_log_or_a_problem_whether_it_is_taken_in_or_refused()
    {
        var log = new LogHeard();
        await using var app = new DirectoryApp { Log = log, With = [("Logging:LogLevel:Default", "Debug")] };
        await app.InitializeAsync();
        var school = await OpenAsync(app);
        var number = await school.PupilAsync(ChildsName);
        await DirectoryApp.OkAsync(
            school.ImportAsync("guardians", GuardianHeadings, [number, ChildsName, GuardiansName, Phone])
        );
        var refused = await school.ImportAsync(
            "guardians",
            GuardianHeadings,
            [number, GuardiansName, ChildsName, $"{Phone}9"],
            [$"{number}1", ChildsName, GuardiansName, Phone]
        );
        var problem = await refused.Content.ReadAsStringAsync();
        // Whoever asks for many numbers could learn which children are on a roll: that is written down, the numbers are not.
        var elsewhere = await OpenAsync(app);
        await elsewhere.CheckAsync(
            "pupils",
            PupilHeadings,
            [number, ChildsName, null, await elsewhere.ClassAsync(), "走读"]
        );
        Assert.Contains(
            log.Lines,
            line =>
                line.Contains($"1 numbers of pupils of other schools", StringComparison.Ordinal)
                && line.Contains($"{elsewhere.School}", StringComparison.Ordinal)
        );
        await school.Office.GetAsync(new Uri("/directory/v1/pupils.xlsx", UriKind.Relative));
        await (await app.StaffAsync(school.School, Roles.Principal)).Client.GetAsync(
            new Uri("/directory/v1/guardian-links.xlsx", UriKind.Relative)
        );

        Assert.Contains(log.Lines, line => line.Contains("Debug ", StringComparison.Ordinal));
        foreach (var personal in (string[])[ChildsName, GuardiansName, Phone, number, number[1..]])
        {
            Assert.DoesNotContain(log.Lines, line => line.Contains(personal, StringComparison.Ordinal));
            Assert.DoesNotContain(personal, problem, StringComparison.Ordinal);
        }
    }
}
