using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Directory.Tests.Roll;

public sealed class RollReachTests(DirectoryApp app)
{
    [Fact]
    public async Task Lets_the_office_read_its_own_pupils_and_no_others()
    {
        var (own, other) = (await app.SchoolAsync(), await app.SchoolAsync());
        var mine = await app.PupilAsync(own, await app.ClassAsync(own), "赵一");
        var theirs = await app.PupilAsync(other, await app.ClassAsync(other), "钱二");
        var (_, office) = await app.StaffAsync(own, Roles.SchoolOffice);

        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync($"/directory/v1/pupils/{mine}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"/directory/v1/pupils/{theirs}")).StatusCode);
        var all = (await office.GetFromJsonAsync<JsonArray>("/directory/v1/pupils"))!;
        Assert.Equal(mine.ToString(), Assert.Single(all)!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Lets_a_class_teacher_read_the_class_and_no_other()
    {
        var school = await app.SchoolAsync();
        var (teacher, client) = await app.StaffAsync(school, Roles.ClassTeacher);
        var mine = await app.PupilAsync(school, await app.ClassAsync(school, teacher: teacher));
        var other = await app.PupilAsync(school, await app.ClassAsync(school, grade: 6));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/directory/v1/pupils/{mine}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/directory/v1/pupils/{other}")).StatusCode);
    }

    [Fact]
    public async Task A_class_is_headed_by_somebody_of_its_school_and_by_nobody_else()
    {
        var (own, other) = (await app.SchoolAsync(), await app.SchoolAsync());
        var (_, office) = await app.StaffAsync(own, Roles.SchoolOffice);
        var (colleague, _) = await app.StaffAsync(own, Roles.ClassTeacher);
        var (stranger, _) = await app.StaffAsync(other, Roles.ClassTeacher);
        Assert.Equal(HttpStatusCode.BadRequest, (await EnterClassAsync(office, own, stranger)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await EnterClassAsync(office, own, colleague)).StatusCode);
        // Who may not enter the class hears nothing of who works there.
        Assert.Equal(HttpStatusCode.NotFound, (await EnterClassAsync(office, other, colleague)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await EnterClassAsync(office, other, stranger)).StatusCode);
    }

    [Fact]
    public async Task Refuses_the_operator_who_would_read_children()
    {
        var school = await app.SchoolAsync();
        var pupil = await app.PupilAsync(school, await app.ClassAsync(school));
        foreach (var path in new[] { "pupils", $"pupils/{pupil}", "guardian-links" })
            Assert.Equal(HttpStatusCode.Forbidden, (await app.Operator.GetAsync($"/directory/v1/{path}")).StatusCode);
    }

    [Fact]
    public async Task Lets_an_education_authority_enter_schools_of_its_division_only()
    {
        var official = app.As(Guid.CreateVersion7(), Roles.Authority, "4301", Departments.Education);
        var priceOfficial = app.As(Guid.CreateVersion7(), Roles.Authority, "4301", Departments.Price);
        var path = () => $"/directory/v1/schools/{Guid.CreateVersion7()}";
        var (inside, outside) = (DirectoryApp.ASchool("430102"), DirectoryApp.ASchool("430201"));
        Assert.Equal(HttpStatusCode.NotFound, (await official.PutAsJsonAsync(path(), outside)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await priceOfficial.PutAsJsonAsync(path(), inside)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await official.PutAsJsonAsync(path(), inside)).StatusCode);
    }

    [Fact]
    public async Task Lets_an_office_keep_its_own_school_only()
    {
        var (own, other) = (await app.SchoolAsync(), await app.SchoolAsync());
        var (_, office) = await app.StaffAsync(own, Roles.SchoolOffice);
        Assert.Equal(HttpStatusCode.NoContent, (await EnterClassAsync(office, own)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await EnterClassAsync(office, other)).StatusCode);
    }

    [Fact]
    public async Task Lets_an_office_enter_its_teachers_and_nobody_mightier()
    {
        var school = await app.SchoolAsync();
        var (_, office) = await app.StaffAsync(school, Roles.SchoolOffice);
        Assert.Equal(HttpStatusCode.OK, (await EnterAccountAsync(office, school, Roles.ClassTeacher)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await EnterAccountAsync(office, school, Roles.Operator)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await EnterAccountAsync(office, school, Roles.Principal)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await EnterAccountAsync(office, null, Roles.Guardian)).StatusCode);
    }

    [Fact]
    public async Task Refuses_an_office_a_code_for_an_account_that_reaches_further()
    {
        var school = await app.SchoolAsync();
        var (_, office) = await app.StaffAsync(school, Roles.SchoolOffice);
        var entered = await EnterAccountAsync(office, school, Roles.ClassTeacher);
        var id = (await entered.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<Guid>();
        var code = $"/directory/v1/accounts/{id}/activation-code";
        Assert.Equal(HttpStatusCode.OK, (await office.PostAsync(code, null)).StatusCode);

        await DirectoryApp.OkAsync(
            app.Operator.PutAsJsonAsync(
                $"/directory/v1/schools/{await app.SchoolAsync()}/posts/{id}",
                new { roles = new[] { Roles.SchoolOffice }, classIds = Array.Empty<Guid>() }
            )
        );
        Assert.Equal(HttpStatusCode.NotFound, (await office.PostAsync(code, null)).StatusCode);
    }

    [Fact]
    public async Task Lets_nobody_in_unsigned()
    {
        var client = app.CreateClient();
        foreach (var path in new[] { "schools", "pupils", "accounts", "notices", "guardian-links" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync($"/directory/v1/{path}")).StatusCode);
    }

    private static Task<HttpResponseMessage> EnterClassAsync(HttpClient client, Guid school, Guid? teacher = null) =>
        client.PutAsJsonAsync(
            $"/directory/v1/classes/{Guid.CreateVersion7()}",
            new
            {
                schoolId = school,
                grade = 3,
                name = "三年级1班",
                classTeacherAccountId = teacher,
            }
        );

    private static Task<HttpResponseMessage> EnterAccountAsync(HttpClient client, Guid? school, string role)
    {
        var id = Guid.CreateVersion7();
        return client.PutAsJsonAsync(
            $"/directory/v1/accounts/{id}",
            new
            {
                userName = $"u{id:N}",
                displayName = "王芳",
                roles = new[] { role },
                schoolId = school,
            }
        );
    }
}
