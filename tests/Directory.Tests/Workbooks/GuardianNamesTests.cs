using System.Net;
using System.Net.Http.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Directory.Tests.Workbooks.SchoolOffice;

namespace AfterSchool.Directory.Tests.Workbooks;

/// <summary>One person, one name, however many rows say it and however it is padded.</summary>
public sealed class GuardianNamesTests(DirectoryApp app)
{
    private const string Phone = "13812345678";

    [Fact]
    public async Task Rows_that_call_one_person_differently_are_noticed_and_a_name_stays_however_often_it_is_imported()
    {
        var school = await OpenAsync(app);
        var (elder, younger) = (await school.PupilAsync("姐姐"), await school.PupilAsync("弟弟"));
        var late = await school.PupilAsync("妹妹");
        await DirectoryApp.OkAsync(
            school.ImportAsync(
                "guardians",
                GuardianHeadings,
                [elder, null, "王芳", Phone],
                [younger, null, "王芳", Phone]
            )
        );

        Assert.Equal(
            ["/rows/3/guardianName guardian-two-names"],
            await FaultsAsync(
                school.ImportAsync(
                    "guardians",
                    GuardianHeadings,
                    [elder, null, "王方", Phone],
                    [younger, null, "王芳", Phone]
                )
            )
        );
        // Whoever is linked only now is called by the name of before.
        Assert.Equal(
            ["/rows/3/guardianName guardian-two-names"],
            await FaultsAsync(
                school.ImportAsync(
                    "guardians",
                    GuardianHeadings,
                    [late, null, "王芳", Phone],
                    [elder, null, "王方", Phone]
                )
            )
        );
        object?[][] mended =
        [
            [elder, null, "王方", Phone],
            [younger, null, "王方", Phone],
        ];
        Assert.Equal((0, 1, 1), await TallyAsync(school.ImportAsync("guardians", GuardianHeadings, mended)));
        Assert.Equal((0, 0, 2), await TallyAsync(school.ImportAsync("guardians", GuardianHeadings, mended)));
    }

    [Fact]
    public async Task Padding_between_two_signs_is_no_part_of_a_name()
    {
        var school = await OpenAsync(app);
        var one = await school.ClassAsync();
        var (first, second, third) = (NewNumber(), NewNumber(), NewNumber());
        await DirectoryApp.OkAsync(
            school.ImportAsync(
                "pupils",
                PupilHeadings,
                [first, "张　三", null, one, "走读"],
                [second, "\uFEFF李 四\u200B", null, one, "走读"],
                [third, "阿依 • 古丽", null, one, "走读"]
            )
        );

        Assert.Equal(
            (0, 0, 3),
            await TallyAsync(
                school.ImportAsync(
                    "pupils",
                    PupilHeadings,
                    [first, "张三", null, one, "走读"],
                    [second, "李四", null, one, "走读"],
                    [third, "阿依·古丽", null, one, "走读"]
                )
            )
        );
        Assert.Equal(
            (3, 0, 0),
            await TallyAsync(
                school.ImportAsync(
                    "guardians",
                    GuardianHeadings,
                    [first, "张三", "王　芳", Phone],
                    [second, "李　四", "王芳", Phone],
                    [third, "阿依・古丽", "John  Smith", "13800000000"]
                )
            )
        );
        Assert.Equal(
            2,
            await app.InDbAsync(db => db.Accounts.CountAsync(account => account.SchoolId == school.School))
        );
    }

    [Fact]
    public async Task Two_who_share_a_phone_stay_two_and_their_list_comes_back_unchanged()
    {
        var school = await OpenAsync(app);
        var child = await school.PupilAsync("甲");
        var pupil = await app.InDbAsync(db =>
            db.Pupils.Where(one => one.SchoolId == school.School).Select(one => one.Id).SingleAsync()
        );
        foreach (var name in (string[])["王芳", "李强"])
        {
            var account = Guid.CreateVersion7();
            await DirectoryApp.OkAsync(school.Office.PutAsJsonAsync($"/directory/v1/accounts/{account}", Of(name)));
            await DirectoryApp.OkAsync(
                school.Office.PutAsJsonAsync(
                    $"/directory/v1/guardian-links/{Guid.CreateVersion7()}",
                    new { guardianAccountId = account, pupilId = pupil }
                )
            );
        }

        var list = await DirectoryApp.OkAsync(
            school.Office.GetAsync(new Uri("/directory/v1/guardian-links.xlsx", UriKind.Relative))
        );
        var workbook = await list.Content.ReadAsByteArrayAsync();
        Assert.Equal(3, Sheets.Read(workbook).Length);
        Assert.Equal((0, 0, 2), await TallyAsync(school.SendAsync(school.Office, "guardians/import", workbook)));
        Assert.Equal(
            ["/rows/2/guardianPhone phone-of-another", "/rows/4/guardianPhone row-twice"],
            await FaultsAsync(
                school.ImportAsync(
                    "guardians",
                    GuardianHeadings,
                    [child, null, "赵六", Phone],
                    [child, null, "李强", Phone],
                    [child, null, "李强", Phone]
                )
            )
        );

        object Of(string name) =>
            new
            {
                userName = $"u{Guid.CreateVersion7():N}",
                displayName = name,
                roles = new[] { Roles.Guardian },
                phone = Phone,
                schoolId = school.School,
            };
    }

    [Fact]
    public async Task What_entered_an_account_before_it_was_renamed_is_not_done_any_more()
    {
        var school = await OpenAsync(app);
        var child = await school.PupilAsync("甲");
        var (account, body) = (
            Guid.CreateVersion7(),
            new
            {
                userName = $"u{Guid.CreateVersion7():N}",
                displayName = "李强",
                roles = new[] { Roles.Guardian },
                phone = Phone,
                schoolId = school.School,
            }
        );
        await DirectoryApp.OkAsync(school.Office.PutAsJsonAsync($"/directory/v1/accounts/{account}", body));
        await DirectoryApp.OkAsync(school.ImportAsync("guardians", GuardianHeadings, [child, null, "李强", Phone]));
        await DirectoryApp.OkAsync(school.Office.PutAsJsonAsync($"/directory/v1/accounts/{account}", body));

        Assert.Equal(
            (0, 1, 0),
            await TallyAsync(school.ImportAsync("guardians", GuardianHeadings, [child, null, "李墙", Phone]))
        );

        Assert.Equal(
            HttpStatusCode.Conflict,
            (await school.Office.PutAsJsonAsync($"/directory/v1/accounts/{account}", body)).StatusCode
        );
    }
}
