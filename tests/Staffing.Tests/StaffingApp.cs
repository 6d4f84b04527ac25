using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Contracts.Directory;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Staffing.Storage;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

[assembly: AssemblyFixture(typeof(AfterSchool.Staffing.Tests.StaffingApp))]

namespace AfterSchool.Staffing.Tests;

/// <summary>Staffing, speaking the domain.</summary>
public sealed class StaffingApp() : ServiceUnderTest<Program, StaffingDb>("staffing")
{
    /// <summary>The day it is until a test moves the clock.</summary>
    public DateOnly Today => Clock.Today();

    /// <summary>A school with its office, its term and the authority above it.</summary>
    public async Task<TestSchool> SchoolAsync(string division = "430102", string? competentAuthority = null)
    {
        var school = new TestSchool(
            this,
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            division
        );
        await TellAsync(
            new SchoolRecorded
            {
                SchoolId = school.Id,
                Revision = 1,
                DivisionCode = division,
                SchoolCode = "2143000001",
                Name = "实验小学",
                Kind = "primary",
                Stages = ["primary"],
                Ownership = "public",
                IsRural = false,
                IsTownship = false,
                IsBoarding = false,
                CompetentAuthority = competentAuthority ?? division,
                CoordinatingSchoolId = null,
                OccurredAt = Clock.Now(),
            }
        );
        await TellAsync(
            new StaffPostRecorded
            {
                AccountId = school.OfficeAccount,
                Revision = 1,
                SchoolId = school.Id,
                Roles = [Roles.SchoolOffice],
                ClassIds = [],
                IsActive = true,
                OccurredAt = Clock.Now(),
            }
        );
        await TellAsync(
            new TermRecorded
            {
                TermId = school.TermId,
                Revision = 1,
                SchoolId = school.Id,
                Name = "2026-autumn",
                FirstDay = new DateOnly(2026, 9, 1),
                LastDay = new DateOnly(2027, 1, 22),
                OccurredAt = Clock.Now(),
            }
        );
        await Eventually.True(
            () =>
                InDbAsync(async db =>
                    await db.Schools.AnyAsync(one => one.Id == school.Id)
                    && await db.StaffPosts.AnyAsync(one => one.SchoolId == school.Id)
                    && await db.Terms.AnyAsync(one => one.SchoolId == school.Id)
                ),
            "the school is kept"
        );
        return school;
    }

    /// <summary>An education official of that division.</summary>
    public HttpClient Education(string division = "430102") =>
        As(Guid.CreateVersion7(), Roles.Authority, division, Departments.Education);

    /// <summary>An answer that is not a problem.</summary>
    public static async Task DoneAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        Assert.True(
            answer.StatusCode == HttpStatusCode.NoContent,
            $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
        );
    }

    /// <summary>The one line of <c>policy[]</c> with this rule, of an answer with that status.</summary>
    public static async Task<PolicyLine> RuledAsync(
        Task<HttpResponseMessage> asked,
        string rule,
        HttpStatusCode status = HttpStatusCode.UnprocessableEntity
    )
    {
        using var answer = await asked;
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {body}");
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.DoesNotContain(rule, problem.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        var lines = problem
            .GetProperty("policy")
            .EnumerateArray()
            .Where(line => line.GetProperty("rule").GetString() == rule);
        return PolicyLine.Of([.. lines], problem);
    }
}

/// <summary>What <c>policy[]</c> says of a rule.</summary>
public sealed record PolicyLine(
    string Verdict,
    string[] Articles,
    string Quotes,
    JsonElement Compared,
    Guid? Held,
    bool IsDefault
)
{
    /// <summary>Gathers the lines of one rule.</summary>
    public static PolicyLine Of(JsonElement[] lines, JsonElement problem)
    {
        Assert.True(lines.Length > 0, $"The rule is not named in {problem}");
        return new PolicyLine(
            lines[0].GetProperty("verdict").GetString()!,
            [.. lines.Select(line => line.GetProperty("article").GetString()!)],
            string.Concat(lines.Select(line => line.GetProperty("quote").GetString())),
            lines[0].GetProperty("compared"),
            problem.TryGetProperty("heldMatterId", out var held) ? held.GetGuid() : null,
            lines[0].GetProperty("isDefault").GetBoolean()
        );
    }
}
