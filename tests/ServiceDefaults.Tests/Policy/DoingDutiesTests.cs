using System.Net;
using System.Net.Http.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Tests.Policy;

/// <summary>Only the body that is bound says that its duty is done.</summary>
public sealed class DoingDutiesTests(DecidingTests.OneProbe probe) : IClassFixture<DecidingTests.OneProbe>
{
    [Theory]
    [InlineData("educationAuthority", Departments.Education, "430102", HttpStatusCode.NoContent)]
    [InlineData("educationAuthority", Departments.Education, "43", HttpStatusCode.NoContent)]
    [InlineData("educationAuthority", Departments.Education, "430103", HttpStatusCode.NotFound)]
    [InlineData("educationAuthority", Departments.Finance, "430102", HttpStatusCode.NotFound)]
    [InlineData("supervisionBody", Departments.Education, "430102", HttpStatusCode.NoContent)]
    [InlineData("financeAuthority", Departments.Finance, "430102", HttpStatusCode.NoContent)]
    [InlineData("financeAuthority", Departments.Education, "430102", HttpStatusCode.NotFound)]
    [InlineData("priceAuthority", Departments.Price, "430102", HttpStatusCode.NoContent)]
    [InlineData("priceAndEducationAuthorities", Departments.Education, "430102", HttpStatusCode.NoContent)]
    [InlineData("priceAndEducationAuthorities", Departments.Finance, "430102", HttpStatusCode.NotFound)]
    [InlineData("police", Departments.Police, "430102", HttpStatusCode.NoContent)]
    [InlineData("police", Departments.Education, "430102", HttpStatusCode.NotFound)]
    // A government signs in nowhere; any department of its division records what it did.
    [InlineData("localGovernment", Departments.Finance, "430102", HttpStatusCode.NoContent)]
    [InlineData("localGovernment", Departments.Finance, "440102", HttpStatusCode.NotFound)]
    public async Task The_department_of_the_body_bound_says_it_and_no_other(
        string bound,
        string department,
        string division,
        HttpStatusCode expected
    )
    {
        var id = Guid.CreateVersion7();
        await probe.Service.InDbAsync(
            async (_, db) =>
            {
                db.Duties.Add(
                    new Duty
                    {
                        Id = id,
                        Rule = "probe-duty",
                        SubjectId = id,
                        Bound = bound,
                        Division = DivisionCode.Parse("430102"),
                        DueOn = new DateOnly(2030, 1, 1),
                        OpenedAt = probe.Service.Clock.GetUtcNow(),
                        Edition = "probe/2024-03-18",
                        Document = "探针办法",
                        Article = "(一)",
                        Quote = "应当",
                    }
                );
                return await db.SaveChangesAsync();
            }
        );

        var official = probe.Service.As(Guid.CreateVersion7(), Roles.Authority, division, department);
        var answer = await official.PostAsJsonAsync($"/probe/v1/duties/{id}/done", new { evidence = "会议纪要" });

        Assert.Equal(expected, answer.StatusCode);
        var isDone = await probe.Service.InDbAsync(
            (_, db) => db.Duties.Where(duty => duty.Id == id).Select(duty => duty.DoneAt != null).SingleAsync()
        );
        Assert.Equal(expected == HttpStatusCode.NoContent, isDone);
    }
}
