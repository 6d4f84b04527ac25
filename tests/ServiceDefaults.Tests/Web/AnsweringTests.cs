using System.Net;
using System.Net.Http.Json;
using System.Text;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Tests.Policy;
using AfterSchool.ServiceDefaults.Tests.Probe;
using AfterSchool.ServiceDefaults.Web;

namespace AfterSchool.ServiceDefaults.Tests.Web;

/// <summary>What every process answers, whatever it is.</summary>
public sealed class AnsweringTests(DecidingTests.OneProbe probe) : IClassFixture<DecidingTests.OneProbe>
{
    private readonly HttpClient _office = probe.Service.As(Guid.CreateVersion7(), Roles.SchoolOffice);

    [Fact]
    public async Task Wrong_input_is_named_by_pointer()
    {
        var problem = await _office
            .PutLessonsAsync(Guid.CreateVersion7(), new { count = 21 })
            .ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal("/count", problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Theory]
    [InlineData("{ \"count\": ")]
    [InlineData("{ \"count\": \"two\" }")]
    [InlineData("")]
    [InlineData("[]")]
    public async Task Broken_JSON_has_an_answer_with_a_body(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var problem = await _office
            .PutAsync($"/probe/v1/lessons/{Guid.CreateVersion7()}", content)
            .ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal("urn:afterschool:problem:invalid", problem.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("""{ "count": "two" }""", "/count")]
    [InlineData("""{ "count": 1, "reason": "a\u0000b" }""", "/reason")]
    [InlineData("""{ "count": 1, "reason": "a\u001bb" }""", "/reason")]
    [InlineData("""{ "count": 1, "reason": "a\ud800b" }""", "/reason")]
    [InlineData("""{ "count": 1, "reason": ["a"] }""", "/reason")]
    [InlineData("""{ "count": 1, "count": 2 }""", "/count")]
    public async Task What_is_no_plain_text_or_stands_twice_is_named_by_pointer(string body, string pointer)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var problem = await _office
            .PutAsync($"/probe/v1/lessons/{Guid.CreateVersion7()}", content)
            .ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(pointer, problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Theory]
    [InlineData("/probe/v1/marks?subject=x", "/subject")]
    [InlineData("/probe/v1/marks", "/subject")]
    public async Task What_cannot_be_read_in_the_query_is_named_by_pointer(string path, string pointer)
    {
        var problem = await _office.GetAsync(path).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(pointer, problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task A_body_of_ten_megabytes_is_refused()
    {
        using var content = new ByteArrayContent(new byte[10 * 1024 * 1024]);
        content.Headers.ContentType = new("application/json");

        using var request = new HttpRequestMessage(HttpMethod.Put, $"/probe/v1/lessons/{Guid.CreateVersion7()}")
        {
            Content = content,
            // Waits for leave to send it.
            Headers = { ExpectContinue = true },
        };

        await _office.SendAsync(request).ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_or_not_allowed_is_told_so()
    {
        await probe
            .Service.Anonymous()
            .PutLessonsAsync(Guid.CreateVersion7(), new { count = 1 })
            .ProblemAsync(HttpStatusCode.Unauthorized);
        await probe
            .Service.As(Guid.CreateVersion7(), Roles.Guardian)
            .PutLessonsAsync(Guid.CreateVersion7(), new { count = 1 })
            .ProblemAsync(HttpStatusCode.Forbidden);
        await _office.GetAsync("/probe/v1/nothing").ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_is_called_unknown_while_the_keys_to_know_them_by_cannot_be_had()
    {
        // Directory and the service have died together, and the service is back first.
        await using var service = await ProbeService.StartAsync(
            await ProbeBackends.NewAsync(),
            settings: new Dictionary<string, string?> { ["services:directory:http:0"] = "http://127.0.0.1:1" }
        );

        using var known = await service
            .As(Guid.CreateVersion7(), Roles.SchoolOffice)
            .PutLessonsAsync(Guid.CreateVersion7(), new { count = 1 });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, known.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), known.Headers.RetryAfter?.Delta);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_answers_anybody(string path) =>
        await probe.Service.Anonymous().GetAsync(path).StatusAsync(HttpStatusCode.OK);

    [Fact]
    public async Task What_describes_it_says_no_address_of_the_process()
    {
        var document = await probe.Service.Anonymous().GetStringAsync(new Uri("/openapi/probe.json", UriKind.Relative));

        Assert.Contains("/lessons/{id}", document, StringComparison.Ordinal);
        Assert.DoesNotContain("\"servers\"", document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duties_of_another_school_are_not_shown()
    {
        var duties = await _office.GetFromJsonAsync<object[]>("/probe/v1/duties");

        Assert.Empty(duties!);
    }

    [Fact]
    public async Task A_list_is_walked_page_by_page_without_losing_or_doubling()
    {
        var ids = Enumerable.Range(0, 7).Select(_ => Guid.CreateVersion7()).ToArray();
        var subject = Guid.CreateVersion7();
        await probe.Service.InDbAsync(
            (_, db) =>
            {
                db.Marks.AddRange(ids.Select(id => new Mark { Id = id, SubjectId = subject }));
                return db.SaveChangesAsync();
            }
        );

        var seen = new List<Guid>();
        string? next = $"/probe/v1/marks?subject={subject}&limit=3";
        while (next is not null)
        {
            using var answer = await _office.GetAsync(next);
            seen.AddRange((await answer.Content.ReadFromJsonAsync<Guid[]>())!);
            next = answer.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }

        Assert.Equal(ids.Order(), seen);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    public async Task No_list_gives_more_than_its_limit(string limit) =>
        await _office
            .GetAsync($"/probe/v1/marks?subject={Guid.CreateVersion7()}&limit={limit}")
            .ProblemAsync(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("Lines[0].AmountFen", "/lines/0/amountFen")]
    [InlineData("Count", "/count")]
    public void Members_become_pointers(string member, string pointer) =>
        Assert.Equal(pointer, Problems.PointerOf(member));
}
