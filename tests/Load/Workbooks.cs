extern alias directory;

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using directory::AfterSchool.Directory.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AfterSchool.Load;

/// <summary>
/// Workbooks of 5,000 rows: tried, imported, imported again, and listed; beside the least that keeping the same rows costs here, a binary
/// COPY of them and of their messages by bare Npgsql, in the same minute.
/// </summary>
internal static class Workbooks
{
    private const int Rows = 5_000;
    private const int Listed = 100_000;
    private static readonly string[] PupilHeadings = ["学籍号", "姓名", "学年", "班级", "住宿情况", "保障类别"];
    private static readonly string[] GuardianHeadings = ["学籍号", "学生姓名", "监护人姓名", "手机号"];

    public static async IAsyncEnumerable<string> MeasureAsync()
    {
        // Two services are referred to here, and the test host knows the folder of one.
        Environment.SetEnvironmentVariable(
            "ASPNETCORE_TEST_CONTENTROOT_AFTERSCHOOL_DIRECTORY",
            Path.Combine(Checkout.Root, "services", "Directory")
        );
        await using var directory = new OneDirectory();
        await directory.InitializeAsync();
        using var client = directory.As(Guid.CreateVersion7(), Roles.Operator);
        await using var admin = NpgsqlDataSource.Create(await directory.AdminAsync());
        // The first of everything is compiled while it runs; a second school has the figures.
        foreach (var (schools, rows) in ((string, int)[])[("a school to warm up", 500), ("a school", Rows)])
        {
            var school = await SchoolAsync(client);
            var at = $"/directory/v1/schools/{school}/workbooks";
            await PostAsync(client, $"{at}/classes/import", Classes());
            foreach (var (kind, table, workbook) in Kinds(rows))
            {
                yield return $"{schools}, {kind}: {rows} rows, {workbook.Length / 1024} KiB";
                yield return await LineAsync("tried", rows, () => PostAsync(client, $"{at}/{kind}/check", workbook));
                var imported = Stopwatch.StartNew();
                yield return await LineAsync(
                    "imported",
                    rows,
                    () => PostAsync(client, $"{at}/{kind}/import", workbook)
                );
                var took = imported.Elapsed.TotalSeconds;
                yield return await LineAsync(
                    "imported again",
                    rows,
                    () => PostAsync(client, $"{at}/{kind}/import", workbook)
                );
                var bare = await CopyAsync(admin, table, school);
                yield return $"  bare COPY of the same rows and messages {bare, 6:0.00} s; imported: {took / bare:0.0} times as long";
            }
        }

        await foreach (var line in ListAsync(directory, admin))
            yield return line;
    }

    private static async IAsyncEnumerable<string> ListAsync(OneDirectory directory, NpgsqlDataSource admin)
    {
        using var client = directory.As(Guid.CreateVersion7(), Roles.Operator);
        var school = await SchoolAsync(client);
        await PostAsync(client, $"/directory/v1/schools/{school}/workbooks/classes/import", Classes());
        for (var sent = 0; sent < Listed; sent += 10_000)
            await PostAsync(client, $"/directory/v1/schools/{school}/workbooks/pupils/import", Pupils(10_000));
        var office = Guid.CreateVersion7();
        await using (var post = admin.CreateCommand(Post))
        {
            post.Parameters.Add(new() { Value = office });
            post.Parameters.Add(new() { Value = school });
            await post.ExecuteNonQueryAsync();
        }

        using var reader = directory.As(office, Roles.SchoolOffice);
        var (before, most, bytes) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0L);
        var watch = Stopwatch.StartNew();
        using var answer = await reader.GetAsync(
            new Uri($"/directory/v1/pupils.xlsx?schoolId={school}", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead
        );
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var (buffer, first) = (new byte[64 * 1024], watch.Elapsed.TotalSeconds);
        for (int read; (read = await body.ReadAsync(buffer)) > 0; bytes += read)
            if (bytes / 1_000_000 != (bytes + read) / 1_000_000)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        yield return $"listed: {Listed} pupils, {bytes / 1024} KiB in {watch.Elapsed.TotalSeconds:0.0} s, the first byte after "
            + $"{first:0.00} s; at most {most / 1024 / 1024} MiB more held";
    }

    private const string Post =
        "insert into staff_post (id, account_id, school_id, roles, roles_given, class_ids, is_active, revision, asked) "
        + "values (gen_random_uuid(), $1, $2, '{schoolOffice}', '{schoolOffice}', '{}', true, 1, '')";

    private static async Task<string> LineAsync(string what, int rows, Func<Task> act)
    {
        GC.Collect();
        var (allocated, watch) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        await act();
        var seconds = watch.Elapsed.TotalSeconds;
        return $"  {what, -16} {seconds, 6:0.00} s, {rows / seconds, 7:0} rows/s, "
            + $"{(GC.GetTotalAllocatedBytes() - allocated) / 1024 / 1024} MiB allocated in all";
    }

    private static async Task PostAsync(HttpClient client, string path, byte[] workbook)
    {
        using var body = Sheets.Body(workbook);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), body);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<Guid> SchoolAsync(HttpClient client)
    {
        var id = Guid.CreateVersion7();
        using var answer = await client.PutAsJsonAsync(
            $"/directory/v1/schools/{id}",
            new
            {
                divisionCode = "430102",
                schoolCode = $"2143{Random.Shared.Next(1_000_000):000000}",
                name = "实验小学",
                kind = "primary",
                stages = new[] { "primary" },
                ownership = "public",
                isRural = false,
                isTownship = false,
                isBoarding = false,
                competentAuthority = "430102",
            }
        );
        answer.EnsureSuccessStatusCode();
        return id;
    }

    // What is there is read out, and timed is only how it goes in again, with the same keys and indices.
    private static async Task<double> CopyAsync(NpgsqlDataSource admin, string table, Guid school)
    {
        await using var waiting = admin.CreateCommand("select count(*) from outbox");
        while ((long)(await waiting.ExecuteScalarAsync())! > 0)
            await Task.Delay(100);
        var seconds = 0.0;
        foreach (
            var (from, where) in ((string, string)[])
                [
                    (table, $"school_id = '{school}'"),
                    ("told", $"body like '%{school}%' and id not in (select id from bare_told)"),
                ]
        )
        {
            await using var connection = await admin.OpenConnectionAsync();
            await using (
                var make = new NpgsqlCommand(
                    $"create table if not exists bare_{from} (like {from} including all)",
                    connection
                )
            )
                await make.ExecuteNonQueryAsync();
            using var rows = new MemoryStream();
            await using (
                var read = await connection.BeginRawBinaryCopyAsync(
                    $"copy (select * from {from} where {where}) to stdout (format binary)"
                )
            )
                await read.CopyToAsync(rows);
            var watch = Stopwatch.StartNew();
            await using (
                var write = await connection.BeginRawBinaryCopyAsync($"copy bare_{from} from stdin (format binary)")
            )
                await write.WriteAsync(rows.GetBuffer().AsMemory(0, (int)rows.Length));
            seconds += watch.Elapsed.TotalSeconds;
        }

        return seconds;
    }

    private static int _serial;
    private static string[] _numbers = [];

    private static IEnumerable<(string Kind, string Table, byte[] Workbook)> Kinds(int rows)
    {
        yield return ("pupils", "pupil", Pupils(rows));
        yield return (
            "guardians",
            "guardian_link",
            Sheets.Make(
                "监护人",
                [
                    GuardianHeadings,
                    .. _numbers.Select(
                        (number, at) => (object?[])[number, $"学生{at}", $"家长{at}", $"139{at:00000000}"]
                    ),
                ]
            )
        );
    }

    private static byte[] Classes() =>
        Sheets.Make(
            "班级",
            [
                ["学年", "年级", "班级", "班主任用户名"],
                .. Enumerable.Range(0, 120).Select(at => (object?[])["2026-2027", $"{(at % 6) + 1}", $"{at}班", null]),
            ]
        );

    private static byte[] Pupils(int rows)
    {
        _numbers = [.. Enumerable.Range(0, rows).Select(_ => Number(_serial++))];
        return Sheets.Make(
            "学生",
            [
                PupilHeadings,
                .. _numbers.Select(
                    (number, at) =>
                        (object?[])
                            [
                                number,
                                $"学生{at}",
                                "2026-2027",
                                $"{at % 120}班",
                                at % 9 == 0 ? "寄宿" : "走读",
                                at % 7 == 0 ? "留守儿童" : null,
                            ]
                ),
            ]
        );
    }

    private static string Number(int serial)
    {
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $"4301022012{(serial / 1_000 % 12) + 1:00}{(serial / 12_000 % 28) + 1:00}{serial % 1_000:000}"
        );
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return $"G{body}{"10X98765432"[body.Select((sign, at) => (sign - '0') * weights[at]).Sum() % 11]}";
    }

    // Directory alone: nobody else's work is in the figures.
    private sealed class OneDirectory() : ServiceUnderTest<directory::Program, DirectoryDb>("directory")
    {
        public async Task<string> AdminAsync()
        {
            var database = await InDbAsync(db => Task.FromResult(db.Database.GetDbConnection().Database));
            return new NpgsqlConnectionStringBuilder(await Backends.PostgresAsync())
            {
                Database = database,
            }.ConnectionString;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Access:GatewaySecret", "a-secret-of-the-gateway");
            builder.UseSetting("SetUp:Code", "a-set-up-code-of-a-test");
        }
    }
}
