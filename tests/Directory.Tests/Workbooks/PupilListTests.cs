using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using static AfterSchool.Directory.Tests.Workbooks.SchoolOffice;

namespace AfterSchool.Directory.Tests.Workbooks;

public sealed class PupilListTests(DirectoryApp app)
{
    [Fact]
    public async Task A_form_to_fill_in_offers_the_schools_own_classes()
    {
        var school = await OpenAsync(app);
        await school.ClassAsync("四年级1班");
        await school.ClassAsync("去年的班", "2025-2026");

        var answer = await DirectoryApp.OkAsync(
            school.Office.GetAsync(new Uri(school.At("pupils.xlsx"), UriKind.Relative))
        );

        var workbook = await answer.Content.ReadAsByteArrayAsync();
        Assert.Empty(Sheets.Wrong(workbook));
        Assert.Equal(["学籍号*", "姓名*", "学年", "班级*", "住宿情况*", "保障类别"], Sheets.Read(workbook)[0]);
        var lists = Sheets.Read(workbook, 2);
        Assert.Equal(["2026-2027", "四年级1班", "走读"], lists[0][..3]);
        Assert.DoesNotContain(lists, row => row.Contains("去年的班"));
    }

    [Fact]
    public async Task A_list_goes_out_as_it_is_chosen_and_comes_back_unchanged()
    {
        var (school, elsewhere) = (await OpenAsync(app), await OpenAsync(app));
        var number = await school.PupilAsync("=HYPERLINK(\"http://x\")");
        await elsewhere.PupilAsync("别校");

        var list = await DirectoryApp.OkAsync(
            school.Office.GetAsync(new Uri($"/directory/v1/pupils.xlsx?schoolId={school.School}", UriKind.Relative))
        );
        var workbook = await list.Content.ReadAsByteArrayAsync();

        Assert.Empty(Sheets.Wrong(workbook));
        var rows = Sheets.Read(workbook);
        Assert.Equal(2, rows.Length);
        Assert.Equal(
            [number, "=HYPERLINK(\"http://x\")", "2026-2027", "四年级1班", "走读", null, "四年级", "在校"],
            rows[1]
        );
        Assert.Equal((0, 0, 1), await TallyAsync(school.SendAsync(school.Office, "pupils/import", workbook)));

        // A class teacher of no class sees nobody, and nobody sees numbers but the office.
        var teacher = (await app.StaffAsync(school.School, Roles.ClassTeacher)).Client;
        var none = await DirectoryApp.OkAsync(
            teacher.GetAsync(new Uri($"/directory/v1/pupils.xlsx?schoolId={school.School}", UriKind.Relative))
        );
        Assert.Single(Sheets.Read(await none.Content.ReadAsByteArrayAsync()));
        var head = (await app.StaffAsync(school.School, Roles.Principal)).Client;
        var seen = await DirectoryApp.OkAsync(head.GetAsync(new Uri("/directory/v1/pupils.xlsx", UriKind.Relative)));
        Assert.Null(Sheets.Read(await seen.Content.ReadAsByteArrayAsync())[1][0]);
    }

    [Fact]
    public async Task Shows_the_number_to_the_office_of_that_school_and_not_to_the_office_of_another()
    {
        var (school, elsewhere) = (await OpenAsync(app), await OpenAsync(app));
        var (own, other) = (await school.PupilAsync("本校"), await elsewhere.PupilAsync("别校"));
        // A clerk who leads a class of another school, and was given no more than that there.
        var (clerk, _) = await app.StaffAsync(school.School, Roles.SchoolOffice);
        await DirectoryApp.OkAsync(
            app.Operator.PutAsJsonAsync(
                $"/directory/v1/schools/{elsewhere.School}/posts/{clerk}",
                new { roles = new[] { Roles.ClassTeacher }, classIds = Array.Empty<Guid>() }
            )
        );
        await DirectoryApp.OkAsync(
            elsewhere.ImportAsync("classes", ClassHeadings, ["2026-2027", "四年级", "四年级1班", $"u{clerk:N}"])
        );
        var reader = app.As(clerk, [Roles.SchoolOffice, Roles.ClassTeacher]);

        var list = await reader.GetFromJsonAsync<JsonArray>("/directory/v1/pupils");
        var pupils = list!.ToDictionary(one => (string)one!["pupil"]!["name"]!, one => one!);
        Assert.Equal(own, (string?)pupils["本校"]["pupil"]!["pupilNumber"]);
        Assert.Null((string?)pupils["别校"]["pupil"]!["pupilNumber"]);
        var alone = await reader.GetFromJsonAsync<JsonObject>($"/directory/v1/pupils/{pupils["别校"]["id"]}");
        Assert.Null((string?)alone!["pupil"]!["pupilNumber"]);
        foreach (var file in (string[])["pupils.xlsx", "guardian-links.xlsx"])
        {
            if (file[0] == 'g')
                await DirectoryApp.OkAsync(
                    elsewhere.ImportAsync("guardians", GuardianHeadings, [other, null, "李强", "13812345678"])
                );
            var sheet = Sheets.Read(
                await (
                    await DirectoryApp.OkAsync(reader.GetAsync(new Uri($"/directory/v1/{file}", UriKind.Relative)))
                ).Content.ReadAsByteArrayAsync()
            );
            Assert.Null(sheet.Single(row => row.ElementAtOrDefault(1) == "别校")[0]);
        }
    }

    [Fact]
    public void Every_ground_of_the_pages_has_a_word_in_the_workbook()
    {
        var words = JsonNode
            .Parse(File.ReadAllText(Path.Combine(Checkout.Root, "services/Directory/Policy/words.json")))!
            .AsObject();
        // These follow from the grade, so nobody writes them down.
        string[] ofGrades = ["primaryPupil", "lowerMiddleGrades"];
        var wanted = System
            .IO.Directory.EnumerateFiles(Path.Combine(Checkout.Root, "services"), "*.json", SearchOption.AllDirectories)
            .Where(file => file.Contains($"Policy{Path.DirectorySeparatorChar}Packs", StringComparison.Ordinal))
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!)
            .SelectMany(Grounds)
            .Except(ofGrades)
            .ToArray();

        Assert.True(wanted.Length >= 7);
        Assert.All(wanted, code => Assert.True(words.ContainsKey($"ground.{code}"), code));
    }

    private static IEnumerable<string> Grounds(JsonNode? node) =>
        node switch
        {
            JsonObject all => all.SelectMany(one =>
                one.Key is "priorityGroups" or "waiverGroups" && one.Value?["value"] is JsonArray codes
                    ? codes.Select(code => (string)code!)
                    : Grounds(one.Value)
            ),
            JsonArray many => many.SelectMany(Grounds),
            _ => [],
        };
}
