using System.Net;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Enrolment.Tests.FivePlaces;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Free online resources are offered by authorities to their schools and by schools to their pupils.</summary>
public sealed class OnlineResourceTests(EnrolmentApp app)
{
    [Fact]
    public async Task Hunan_owes_the_use_of_free_resources_and_one_of_the_authority_serves_all_its_schools()
    {
        // A county of its own, so that no other test's schools are in it.
        const string County = "430225";
        var school = await app.SchoolInAsync(County, termBegins: new DateOnly(2026, 6, 1));
        var duty = await school.OwesAsync(school.TermId, "online-resources-unused");
        Assert.Equal(("school", "加强国家和省级数字教育资源的利用和管理"), (duty.Bound, duty.Quote));
        await Eventually.True(async () => await OwedByAuthorityAsync(County) == 1, "the authority owes it too");

        var (id, offered) = (Guid.CreateVersion7(), Offered(null, "4302"));
        await app.Education("4301").PutAsync($"online-resources/{id}", offered).IsAsync(HttpStatusCode.NotFound);
        await app.Education("4302").PutAsync($"online-resources/{id}", offered).IsAsync(HttpStatusCode.NoContent);

        Assert.Equal(0, await OwedByAuthorityAsync(County));
        var pupils = await app.ClassAsync(school, 3, "");
        var read = await pupils.Guardian(pupils.Children[0]).ReadAsync($"online-resources?schoolId={school.Id}");
        Assert.Equal("国家平台阅读课", Assert.Single(read.EnumerateArray()).GetProperty("title").GetString());
        var away = await app.SchoolInAsync(Hunan);
        Assert.Equal(0, (await away.AsOffice.ReadAsync($"online-resources?schoolId={away.Id}")).GetArrayLength());
    }

    [Fact]
    public async Task A_school_offers_its_own_until_it_takes_it_back_and_nobody_else_s_place_changes_it()
    {
        var (school, other) = (await app.SchoolInAsync(Changzhi), await app.SchoolInAsync(Changzhi));
        var id = Guid.CreateVersion7();
        await other
            .AsOffice.PutAsync($"online-resources/{id}", Offered(school.Id, null))
            .IsAsync(HttpStatusCode.NotFound);
        await school
            .AsOffice.PutAsync($"online-resources/{id}", Offered(school.Id, null, "http://example.cn/"))
            .IsAsync(HttpStatusCode.BadRequest);
        await school
            .AsOffice.PutAsync($"online-resources/{id}", Offered(school.Id, Changzhi))
            .IsAsync(HttpStatusCode.BadRequest);
        await school
            .AsOffice.PutAsync($"online-resources/{id}", Offered(school.Id, null))
            .IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(1, (await school.AsOffice.ReadAsync($"online-resources?schoolId={school.Id}")).GetArrayLength());
        Assert.Equal(0, (await other.AsOffice.ReadAsync($"online-resources?schoolId={other.Id}")).GetArrayLength());
        await other.AsOffice.PostAsync($"online-resources/{id}/withdraw", new { }).IsAsync(HttpStatusCode.NotFound);
        await school.AsOffice.PostAsync($"online-resources/{id}/withdraw", new { }).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(0, (await school.AsOffice.ReadAsync($"online-resources?schoolId={school.Id}")).GetArrayLength());
    }

    [Theory]
    [InlineData(Hunan, Verdict.Duty)]
    [InlineData(Lipu, Verdict.Noted)]
    [InlineData(Changzhi, Verdict.Noted)]
    [InlineData(Zaozhuang, null)]
    [InlineData(Urumqi, null)]
    public void Each_document_asks_for_it_by_its_own_force(string place, Verdict? verdict)
    {
        Assert.Equal(verdict, OnlineResourcesRule.JudgeSchool(hasAny: false, PageOf(place)).Gravest);
        Assert.Empty(OnlineResourcesRule.JudgeSchool(hasAny: true, PageOf(place)).Findings);
    }

    private Task<int> OwedByAuthorityAsync(string county) =>
        app.InDbAsync(async db =>
            (
                await db
                    .Duties.Where(one => one.Rule == OnlineResourcesRule.OfAuthority && one.DoneAt == null)
                    .ToListAsync()
            ).Count(one => one.Division.Prefix == county)
        );

    private static object Offered(Guid? school, string? division, string url = "https://www.zxx.edu.cn/reading") =>
        new
        {
            schoolId = school,
            division,
            origin = "national",
            title = "国家平台阅读课",
            platform = "国家中小学智慧教育平台",
            url,
            activity = "reading",
            grades = new[] { 3, 4 },
        };
}
