using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.Tests;

/// <summary>A pupil and the account of the guardian.</summary>
/// <param name="Id">The pupil.</param>
/// <param name="Guardian">The guardian's account.</param>
public sealed record Child(Guid Id, Guid Guardian);

/// <summary>A class in a test.</summary>
/// <param name="App">The service.</param>
/// <param name="Teacher">Account of the class teacher.</param>
/// <param name="Children">Its pupils.</param>
public sealed record ClassAtHand(EnrolmentApp App, Guid Teacher, IReadOnlyList<Child> Children)
{
    /// <summary>The class.</summary>
    public Guid Id { get; init; }

    /// <summary>The class teacher.</summary>
    public HttpClient AsTeacher { get; } = App.As(Teacher, Roles.ClassTeacher);

    /// <summary>The guardian of a child.</summary>
    public HttpClient Guardian(Child child) => App.As(child.Guardian, Roles.Guardian);

    /// <summary>A guardian asks for a place.</summary>
    public Task<HttpResponseMessage> AskAsync(Guid request, Child child, params Guid[] choices) =>
        Guardian(child).PutAsync($"requests/{request}", new { pupilId = child.Id, choices });

    /// <summary>The class teacher reviews.</summary>
    public Task<HttpResponseMessage> ReviewAsync(Guid request) =>
        AsTeacher.PostAsync($"requests/{request}/class-review", new { words = "同意" });

    /// <summary>Asked, reviewed and approved.</summary>
    public async Task<Guid> ApprovedAsync(SchoolAtHand school, Child child, params Guid[] choices)
    {
        var request = Guid.CreateVersion7();
        await AskAsync(request, child, choices).IsAsync(HttpStatusCode.NoContent);
        await ReviewAsync(request).IsAsync(HttpStatusCode.NoContent);
        await school
            .AsOffice.PostAsync($"requests/{request}/decide", new { approved = true, words = "同意" })
            .IsAsync(HttpStatusCode.NoContent);
        return request;
    }

    /// <summary>The class teacher counts what the class needs.</summary>
    public Task<HttpResponseMessage> CountAsync(
        Guid survey,
        int asked,
        int withNeed,
        params (string Activity, string Weekday, int Pupils)[] wishes
    ) =>
        AsTeacher.PutAsync(
            $"surveys/{survey}/classes/{Id}",
            new
            {
                asked,
                withNeed,
                wishes = wishes.Select(wish => new
                {
                    activity = wish.Activity,
                    weekday = wish.Weekday,
                    pupils = wish.Pupils,
                }),
            }
        );

    /// <summary>The guardian reads and signs.</summary>
    public async Task<HttpResponseMessage> SignAsync(Guid request, Child child)
    {
        using var read = await Guardian(child).GetAsync($"/enrolment/v1/requests/{request}/agreement");
        // Whoever has nothing to read tries all the same.
        var sha256 = read.IsSuccessStatusCode
            ? (await read.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("sha256").GetString()
            : new string('0', 64);
        return await Guardian(child)
            .PostAsync(
                $"requests/{request}/agreement/signatures",
                new
                {
                    party = "guardian",
                    method = "online",
                    sha256,
                }
            );
    }
}
