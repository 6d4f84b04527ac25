using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Directory;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

[assembly: AssemblyFixture(typeof(AfterSchool.Fees.Tests.FeesApp))]

namespace AfterSchool.Fees.Tests;

/// <summary>Fees, speaking the domain. Each test takes a school in a city of its own, so that standards do not meet.</summary>
public sealed class FeesApp() : ServiceUnderTest<Program, FeesDb>("fees")
{
    private readonly ConcurrentDictionary<string, int> _schools = [];

    /// <summary>A school of Hunan with its term, its office and principal; kept by the service.</summary>
    public Task<TestSchool> SchoolAsync() => SchoolAsync(Place.Hunan);

    /// <summary>A school of a place, with its term, its office and principal; kept by the service.</summary>
    /// <param name="place">The place.</param>
    /// <param name="setting">What is special about the school.</param>
    public async Task<TestSchool> SchoolAsync(Place place, SchoolSetting? setting = null)
    {
        // Cities or districts 01 to 99, real or not, are all under the place's page.
        var number = _schools.AddOrUpdate(place.Edition, 1, (_, schools) => schools + 1);
        var school = new TestSchool(this, place, number, setting ?? new SchoolSetting());
        await TellAsync(school.Recorded());
        await TellAsync(school.TermRecorded());
        await TellAsync(school.Post(school.Office, Roles.SchoolOffice));
        await TellAsync(school.Post(school.Principal, Roles.Principal));
        await Eventually.True(
            () =>
                InDbAsync(async db =>
                    await db.StaffPosts.CountAsync(post => post.SchoolId == school.Id) == 2
                    && await db.Terms.AnyAsync(term => term.Id == school.Term)
                    && await db.Schools.AnyAsync(one => one.Id == school.Id)
                ),
            "the school is kept"
        );
        return school;
    }

    /// <summary>A client of a department of a division.</summary>
    public HttpClient Of(string department, string division) =>
        As(Guid.CreateVersion7(), Roles.Authority, division, department);

    /// <summary>The bill of a place, once it is as expected.</summary>
    public Task<Bill> BillAsync(Guid place, BillState state) =>
        Eventually.Some(
            () =>
                InDbAsync(db =>
                    db.Bills.AsNoTracking().FirstOrDefaultAsync(bill => bill.PlaceId == place && bill.State == state)
                ),
            $"the bill is {state}"
        );
}

/// <summary>What a test asserts of answers.</summary>
internal static class Answers
{
    public static async Task OkAsync(this Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        Assert.True(
            answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.Accepted,
            $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
        );
    }

    public static async Task IsAsync(this Task<HttpResponseMessage> asked, HttpStatusCode status)
    {
        using var answer = await asked;
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    public static Task RefusedAsync(this Task<HttpResponseMessage> asked, Law law) =>
        asked.RuledAsync(HttpStatusCode.UnprocessableEntity, "refused", law);

    public static async Task RuledAsync(
        this Task<HttpResponseMessage> asked,
        HttpStatusCode status,
        string verdict,
        Law law
    )
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {text}");
        var problem = (await answer.Content.ReadFromJsonAsync<Problem>())!;
        Assert.Contains(
            problem.Policy,
            line =>
                line.Rule == law.Rule
                && line.Verdict == verdict
                && line.Article == law.Article
                && line.Quote!.Contains(law.Quote, StringComparison.Ordinal)
                && line.Edition == law.Edition
        );
        // Words for people were found: no bare rule code is shown.
        Assert.DoesNotContain(law.Rule, problem.Detail, StringComparison.Ordinal);
    }
}

/// <summary>What the law is expected to say.</summary>
internal sealed record Law(string Rule, string Article, string Quote, string Edition = "hunan/2024-03-18");

internal sealed record Problem(string? Detail, PolicyShown[] Policy, Guid? HeldMatterId);

internal sealed record PolicyShown(string Rule, string Verdict, string? Article, string? Quote, string? Edition);
