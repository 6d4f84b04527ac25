using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Directory.Tests.Workbooks.SchoolOffice;

namespace AfterSchool.Directory.Tests.Workbooks;

/// <summary>What holds for every workbook, whatever is in it.</summary>
public sealed class ImportTests(DirectoryApp app)
{
    [Fact]
    public async Task Two_who_upload_the_same_at_once_have_one_result()
    {
        var school = await OpenAsync(app);
        var one = await school.ClassAsync();
        var workbook = Sheets.Make(
            "学生",
            [PupilHeadings, .. Enumerable.Range(0, 50).Select(_ => (object?[])[NewNumber(), "甲", null, one, "走读"])]
        );

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => school.SendAsync(school.Office, "pupils/import", workbook))
        );

        // Whoever comes while another is at it is told to come back, and then finds it all there.
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict));
        Assert.Contains(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal((0, 0, 50), await TallyAsync(school.SendAsync(school.Office, "pupils/import", workbook)));
        Assert.Equal(
            50,
            await app.InDbAsync(db =>
                db.Pupils.CountAsync(pupil => pupil.SchoolId == school.School && pupil.Revision == 1)
            )
        );
    }

    [Fact]
    public async Task Whoever_comes_while_another_workbook_of_the_school_is_imported_is_told_to_come_back()
    {
        var school = await OpenAsync(app);
        var one = await school.ClassAsync();
        object?[] row = [NewNumber(), "甲", null, one, "走读"];
        var turn = $"workbook {school.School}";

        await app.InDbAsync(async db =>
        {
            await using var another = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({turn}, 0))");

            // Classes too: a pupil entered beside a class that moves up would keep the grade of before.
            foreach (
                var (kind, headings, sent) in (Sent[])
                    [
                        new("pupils", PupilHeadings, row),
                        new("classes", ClassHeadings, ["2026-2027", "五年级", one, null]),
                    ]
            )
            {
                var answer = await school.ImportAsync(kind, headings, sent);
                var problem = await answer.Content.ReadFromJsonAsync<JsonObject>();
                Assert.Equal(
                    (HttpStatusCode.Conflict, "import-running"),
                    (answer.StatusCode, (string?)problem!["code"])
                );
                Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
            }

            // A trial writes nothing and waits for nobody.
            Assert.Equal((1, 0, 0), await TallyAsync(school.CheckAsync("pupils", PupilHeadings, row)));
            return 0;
        });

        Assert.Equal((1, 0, 0), await TallyAsync(school.ImportAsync("pupils", PupilHeadings, row)));
    }

    [Fact]
    public async Task A_workbook_with_a_part_that_cannot_be_copied_is_read_and_not_given_back()
    {
        var school = await OpenAsync(app);
        var one = await school.ClassAsync();
        var workbook = WithStrangePart(Sheets.Make("学生", [PupilHeadings, [NewNumber(), "甲", null, one, "走读"]]));

        Assert.Equal((1, 0, 0), await TallyAsync(school.SendAsync(school.Office, "pupils/check", workbook)));
        Assert.Equal(
            [" workbook-unreadable"],
            await FaultsAsync(school.SendAsync(school.Office, "pupils/check.xlsx", workbook))
        );
    }

    [Fact]
    public async Task Says_a_thousand_faults_and_how_many_there_are()
    {
        var school = await OpenAsync(app);
        // Number, class and residence are missing in each.
        var rows = Enumerable.Range(0, 400).Select(_ => (object?[])[null, "甲", null, null, null]).ToArray();

        var answer = await school.CheckAsync("pupils", PupilHeadings, rows);

        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal((1_000, 1_200), (problem!["errors"]!.AsArray().Count, (int?)problem["errorsInAll"]));
    }

    [Fact]
    public async Task Many_numbers_of_other_schools_are_not_told_one_by_one()
    {
        var (school, elsewhere) = (await OpenAsync(app), await OpenAsync(app));
        var (here, there) = (await school.ClassAsync(), await elsewhere.ClassAsync());
        var numbers = Enumerable.Range(0, 51).Select(_ => NewNumber()).ToArray();
        object?[][] Rows(string one, int count) =>
            [.. numbers.Take(count).Select(number => (object?[])[number, "甲", null, one, "走读"])];
        await DirectoryApp.OkAsync(elsewhere.ImportAsync("pupils", PupilHeadings, Rows(there, 51)));

        var told = await FaultsAsync(school.CheckAsync("pupils", PupilHeadings, Rows(here, 50)));
        Assert.Equal(Enumerable.Range(2, 50).Select(row => $"/rows/{row}/pupilNumber pupil-elsewhere"), told);
        Assert.Equal(
            ["/rows/2/pupilNumber pupils-elsewhere"],
            await FaultsAsync(
                school.CheckAsync(
                    "pupils",
                    PupilHeadings,
                    [
                        [NewNumber(), "乙", null, here, "走读"],
                        .. Rows(here, 51),
                    ]
                )
            )
        );
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_no_workbook_is_refused_before_it_is_looked_at()
    {
        var school = await OpenAsync(app);
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await school.SendAsync(school.Office, "pupils/import", new byte[(4 * 1024 * 1024) + 1])).StatusCode
        );
        using var text = new StringContent("学籍号,姓名");
        Assert.Equal(
            HttpStatusCode.UnsupportedMediaType,
            (await school.Office.PostAsync(new Uri(school.At("pupils/import"), UriKind.Relative), text)).StatusCode
        );
        Assert.Equal(
            [" workbook-unreadable"],
            await FaultsAsync(school.SendAsync(school.Office, "pupils/import", "PK no"u8.ToArray()))
        );
    }

    // Packed by a method that no archive of the framework knows, as one that is encrypted is.
    private static byte[] WithStrangePart(byte[] workbook)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        using (var part = zip.CreateEntry("xl/strange.bin").Open())
            part.Write(new byte[100]);
        var bytes = file.ToArray();
        foreach (var (header, method, name) in ((uint, int, int)[])[(0x04034B50, 8, 30), (0x02014B50, 10, 46)])
            for (var at = 0; at + name + 14 <= bytes.Length; at++)
                if (
                    BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)) == header
                    && bytes.AsSpan(at + name, 14).SequenceEqual("xl/strange.bin"u8)
                )
                    bytes[at + method] = 99;
        return bytes;
    }

    private sealed record Sent(string Kind, string[] Headings, object?[] Row);
}
