using System.Net.Http.Json;
using AfterSchool.Contracts.Directory;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Directory.Tests.Workbooks.SchoolOffice;

namespace AfterSchool.Directory.Tests.Workbooks;

public sealed class GuardianWorkbookTests(DirectoryApp app)
{
    private const string Phone = "13812345678";

    [Fact]
    public async Task Siblings_have_one_guardian_with_an_account_that_waits_for_its_code()
    {
        var school = await OpenAsync(app);
        var (elder, younger) = (await school.PupilAsync("姐姐"), await school.PupilAsync("弟弟"));
        object?[][] rows =
        [
            [elder, "姐姐", "尉迟敬亭", "+86 138-1234-5678"],
            [younger, null, "尉迟敬亭", 13812345678],
        ];

        Assert.Equal((2, 0, 0), await TallyAsync(school.ImportAsync("guardians", GuardianHeadings, rows)));
        Assert.Equal((0, 0, 2), await TallyAsync(school.ImportAsync("guardians", GuardianHeadings, rows)));

        var account = await app.InDbAsync(db => db.Accounts.SingleAsync(one => one.SchoolId == school.School));
        Assert.Equal([Roles.Guardian], account.Roles);
        Assert.Equal((null, null), (account.PasswordHash, account.ActivationHash));
        Assert.Matches("^jz[a-z2-9]{10}$", account.UserName);
        await app.Told.FirstAsync<GuardianLinkRecorded>(link => link.GuardianAccountId == account.Id && link.IsActive);
        var links = await app.InDbAsync(db =>
            db.GuardianLinks.Where(link => link.GuardianAccountId == account.Id).ToListAsync()
        );
        Assert.Equal([1L, 1L], links.Select(link => link.Revision));
        Assert.Equal(
            2,
            (await app.As(account.Id, Roles.Guardian).GetFromJsonAsync<object[]>("/directory/v1/pupils"))!.Length
        );

        // The office hands out a code, and the guardian sets a password.
        var coded = await DirectoryApp.OkAsync(
            school.Office.PostAsync(
                new Uri($"/directory/v1/accounts/{account.Id}/activation-code", UriKind.Relative),
                null
            )
        );
        var code = (await coded.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonObject>())![
            "activationCode"
        ]!.GetValue<string>();
        var answer = await new SignIn.Browser(app).SendAsync(
            "/activate",
            ("userName", account.UserName),
            ("code", code),
            ("password", DirectoryApp.Password)
        );
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_name_is_mended_but_a_phone_never_hands_a_child_to_somebody_of_another_name()
    {
        var school = await OpenAsync(app);
        var (child, other) = (await school.PupilAsync("甲"), await school.PupilAsync("乙"));
        await DirectoryApp.OkAsync(school.ImportAsync("guardians", GuardianHeadings, [child, null, "李强", Phone]));

        Assert.Equal(
            ["/rows/2/guardianPhone phone-of-another"],
            await FaultsAsync(school.ImportAsync("guardians", GuardianHeadings, [other, null, "王芳", Phone]))
        );
        Assert.Equal(
            (0, 1, 0),
            await TallyAsync(school.ImportAsync("guardians", GuardianHeadings, [child, null, "李墙", Phone]))
        );
        Assert.Equal(
            (1, 0, 0),
            await TallyAsync(school.ImportAsync("guardians", GuardianHeadings, [other, null, "李墙", Phone]))
        );
        Assert.Equal(1, await app.InDbAsync(db => db.Accounts.CountAsync(one => one.SchoolId == school.School)));
    }

    [Fact]
    public async Task A_phone_known_at_another_school_leads_to_another_account()
    {
        var (school, elsewhere) = (await OpenAsync(app), await OpenAsync(app));
        await DirectoryApp.OkAsync(
            school.ImportAsync("guardians", GuardianHeadings, [await school.PupilAsync(), null, "李强", Phone])
        );
        await DirectoryApp.OkAsync(
            elsewhere.ImportAsync("guardians", GuardianHeadings, [await elsewhere.PupilAsync(), null, "李强", Phone])
        );

        var accounts = await app.InDbAsync(db =>
            db.Accounts.Where(one => one.SchoolId == school.School || one.SchoolId == elsewhere.School).ToListAsync()
        );
        Assert.Equal(2, accounts.Select(one => one.UserName).Distinct().Count());
    }

    [Fact]
    public async Task A_link_that_has_ended_is_not_revived_and_slipped_rows_are_noticed()
    {
        var (school, elsewhere) = (await OpenAsync(app), await OpenAsync(app));
        var (child, stranger) = (await school.PupilAsync("甲"), await elsewhere.PupilAsync("外校"));
        await DirectoryApp.OkAsync(school.ImportAsync("guardians", GuardianHeadings, [child, null, "李强", Phone]));
        var link = await app.InDbAsync(db =>
            db.GuardianLinks.Where(one => one.SchoolId == school.School).Select(one => one.Id).SingleAsync()
        );
        await DirectoryApp.OkAsync(
            school.Office.PostAsync(new Uri($"/directory/v1/guardian-links/{link}/end", UriKind.Relative), null)
        );

        Assert.Equal(
            [
                "/rows/2/guardianPhone guardian-ended",
                "/rows/3/guardiansPupilName pupil-name-differs",
                "/rows/4/pupilNumber pupil-unknown",
                "/rows/5/guardianPhone phone-wrong",
                "/rows/7/guardianPhone row-twice",
            ],
            await FaultsAsync(
                school.CheckAsync(
                    "guardians",
                    GuardianHeadings,
                    [child, null, "李强", Phone],
                    [child, "乙", "王芳", "13900000001"],
                    [stranger, null, "王芳", "13900000002"],
                    [child, null, "王芳", "0731-8888888"],
                    [child, null, "王芳", "13900000003"],
                    [child, null, "王芳", "139 0000 0003"]
                )
            )
        );
    }

    [Fact]
    public async Task Names_and_phones_go_out_to_the_office_alone_and_come_back_unchanged()
    {
        var school = await OpenAsync(app);
        var child = await school.PupilAsync("甲");
        await DirectoryApp.OkAsync(school.ImportAsync("guardians", GuardianHeadings, [child, null, "李强", Phone]));
        var path = new Uri("/directory/v1/guardian-links.xlsx", UriKind.Relative);

        var workbook = await (await DirectoryApp.OkAsync(school.Office.GetAsync(path))).Content.ReadAsByteArrayAsync();
        Assert.Empty(Sheets.Wrong(workbook));
        var row = Sheets.Read(workbook)[1];
        Assert.Equal([child, "甲", "李强", Phone], row[..4]);
        Assert.Equal("有效", row[5]);
        Assert.Equal((0, 0, 1), await TallyAsync(school.SendAsync(school.Office, "guardians/import", workbook)));

        var head = (await app.StaffAsync(school.School, Roles.Principal)).Client;
        var seen = Sheets.Read(await (await DirectoryApp.OkAsync(head.GetAsync(path))).Content.ReadAsByteArrayAsync())[
            1
        ];
        Assert.Equal([null, "甲", null, null, null, "有效"], seen);
    }
}
