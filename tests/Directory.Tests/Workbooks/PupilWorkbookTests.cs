using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AfterSchool.Contracts.Directory;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Directory.Tests.Workbooks.SchoolOffice;

namespace AfterSchool.Directory.Tests.Workbooks;

public sealed class PupilWorkbookTests(DirectoryApp app)
{
    [Fact]
    public async Task Enters_pupils_as_an_office_writes_them_and_tells_each_as_the_single_command_does()
    {
        var school = await OpenAsync(app);
        var one = await school.ClassAsync();
        var (number, other) = (NewNumber(), NewNumber());

        var tally = await TallyAsync(
            school.ImportAsync(
                "pupils",
                PupilHeadings,
                [number, "欧阳若水", "2026-2027学年", one, "寄宿生", "残疾儿童、留守儿童"],
                // A citizen number alone, in full width with spaces, under the class of the current year.
                [Wide(other[1..]), "阿依·古丽", null, Wide(one), "走读"]
            )
        );

        Assert.Equal((2, 0, 0), tally);
        var pupils = await app.InDbAsync(db => db.Pupils.Where(pupil => pupil.SchoolId == school.School).ToListAsync());
        var told = await app.Told.FirstAsync<PupilRecorded>(pupil =>
            pupil.SchoolId == school.School && pupil.Residence == "boarding"
        );
        Assert.Equal((1, 4, true), (told.Revision, told.Grade, told.OnRoll));
        Assert.Equal("欧阳若水", app.Names.Open(told.NameSealed, $"{told.PupilId}/name"));
        Assert.Equal("disabled,leftBehind", app.Grounds.Open(told.GroundsSealed, $"{told.PupilId}/grounds"));
        await app.Told.FirstAsync<PupilRecorded>(pupil => pupil.SchoolId == school.School && pupil.Residence == "day");
        Assert.Equal(2, pupils.Count);
        Assert.DoesNotContain("欧阳若水", await app.RawTablesAsync(), StringComparison.Ordinal);

        // What a program reads is what was written.
        var read = await school.Office.GetFromJsonAsync<JsonArray>($"/directory/v1/pupils?schoolId={school.School}");
        Assert.Equal(
            [number, other],
            read!.Select(pupil => (string)pupil!["pupil"]!["pupilNumber"]!).OrderBy(shown => shown != number)
        );
    }

    [Fact]
    public async Task The_same_workbook_again_changes_nothing_a_changed_row_changes_one_and_a_missing_row_deletes_nobody()
    {
        var school = await OpenAsync(app);
        var one = await school.ClassAsync();
        object?[] first = [NewNumber(), "甲", null, one, "走读", null];
        object?[] second = [NewNumber(), "乙", null, one, "走读", null];

        Assert.Equal((2, 0, 0), await TallyAsync(school.ImportAsync("pupils", PupilHeadings, first, second)));
        Assert.Equal((0, 0, 2), await TallyAsync(school.ImportAsync("pupils", PupilHeadings, first, second)));
        second[4] = "寄宿";
        Assert.Equal((0, 1, 0), await TallyAsync(school.ImportAsync("pupils", PupilHeadings, second)));

        var pupils = await app.InDbAsync(db =>
            db.Pupils.Where(pupil => pupil.SchoolId == school.School).OrderBy(pupil => pupil.Revision).ToListAsync()
        );
        Assert.Equal([(1, true), (2, true)], pupils.Select(pupil => (pupil.Revision, pupil.OnRoll)));
        await app.Told.FirstAsync<PupilRecorded>(pupil => pupil.PupilId == pupils[1].Id && pupil.Revision == 2);
        Assert.Single(app.Told.Of<PupilRecorded>(), pupil => pupil.PupilId == pupils[0].Id);
    }

    [Fact]
    public async Task Finds_a_pupil_whom_somebody_entered_under_an_id_of_their_own()
    {
        var school = await OpenAsync(app);
        await school.ClassAsync();
        var (id, number) = (Guid.CreateVersion7(), NewNumber());
        var classId = await app.InDbAsync(db =>
            db.Classes.Where(one => one.SchoolId == school.School).Select(one => one.Id).SingleAsync()
        );
        await DirectoryApp.OkAsync(
            school.Office.PutAsJsonAsync(
                $"/directory/v1/pupils/{id}",
                new
                {
                    schoolId = school.School,
                    classId,
                    pupilNumber = number,
                    name = "丙",
                    residence = "day",
                    grounds = Array.Empty<string>(),
                }
            )
        );

        Assert.Equal(
            (0, 0, 1),
            await TallyAsync(school.ImportAsync("pupils", PupilHeadings, [number, "丙", null, "四年级1班", "走读"]))
        );
        Assert.Equal(
            (0, 1, 0),
            await TallyAsync(school.ImportAsync("pupils", PupilHeadings, [number, "丁", null, "四年级1班", "走读"]))
        );
        Assert.Equal(
            id,
            await app.InDbAsync(db =>
                db.Pupils.Where(one => one.SchoolId == school.School).Select(one => one.Id).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Says_every_fault_of_every_row_and_writes_nothing_at_all()
    {
        var (school, elsewhere) = (await OpenAsync(app), await OpenAsync(app));
        var one = await school.ClassAsync();
        var (taken, left, twice) = (await elsewhere.PupilAsync(), await school.PupilAsync("离校"), NewNumber());
        await elsewhere.ClassAsync("别校的班");
        var leaver = await app.InDbAsync(db =>
            db.Pupils.Where(pupil => pupil.SchoolId == school.School).Select(pupil => pupil.Id).SingleAsync()
        );
        await DirectoryApp.OkAsync(
            school.Office.PostAsync(new Uri($"/directory/v1/pupils/{leaver}/leave", UriKind.Relative), null)
        );
        object?[][] rows =
        [
            [NewNumber(), "好", null, one, "走读"],
            [null, null, null, null, null],
            ["G430102201603071230", "", "2026-2028", "别校的班", "半走读", "好学生"],
            [taken, "别校", null, one, "走读"],
            [left, "离校", null, one, "走读"],
            [twice, "一", null, one, "走读"],
            [twice, "二", null, one, "走读"],
            [4.3010220160307101E+17, "数", null, one, "走读"],
            [NewNumber(), "无班", null, "别校的班", "走读"],
        ];

        string[] expected =
        [
            "/rows/4/pupilNumber pupil-number-wrong",
            "/rows/4/pupilName cell-missing",
            "/rows/4/pupilYear school-year-wrong",
            "/rows/4/residence cell-not-listed",
            "/rows/4/grounds cell-not-listed",
            "/rows/5/pupilNumber pupil-elsewhere",
            "/rows/6/pupilNumber pupil-left",
            "/rows/8/pupilNumber row-twice",
            "/rows/9/pupilNumber cell-rounded",
            "/rows/10/pupilClass class-unknown",
        ];
        Assert.Equal(expected, await FaultsAsync(school.CheckAsync("pupils", PupilHeadings, rows)));
        Assert.Equal(expected, await FaultsAsync(school.ImportAsync("pupils", PupilHeadings, rows)));
        Assert.Equal(1, await app.InDbAsync(db => db.Pupils.CountAsync(pupil => pupil.SchoolId == school.School)));
        Assert.Equal(
            0,
            await app.InDbAsync(db => db.Outbox.CountAsync(row => row.Body.Contains(school.School.ToString())))
        );
    }

    [Fact]
    public async Task A_trial_that_finds_nothing_says_what_would_become_of_it_and_writes_nothing()
    {
        var school = await OpenAsync(app);
        var one = await school.ClassAsync();

        Assert.Equal(
            (1, 0, 0),
            await TallyAsync(school.CheckAsync("pupils", PupilHeadings, [NewNumber(), "甲", null, one, "走读"]))
        );
        Assert.Equal(0, await app.InDbAsync(db => db.Pupils.CountAsync(pupil => pupil.SchoolId == school.School)));
    }

    [Fact]
    public async Task Gives_the_workbook_back_with_what_is_wrong_in_each_row_in_the_callers_language()
    {
        var school = await OpenAsync(app);
        var one = await school.ClassAsync();
        var workbook = Sheets.Make(
            "学生",
            [PupilHeadings, [NewNumber(), "甲", null, one, "走读"], ["1", "乙", null, one, "走读", null, null, "备注"]]
        );

        using var form = Sheets.Form(workbook);
        var answer = await DirectoryApp.OkAsync(
            school.Office.PostAsync(new Uri(school.At("pupils/check.xlsx"), UriKind.Relative), form)
        );

        Assert.Equal(Sheets.MediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("学生.xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        var back = Sheets.Read(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal([.. PupilHeadings, null, null, "错误/Problem"], back[0]);
        Assert.Equal(5, back[1].Length);
        Assert.Equal("备注", back[2][7]);
        Assert.StartsWith("学籍号: 学籍号不对", back[2][8], StringComparison.Ordinal);

        var mended = await school.SendAsync(
            school.Office,
            "pupils/check.xlsx",
            Sheets.Make("学生", [PupilHeadings, [NewNumber(), "甲", null, one, "走读"]])
        );
        Assert.Equal(
            "错误/Problem: 没有发现错误，可以导入。",
            Sheets.Read(await mended.Content.ReadAsByteArrayAsync())[0][6]
        );
    }

    [Fact]
    public async Task Is_no_business_of_another_school_or_of_other_roles()
    {
        var (school, elsewhere) = (await OpenAsync(app), await OpenAsync(app));
        var workbook = Sheets.Make("学生", [PupilHeadings, [NewNumber(), "甲", null, "x", "走读"]]);
        foreach (
            var what in (string[])
                ["pupils/check", "pupils/check.xlsx", "pupils/import", "classes/import", "guardians/import"]
        )
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await school.SendAsync(elsewhere.Office, what, workbook)).StatusCode
            );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await elsewhere.Office.GetAsync(new Uri(school.At("pupils.xlsx"), UriKind.Relative))).StatusCode
        );
        foreach (var role in (string[])[Roles.ClassTeacher, Roles.Principal])
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (
                    await school.SendAsync(
                        (await app.StaffAsync(school.School, role)).Client,
                        "pupils/import",
                        workbook
                    )
                ).StatusCode
            );
        using var guardian = app.As(Guid.CreateVersion7(), Roles.Guardian);
        Assert.Equal(HttpStatusCode.Forbidden, (await school.SendAsync(guardian, "pupils/check", workbook)).StatusCode);
    }

    // As a Chinese keyboard types digits and letters when it is left in full width.
    private static string Wide(string text) =>
        string.Join(
            '　',
            string.Concat(text.Select(sign => sign is > ' ' and < '\u007F' ? (char)(sign + 0xFEE0) : sign))
                .Chunk(6)
                .Select(part => new string(part))
        );
}
