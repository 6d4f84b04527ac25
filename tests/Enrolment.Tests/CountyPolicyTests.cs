using System.Net;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>A county is asked for its own policy, once and until it has one.</summary>
public sealed class CountyPolicyTests(EnrolmentApp app)
{
    private const string Lipu = "450381";
    private const string Zaozhuang = "370402";

    [Fact]
    public async Task Asks_the_county_once_for_its_policy_and_stops_no_school()
    {
        // A county of its own, so that no other test's policy holds in it.
        const string county = "430624";
        var (first, second) = (await app.SchoolInAsync(county), await app.SchoolInAsync(county));
        await SubmittedAsync(first);
        await SubmittedAsync(second);
        var owed = await app.InDbAsync(db =>
            db.Duties.Where(duty => duty.Rule == "county-policy-missing").ToListAsync()
        );
        var duty = Assert.Single(owed, one => one.Division.Full == county);
        Assert.Equal(("countyAuthority", (Guid?)null), (duty.Bound, duty.SchoolId));

        var id = Guid.CreateVersion7();
        await app.Education("430102")
            .PutAsync($"county-policies/{id}", Policy(county))
            .IsAsync(HttpStatusCode.NotFound);
        await app.Education(county).PutAsync($"county-policies/{id}", Policy(county)).IsAsync(HttpStatusCode.NoContent);
        Assert.True(await app.InDbAsync(db => db.Duties.AnyAsync(one => one.Id == duty.Id && one.DoneAt != null)));
        var listed = await first.AsOffice.ReadAsync($"county-policies?division={county}");
        Assert.Equal("县教发〔2026〕3号", listed[0].GetProperty("number").GetString());
    }

    [Fact]
    public async Task Two_schools_of_a_county_that_submit_at_one_moment_do_not_stop_each_other()
    {
        for (var county = 430621; county <= 430626; county++)
        {
            var (first, second) = (await app.SchoolInAsync($"{county}"), await app.SchoolInAsync($"{county}"));
            await Task.WhenAll(SubmittedAsync(first), SubmittedAsync(second));
        }
    }

    [Fact]
    public async Task A_policy_that_has_run_out_does_nothing_for_a_county()
    {
        const string county = "430682";
        await SubmittedAsync(await app.SchoolInAsync(county));
        foreach (var (from, until, isDone) in new[] { ("2022-08-01", "2023-07-31", false), ("2026-08-01", null, true) })
        {
            var policy = new
            {
                division = county,
                title = "课后服务实施办法",
                number = "县教发〔2026〕3号",
                from,
                until,
                words = "一县一策",
            };
            await app.Education(county)
                .PutAsync($"county-policies/{Guid.CreateVersion7()}", policy)
                .IsAsync(HttpStatusCode.NoContent);
            var duties = await app.InDbAsync(db =>
                db.Duties.Where(one => one.Rule == "county-policy-missing").ToListAsync()
            );
            Assert.Equal(isDone, Assert.Single(duties, one => one.Division.Full == county).DoneAt is not null);
        }
    }

    private static object Policy(string division) =>
        new
        {
            division,
            title = "课后服务实施办法",
            number = "县教发〔2026〕3号",
            from = "2026-08-01",
            until = "2027-07-31",
            words = "一县一策",
        };

    private static async Task SubmittedAsync(SchoolAtHand school)
    {
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.ConsultAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.SchemeAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
    }
}
