using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

[assembly: AssemblyFixture(typeof(AfterSchool.Directory.Tests.DirectoryApp))]

namespace AfterSchool.Directory.Tests;

/// <summary>Directory, speaking the domain.</summary>
public sealed class DirectoryApp() : ServiceUnderTest<Program, DirectoryDb>("directory")
{
    /// <summary>The gateway's secret.</summary>
    public const string GatewaySecret = "a-secret-of-the-gateway";

    /// <summary>The one-time code of the first operator.</summary>
    public const string SetUpCode = "a-set-up-code-of-a-test";

    /// <summary>Everybody's password.</summary>
    public const string Password = "correct horse battery";

    private static int _serial;

    /// <summary>Settings of this one alone.</summary>
    public IReadOnlyList<(string Key, string Value)> With { get; init; } = [];

    /// <summary>Hears what it logs, when somebody listens.</summary>
    public LogHeard? Log { get; init; }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Access:GatewaySecret", GatewaySecret);
        builder.UseSetting("SetUp:Code", SetUpCode);
        foreach (var (key, value) in With)
            builder.UseSetting(key, value);
        if (Log is { } log)
            builder.ConfigureLogging(logging => logging.ListenWith(log));
    }

    /// <summary>An operator of the system.</summary>
    public HttpClient Operator => As(Guid.CreateVersion7(), Roles.Operator);

    /// <summary>A school, entered by an operator.</summary>
    public async Task<Guid> SchoolAsync(string division = "430102")
    {
        var id = Guid.CreateVersion7();
        await OkAsync(Operator.PutAsJsonAsync($"/directory/v1/schools/{id}", ASchool(division)));
        return id;
    }

    /// <summary>The body of a school with a code of its own.</summary>
    public static JsonObject ASchool(string division = "430102") =>
        new()
        {
            ["divisionCode"] = division,
            ["schoolCode"] = $"2143{Interlocked.Increment(ref _serial):000000}",
            ["name"] = "实验小学",
            ["kind"] = "primary",
            ["stages"] = new JsonArray("primary"),
            ["ownership"] = "public",
            ["isRural"] = false,
            ["isTownship"] = false,
            ["isBoarding"] = false,
            ["competentAuthority"] = division,
            ["coordinatingSchoolId"] = null,
        };

    /// <summary>A class of the school.</summary>
    public async Task<Guid> ClassAsync(Guid school, int grade = 4, Guid? teacher = null)
    {
        var id = Guid.CreateVersion7();
        await OkAsync(
            Operator.PutAsJsonAsync(
                $"/directory/v1/classes/{id}",
                new
                {
                    schoolId = school,
                    grade,
                    name = $"{grade}年级1班",
                    classTeacherAccountId = teacher,
                }
            )
        );
        return id;
    }

    /// <summary>The body of a pupil.</summary>
    public static object APupil(Guid school, Guid one, string name = "李小明", params string[] grounds) =>
        new
        {
            schoolId = school,
            classId = one,
            pupilNumber = (string?)null,
            name,
            residence = "day",
            grounds,
        };

    /// <summary>A pupil of the class.</summary>
    public async Task<Guid> PupilAsync(Guid school, Guid one, string name = "李小明")
    {
        var id = Guid.CreateVersion7();
        await OkAsync(Operator.PutAsJsonAsync($"/directory/v1/pupils/{id}", APupil(school, one, name, "left-behind")));
        return id;
    }

    /// <summary>An account entered by an operator; gives its id and activation code.</summary>
    public async Task<(Guid Id, string UserName, string Code)> AccountAsync(params string[] roles)
    {
        var id = Guid.CreateVersion7();
        var userName = $"u{id:N}";
        var isAuthority = roles.Contains(Roles.Authority);
        var answer = await OkAsync(
            Operator.PutAsJsonAsync(
                $"/directory/v1/accounts/{id}",
                new
                {
                    userName,
                    displayName = "王芳",
                    roles,
                    department = isAuthority ? Departments.Education : null,
                    division = isAuthority ? "4301" : null,
                }
            )
        );
        var entered = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        return (id, userName, entered["activationCode"]!.GetValue<string>());
    }

    /// <summary>Somebody who has set a password and can sign in.</summary>
    public async Task<(Guid Id, string UserName)> ActiveAsync(params string[] roles)
    {
        var (id, userName, code) = await AccountAsync(roles);
        var answer = await new SignIn.Browser(this).SendAsync(
            "/activate",
            ("userName", userName),
            ("code", code),
            ("password", Password)
        );
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return (id, userName);
    }

    /// <summary>A member of the school's staff, as the roll has it, with a token.</summary>
    public async Task<(Guid Id, HttpClient Client)> StaffAsync(Guid school, string role)
    {
        var (id, _, _) = await AccountAsync();
        await OkAsync(
            Operator.PutAsJsonAsync(
                $"/directory/v1/schools/{school}/posts/{id}",
                new { roles = new[] { role }, classIds = Array.Empty<Guid>() }
            )
        );
        return (id, As(id, role));
    }

    /// <summary>Every value of every table, as the database keeps it.</summary>
    public async Task<string> RawTablesAsync() =>
        await InDbAsync(async db =>
        {
            var tables = db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct();
            var raw = new System.Text.StringBuilder();
            await db.Database.OpenConnectionAsync();
            foreach (var table in tables)
            {
                await using var read = new NpgsqlCommand(
                    $"select coalesce(string_agg(t::text, '\n'), '') from \"{table}\" t",
                    (NpgsqlConnection)db.Database.GetDbConnection()
                );
                raw.AppendLine((string?)await read.ExecuteScalarAsync());
            }

            return raw.ToString();
        });

    /// <summary>The answer, which must be a success.</summary>
    public static async Task<HttpResponseMessage> OkAsync(Task<HttpResponseMessage> call)
    {
        var answer = await call;
        Assert.True(
            answer.IsSuccessStatusCode,
            $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
        );
        return answer;
    }
}
