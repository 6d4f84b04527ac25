using System.Net;
using System.Text.Json;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Testing;

namespace AfterSchool.Enrolment.Tests;

public sealed class ListWorkbookTests(EnrolmentApp app)
{
    [Fact]
    public async Task Lists_go_out_with_names_to_those_who_may_read_them()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var offering = await school.OnMenuAsync(plan, ("title", "=篮球"));
        var pupils = await app.ClassAsync(school, 3, "", "");
        await pupils.ApprovedAsync(school, pupils.Children[0], offering);
        await school.AsOffice.PostAsync($"offerings/{offering}/allocate", new { }).IsAsync(HttpStatusCode.OK);

        var menu = await ListAsync(school.AsOffice, $"offerings.xlsx?schoolId={school.Id}");
        Assert.Equal(
            [
                "=篮球",
                "素质拓展",
                "体育",
                null,
                "本校教师",
                "三年级、四年级",
                "180.00",
                "30",
                "周一",
                null,
                "0.6875",
                "0.7291666666666666",
                "否",
                null,
                "已公布",
                "46266",
            ],
            menu[1]
        );
        var requests = await ListAsync(school.AsOffice, $"requests.xlsx?schoolId={school.Id}");
        Assert.Equal(["张三", "三年级", "一班"], requests[1][..3]);
        Assert.Equal("=篮球", requests[1][4]);
        var places = await ListAsync(school.AsOffice, $"places.xlsx?schoolId={school.Id}&offeringId={offering}");
        Assert.Equal(["张三", "三年级", "一班", "=篮球", "已分配"], places[1][..5]);
        // The other child's family sees its own, which is nothing.
        Assert.Single(await ListAsync(pupils.Guardian(pupils.Children[1]), "requests.xlsx"));
        Assert.Single(await ListAsync(pupils.Guardian(pupils.Children[1]), $"places.xlsx?schoolId={school.Id}"));
        Assert.Equal(2, (await ListAsync(pupils.Guardian(pupils.Children[0]), "requests.xlsx")).Length);
    }

    [Fact]
    public void Every_state_has_a_word()
    {
        var words = new ServiceDefaults.Web.Words(typeof(ServiceDefaults.Web.Words).Assembly, typeof(Program).Assembly);
        var states = new[]
        {
            typeof(OfferingStatus),
            typeof(EnrolmentRequests.RequestStatus),
            typeof(Places.PlaceStatus),
        };
        Assert.All(
            states.SelectMany(Enum.GetNames),
            state => Assert.True(words.Has($"status.{JsonNamingPolicy.CamelCase.ConvertName(state)}"), state)
        );
    }

    private static async Task<string?[][]> ListAsync(HttpClient client, string what)
    {
        var answer = await client.GetAsync(new Uri($"/enrolment/v1/{what}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var workbook = await answer.Content.ReadAsByteArrayAsync();
        Assert.Empty(Sheets.Wrong(workbook));
        return Sheets.Read(workbook);
    }
}
