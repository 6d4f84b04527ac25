using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using AfterSchool.Contracts.Directory;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Directory.Tests.Workbooks.SchoolOffice;

namespace AfterSchool.Directory.Tests.Workbooks;

public sealed class ClassWorkbookTests(DirectoryApp app)
{
    [Fact]
    public async Task A_class_is_known_by_name_and_school_year()
    {
        var school = await OpenAsync(app);
        object?[] row = ["2026-2027", "四年级", "1班", null];

        Assert.Equal((1, 0, 0), await TallyAsync(school.ImportAsync("classes", ClassHeadings, row)));
        Assert.Equal((0, 0, 1), await TallyAsync(school.ImportAsync("classes", ClassHeadings, row)));
        Assert.Equal(
            (1, 0, 0),
            await TallyAsync(school.ImportAsync("classes", ClassHeadings, ["2027", "初一", "1班", null]))
        );

        var classes = await app.InDbAsync(db =>
            db.Classes.Where(one => one.SchoolId == school.School).OrderBy(one => one.SchoolYear).ToListAsync()
        );
        Assert.Equal([(2026, 4), (2027, 7)], classes.Select(one => (one.SchoolYear!.Value, one.Grade)));
        await app.Told.FirstAsync<ClassRecorded>(one => one.ClassId == classes[1].Id);
        Assert.Single(app.Told.Of<ClassRecorded>(), one => one.ClassId == classes[0].Id);
    }

    [Fact]
    public async Task A_class_entered_without_a_year_gets_one_and_its_pupils_move_with_its_grade()
    {
        var school = await OpenAsync(app);
        var id = await app.ClassAsync(school.School, grade: 4);
        var pupil = await app.PupilAsync(school.School, id);

        Assert.Equal(
            (0, 1, 0),
            await TallyAsync(school.ImportAsync("classes", ClassHeadings, ["2026-2027", "5年级", "4年级1班", null]))
        );

        var one = await app.InDbAsync(db => db.Classes.SingleAsync(row => row.SchoolId == school.School));
        Assert.Equal((id, 2026, 5), (one.Id, one.SchoolYear!.Value, one.Grade));
        Assert.Equal(
            5,
            (await app.Told.FirstAsync<PupilRecorded>(told => told.PupilId == pupil && told.Revision == 2)).Grade
        );
    }

    [Fact]
    public async Task A_class_without_a_year_is_taken_by_one_row_alone()
    {
        var school = await OpenAsync(app);
        await app.ClassAsync(school.School, grade: 4);
        object?[][] rows =
        [
            ["2026-2027", "四年级", "4年级1班", null],
            ["2027-2028", "五年级", "4年级1班", null],
        ];

        Assert.Equal((1, 1, 0), await TallyAsync(school.ImportAsync("classes", ClassHeadings, rows)));
        Assert.Equal((0, 0, 2), await TallyAsync(school.ImportAsync("classes", ClassHeadings, rows)));
    }

    [Fact]
    public async Task A_teacher_of_another_school_heads_no_class_here()
    {
        var (school, elsewhere) = (await OpenAsync(app), await OpenAsync(app));
        var (teacher, _) = await app.StaffAsync(school.School, Roles.ClassTeacher);
        var (stranger, _) = await app.StaffAsync(elsewhere.School, Roles.ClassTeacher);

        Assert.Equal(
            [
                "/rows/3/classTeacher class-teacher-unknown",
                "/rows/4/className row-twice",
                "/rows/5/grade cell-not-listed",
            ],
            await FaultsAsync(
                school.ImportAsync(
                    "classes",
                    ClassHeadings,
                    ["2026", "一年级", "1班", $"U{teacher:N}"],
                    ["2026", "一年级", "2班", $"u{stranger:N}"],
                    ["2026-2027", "一年级", "１班", null],
                    ["2026", "高一", "4班", null]
                )
            )
        );
        Assert.Equal(
            (1, 0, 0),
            await TallyAsync(school.ImportAsync("classes", ClassHeadings, ["2026", "一年级", "1班", $"U{teacher:N}"]))
        );
        Assert.Equal(
            teacher,
            await app.InDbAsync(db =>
                db.Classes.Where(one => one.SchoolId == school.School)
                    .Select(one => one.ClassTeacherAccountId)
                    .SingleAsync()
            )
        );
    }

    [Fact]
    public async Task A_list_goes_out_to_whoever_reads_the_school_and_comes_back_unchanged()
    {
        var (school, elsewhere) = (await OpenAsync(app), await OpenAsync(app));
        await school.ClassAsync("3-2");
        var path = new Uri($"/directory/v1/classes.xlsx?schoolId={school.School}", UriKind.Relative);

        var workbook = await (await DirectoryApp.OkAsync(school.Office.GetAsync(path))).Content.ReadAsByteArrayAsync();

        Assert.Empty(Sheets.Wrong(workbook));
        Assert.Equal(["2026-2027", "四年级", "3-2"], Sheets.Read(workbook)[1]);
        Assert.Equal((0, 0, 1), await TallyAsync(school.SendAsync(school.Office, "classes/import", workbook)));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await elsewhere.Office.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_unfolded_beside_the_sheet_is_refused_and_not_given_back()
    {
        var school = await OpenAsync(app);
        var workbook = Broken(
            Sheets.Make("表", [ClassHeadings, ["2026", "一年级", "1班", null]]),
            "xl/media/image1.png"
        );

        Assert.Equal(
            [" workbook-unreadable"],
            await FaultsAsync(school.SendAsync(school.Office, "classes/check.xlsx", workbook))
        );
        // Its rows are judged by the sheet alone.
        Assert.Equal((1, 0, 0), await TallyAsync(school.SendAsync(school.Office, "classes/check", workbook)));
    }

    // A part more, of which the first block is of a kind that there is not.
    private static byte[] Broken(byte[] workbook, string part)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        using (var into = new StreamWriter(zip.CreateEntry(part).Open()))
            into.Write(new string('x', 1_000));
        var bytes = file.ToArray();
        var name = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(part));
        bytes[name + part.Length + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(name - 2))] = 0x07;
        return bytes;
    }
}
