using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AfterSchool.Directory.Tests.SignIn;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.Directory.Tests.Guardians;

/// <summary>Codes for the guardians of a class at once: who gives them out, to whom, and that each is seen once.</summary>
public sealed partial class ClassCodesTests(DirectoryApp app)
{
    [Fact]
    public async Task The_class_teacher_prints_a_strip_for_each_guardian_and_the_code_on_it_lets_in_once()
    {
        var one = await ClassAsync();
        var (mother, _) = await GuardianAsync(one, "李强", one.Pupil);
        var list = await one.Teacher.GetStringAsync("/school/directory/classes");
        Assert.Contains($"{one.Address}\"", list, StringComparison.Ordinal);

        using var strips = await SendAsync(one.Teacher, one.Address, ("as", "strips"));
        var html = await strips.Content.ReadAsStringAsync();
        Assert.Equal("no-store", strips.Headers.CacheControl?.ToString());
        Assert.Contains("李小明", html, StringComparison.Ordinal);
        Assert.Contains("监护人：李强", html, StringComparison.Ordinal);
        Assert.Matches("打开 https?://[^ :]+/activate", html);
        var code = Assert.Single(Code().Matches(html)).Value;
        Assert.DoesNotContain(code, await app.RawTablesAsync(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, await ActivateAsync(mother, code));
        Assert.Equal(HttpStatusCode.BadRequest, await ActivateAsync(mother, code));
        // Who has signed in needs none, whatever is asked for.
        using var none = await SendAsync(one.Teacher, one.Address, ("as", "strips"), ("renew", "yes"));
        Assert.Contains("没有等发码的家长", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_print_leaves_what_was_given_out_and_only_renewing_makes_it_void()
    {
        var one = await ClassAsync();
        var (first, _) = await GuardianAsync(one, "李强", one.Pupil);
        var before = (await GiveAsync(one.Office, one.Class))[0]!["code"]!.GetValue<string>();

        var again = await GiveAsync(one.Office, one.Class);
        Assert.Null(again[0]!["code"]);
        Assert.Equal("givenOut", again[0]!["state"]!.GetValue<string>());
        // A guardian who came later gets one; who has one keeps it.
        await GuardianAsync(one, "王丽", one.Pupil);
        Assert.Single(await GiveAsync(one.Office, one.Class), row => row!["code"] is not null);

        var renewed = await GiveAsync(one.Office, one.Class, renew: true);
        Assert.All(renewed, row => Assert.NotNull(row!["code"]));
        var now = renewed.Single(row => row!["userName"]!.GetValue<string>() == first)!["code"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.BadRequest, await ActivateAsync(first, before));
        Assert.Equal(HttpStatusCode.Redirect, await ActivateAsync(first, now));
    }

    [Fact]
    public async Task The_workbook_has_a_row_for_each_code_that_was_given_out_with_it()
    {
        var one = await ClassAsync();
        await GuardianAsync(one, "李强", one.Pupil);
        using var sent = await SendAsync(one.Office, one.Address, ("as", "workbook"));
        var rows = Sheets.Read(await sent.Content.ReadAsByteArrayAsync());
        Assert.Equal(["学生姓名", "监护人姓名*", "用户名", "激活码", "有效期至"], rows[0]);
        Assert.Equal(["李小明", "李强"], rows[1].Take(2));
        Assert.Matches(Code(), rows[1][3]!);
        Assert.Equal(2, rows.Length);
    }

    [Fact]
    public async Task Nobody_gives_out_codes_of_another_class_or_school_or_of_more_than_a_guardian()
    {
        var (one, other) = (await ClassAsync(), await ClassAsync());
        await GuardianAsync(one, "李强", one.Pupil);
        var beside = (await app.StaffAsync(one.School, Roles.ClassTeacher)).Client;
        var principal = (await app.StaffAsync(one.School, Roles.Principal)).Client;
        foreach (var who in (HttpClient[])[other.Office, other.Teacher, beside])
        {
            using var page = await who.GetAsync(one.Address);
            using var form = await SendAsync(who, one.Address, ("as", "strips"));
            using var call = await CallAsync(who, one.Class, renew: true);
            Assert.Equal(
                (HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
                (page.StatusCode, form.StatusCode, call.StatusCode)
            );
        }
        foreach (var who in (HttpClient[])[principal, app.Operator])
        {
            using var call = await CallAsync(who, one.Class, renew: true);
            Assert.Equal(HttpStatusCode.Forbidden, call.StatusCode);
        }

        // A teacher who is a guardian too, and a guardian with a child elsewhere: their accounts reach further than the class.
        var (_, teacher) = await GuardianAsync(one, "刘老师", one.Pupil);
        await DirectoryApp.OkAsync(
            app.Operator.PutAsJsonAsync(
                $"/directory/v1/schools/{one.School}/posts/{teacher}",
                new { roles = new[] { Roles.DutyTeacher }, classIds = Array.Empty<Guid>() }
            )
        );
        var (_, aunt) = await GuardianAsync(one, "赵敏", one.Pupil);
        await LinkAsync(aunt, other.Pupil);
        var given = await GiveAsync(one.Teacher, one.Class);
        Assert.Equal(
            ["keptElsewhere", "keptElsewhere"],
            given
                .Where(row => row!["guardian"]!.GetValue<string>() is "刘老师" or "赵敏")
                .Select(row => row!["state"]!.GetValue<string>())
        );
        Assert.Equal("李强", Assert.Single(given, row => row!["code"] is not null)!["guardian"]!.GetValue<string>());
    }

    [Fact]
    public async Task Two_who_give_out_codes_at_once_never_give_two_that_contradict()
    {
        var one = await ClassAsync();
        var (userName, _) = await GuardianAsync(one, "李强", one.Pupil);
        var answers = await Task.WhenAll(CallAsync(one.Office, one.Class), CallAsync(one.Teacher, one.Class));
        List<string> codes = [];
        foreach (var answer in answers.Where(answer => answer.StatusCode == HttpStatusCode.OK))
        foreach (var row in (await answer.Content.ReadFromJsonAsync<JsonArray>())!)
            if (row!["code"] is { } code)
                codes.Add(code.GetValue<string>());
        Assert.Equal(HttpStatusCode.Redirect, await ActivateAsync(userName, Assert.Single(codes)));
    }

    private async Task<ClassOf> ClassAsync()
    {
        var school = await app.SchoolAsync();
        var (teacher, client) = await app.StaffAsync(school, Roles.ClassTeacher);
        var id = await app.ClassAsync(school, teacher: teacher);
        return new ClassOf(
            school,
            id,
            await app.PupilAsync(school, id),
            client,
            (await app.StaffAsync(school, Roles.SchoolOffice)).Client
        );
    }

    private async Task<(string UserName, Guid Id)> GuardianAsync(ClassOf one, string name, Guid pupil)
    {
        var id = Guid.CreateVersion7();
        var userName = $"g{id:N}";
        // The guardian's account as a workbook makes it: of the school, and without a code.
        await app.InDbAsync(async db =>
        {
            var account = new AfterSchool.Directory.Accounts.Account
            {
                Id = id,
                UserName = userName,
                Roles = [Roles.Guardian],
                SchoolId = one.School,
            };
            account.Write(new(name, null, null), app.Services.GetRequiredService<Storage.Seals>());
            db.Accounts.Add(account);
            return await db.SaveChangesAsync();
        });
        await LinkAsync(id, pupil);
        return (userName, id);
    }

    private Task<HttpResponseMessage> LinkAsync(Guid guardian, Guid pupil) =>
        DirectoryApp.OkAsync(
            app.Operator.PutAsJsonAsync(
                $"/directory/v1/guardian-links/{Guid.CreateVersion7()}",
                new { guardianAccountId = guardian, pupilId = pupil }
            )
        );

    private static Task<HttpResponseMessage> CallAsync(HttpClient who, Guid id, bool renew = false) =>
        who.PostAsJsonAsync($"/directory/v1/classes/{id}/guardian-codes", new { renew });

    private static async Task<JsonArray> GiveAsync(HttpClient who, Guid id, bool renew = false)
    {
        using var answer = await DirectoryApp.OkAsync(CallAsync(who, id, renew));
        return (await answer.Content.ReadFromJsonAsync<JsonArray>())!;
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient who,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent(fields.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        return await who.PostAsync(path, form);
    }

    private async Task<HttpStatusCode> ActivateAsync(string userName, string code)
    {
        var answer = await new Browser(app).SendAsync(
            "/activate",
            ("userName", userName),
            ("code", code),
            ("password", DirectoryApp.Password)
        );
        return answer.StatusCode;
    }

    [GeneratedRegex("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")]
    private static partial Regex Code();

    private sealed record ClassOf(Guid School, Guid Class, Guid Pupil, HttpClient Teacher, HttpClient Office)
    {
        public string Address => $"/school/directory/classes/{Class}/codes";
    }
}
