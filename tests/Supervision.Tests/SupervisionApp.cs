using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Contracts.Directory;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Sealing;
using AfterSchool.Supervision.Cases;
using AfterSchool.Supervision.Storage;
using AfterSchool.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

[assembly: AssemblyFixture(typeof(AfterSchool.Supervision.Tests.SupervisionApp))]

namespace AfterSchool.Supervision.Tests;

/// <summary>Supervision, speaking the domain.</summary>
public class SupervisionApp() : ServiceUnderTest<Program, SupervisionDb>("supervision")
{
    private static readonly string CallersKey = KeyRing.NewKey();

    /// <summary>The desk of a division.</summary>
    public HttpClient Agent(string division = "430102", Guid? account = null) =>
        As(account ?? Guid.CreateVersion7(), Roles.HotlineAgent, division);

    /// <summary>A supervisor of the desk.</summary>
    public HttpClient Supervisor(string division = "430102", Guid? account = null) =>
        As(account ?? Guid.CreateVersion7(), Roles.HotlineSupervisor, division);

    /// <summary>The education authority of a division.</summary>
    public HttpClient Education(string division = "430102") =>
        As(Guid.CreateVersion7(), Roles.Authority, division, Departments.Education);

    /// <summary>A school on the roll, with a principal.</summary>
    public async Task<SchoolKnown> SchoolAsync(string division = "430102", string? authority = null)
    {
        var (school, principal) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await TellAsync(Recorded(school, division, authority ?? division));
        await TellAsync(
            new StaffPostRecorded
            {
                AccountId = principal,
                Revision = 1,
                SchoolId = school,
                Roles = [Roles.Principal],
                ClassIds = [],
                IsActive = true,
                OccurredAt = Clock.GetUtcNow(),
            }
        );
        await Eventually.True(
            () =>
                InDbAsync(async db =>
                    await db.Schools.AnyAsync(one => one.Id == school)
                    && await db.StaffPosts.AnyAsync(one => one.AccountId == principal)
                ),
            "the school and its principal are kept"
        );
        return new SchoolKnown(school, principal, As(principal, Roles.Principal));
    }

    /// <summary>What the roll tells of a school.</summary>
    public SchoolRecorded Recorded(Guid school, string division, string authority) =>
        new()
        {
            SchoolId = school,
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
            CompetentAuthority = authority,
            CoordinatingSchoolId = null,
            OccurredAt = Clock.GetUtcNow(),
        };

    /// <summary>A complaint taken by the desk.</summary>
    public async Task<CaseTaken> CaseAsync(
        Guid school,
        string category = "C1",
        string division = "430102",
        CallerTold? caller = null,
        Guid? vendor = null
    )
    {
        var id = Guid.CreateVersion7();
        var taken = await Agent(division)
            .PutAsJsonAsync(
                $"/supervision/v1/cases/{id}",
                new
                {
                    schoolId = school,
                    channel = "phone",
                    categories = new[] { category },
                    text = "每天都在讲下一单元的新课，还发卷子",
                    vendorId = vendor,
                    caller,
                }
            );
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        return (await taken.Content.ReadFromJsonAsync<CaseTaken>())!;
    }

    /// <summary>A complaint verified and found true.</summary>
    public async Task<CaseTaken> SubstantiatedAsync(
        Guid school,
        string category = "C1",
        bool seriousNegativeEffect = false,
        Guid? vendor = null
    )
    {
        var taken = await CaseAsync(school, category, vendor: vendor);
        await DoneAsync(Agent(), taken.Id, "acknowledge");
        await DoneAsync(Supervisor(), taken.Id, "assign", new { level = "county" });
        await DoneAsync(Education(), taken.Id, "begin");
        await DoneAsync(
            Education(),
            taken.Id,
            "verify",
            new
            {
                finding = "substantiated",
                words = "现场核查，教师讲授新课。",
                seriousNegativeEffect,
            }
        );
        return taken;
    }

    /// <summary>A channel that an authority has published.</summary>
    public Task<Guid> ChannelAsync(string division, string kind, string publicValue) =>
        ChannelAsync(Education(division), division, kind, publicValue);

    /// <summary>A channel entered by somebody: an authority's, or a school's own; published unless it is only set up.</summary>
    public static async Task<Guid> ChannelAsync(
        HttpClient by,
        string division,
        string kind,
        string publicValue,
        Guid? school = null,
        bool isPublished = true,
        string publishedIn = "public"
    )
    {
        var id = Guid.CreateVersion7();
        var answer = await by.PutAsJsonAsync(
            $"/supervision/v1/channels/{id}",
            new
            {
                division,
                kind,
                publicValue,
                publishedOn = isPublished ? "2026-09-01" : null,
                schoolId = school,
                publishedIn,
            }
        );
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return id;
    }

    /// <summary>The price authority of a division.</summary>
    public HttpClient Price(string division) => As(Guid.CreateVersion7(), Roles.Authority, division, Departments.Price);

    /// <summary>Duties about channels at a school itself, still open.</summary>
    public Task<Duty[]> OpenAtSchoolAsync(Guid school) =>
        InDbAsync(db =>
            db.Duties.AsNoTracking()
                .Where(duty => duty.SchoolId == school && duty.DoneAt == null)
                .Where(duty => duty.Rule.StartsWith("complaint-channel"))
                .OrderBy(duty => duty.Rule)
                .ToArrayAsync()
        );

    /// <summary>The one line of <c>policy[]</c> of that rule, with this sentence among its own.</summary>
    public static async Task SaysAsync(
        HttpResponseMessage answer,
        string verdict,
        string rule,
        string article,
        string quote
    )
    {
        ArgumentNullException.ThrowIfNull(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var line = (await PolicyAsync(answer)).First(one => one.GetProperty("rule").GetString() == rule);
        Assert.Equal(verdict, line.GetProperty("verdict").GetString());
        Assert.Equal(article, line.GetProperty("article").GetString());
        Assert.Equal(quote, line.GetProperty("quote").GetString());
    }

    /// <summary>A plan in force at a school, for which the authority's channels have been judged.</summary>
    public async Task PlanJudgedAsync(Guid school)
    {
        var plan = Guid.CreateVersion7();
        await TellAsync(PlanOf(plan, school));
        await Eventually.True(
            () => InDbAsync(db => db.Plans.AnyAsync(one => one.Id == plan && one.JudgedAt != null)),
            "the plan is judged"
        );
    }

    /// <summary>What Enrolment tells of a plan.</summary>
    public PlanInForce PlanOf(Guid plan, Guid school, Guid? term = null) =>
        new()
        {
            PlanId = plan,
            SchoolId = school,
            TermId = term ?? Guid.CreateVersion7(),
            Version = 1,
            IsApproved = true,
            PublishedOn = new DateOnly(2026, 9, 1),
            Edition = "hunan/2024-03-18",
            OccurredAt = Clock.GetUtcNow(),
        };

    /// <summary>The duties of an authority to have a channel.</summary>
    public Task<Duty[]> ChannelDutiesAsync(string division) =>
        InDbAsync(db =>
            db.Duties.AsNoTracking()
                .Where(duty => duty.Rule == "complaint-channel-missing")
                .Where(duty => duty.Division == DivisionCode.Parse(division))
                .ToArrayAsync()
        );

    /// <summary>A verb on a complaint.</summary>
    public static Task<HttpResponseMessage> DoAsync(HttpClient by, Guid id, string verb, object? body = null) =>
        by.PostAsJsonAsync($"/supervision/v1/cases/{id}/{verb}", body ?? new { });

    /// <summary>A verb that is done.</summary>
    public static async Task DoneAsync(HttpClient by, Guid id, string verb, object? body = null)
    {
        var answer = await DoAsync(by, id, verb, body);
        Assert.True(
            answer.StatusCode == HttpStatusCode.NoContent,
            $"{verb}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}"
        );
    }

    /// <summary>The lines of <c>policy[]</c>.</summary>
    public static async Task<IReadOnlyList<JsonElement>> PolicyAsync(HttpResponseMessage answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        // As text, which may be read again.
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return [.. problem.GetProperty("policy").EnumerateArray()];
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Sealing:Callers", CallersKey);
    }
}

/// <summary>A school on the roll.</summary>
public sealed record SchoolKnown(Guid Id, Guid PrincipalId, HttpClient Principal);
