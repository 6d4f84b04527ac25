using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Fees;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Disclosures;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Tests.Disclosures;

public sealed class DisclosureTests(SupervisionApp app)
{
    [Fact]
    public async Task A_closed_term_is_a_duty_of_the_authority_until_its_accounts_are_published()
    {
        var (school, term) = (await app.SchoolAsync("430703"), Guid.CreateVersion7());
        await app.TellAsync(
            new TermClosed
            {
                SchoolId = school.Id,
                TermId = term,
                CollectedFen = 10_000_000,
                SpentFen = 9_900_050,
                ReturnedFen = 99_950,
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );
        var duty = await Eventually.Some(() => DutyAsync(term), "the duty to disclose");
        Assert.Equal("educationAuthority", duty.Bound);
        Assert.Equal("(十一)", duty.Article);
        Assert.Equal("每学期末向家长公示课后服务成本、收支等有关情况", duty.Quote);

        Assert.Equal(HttpStatusCode.NotFound, (await PublishAsync("430702", term)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await PublishAsync("430703", term)).StatusCode);

        Assert.NotNull((await DutyAsync(term))!.DoneAt);
        var guardian = app.As(Guid.CreateVersion7(), Roles.Guardian);
        var shown = await guardian.GetFromJsonAsync<DisclosureShown[]>(
            $"/supervision/v1/disclosures?schoolId={school.Id}"
        );
        Assert.Equal("99000.50", Assert.Single(shown!).Spent.ToString());
    }

    private Task<Duty?> DutyAsync(Guid term) =>
        app.InDbAsync(db => db.Duties.AsNoTracking().FirstOrDefaultAsync(duty => duty.SubjectId == term));

    private Task<HttpResponseMessage> PublishAsync(string division, Guid term) =>
        app.Education(division)
            .PutAsJsonAsync(
                $"/supervision/v1/disclosures/{Guid.CreateVersion7()}",
                new
                {
                    termId = term,
                    place = "学校公示栏及区教育局网站",
                    publishedOn = "2027-01-20",
                }
            );
}
