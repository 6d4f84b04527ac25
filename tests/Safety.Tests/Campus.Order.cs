using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Tests;

// What the school owes for order and safety, and a second group to hand children on to.
public sealed partial class Campus
{
    /// <summary>The plan of the term comes into force, and the safety duties of the term have been judged.</summary>
    public async Task PlanAsync()
    {
        await _app.TellAsync(
            new PlanInForce
            {
                PlanId = Guid.CreateVersion7(),
                SchoolId = School,
                TermId = Term,
                Version = 1,
                IsApproved = true,
                PublishedOn = _app.Clock.Today(),
                Edition = "hunan/2024-03-18",
                OccurredAt = _app.Clock.GetUtcNow(),
            }
        );
        await Eventually.True(
            () => _app.InDbAsync(db => db.PlannedTerms.AnyAsync(one => one.TermId == Term && one.JudgedAt != null)),
            "the term is judged"
        );
    }

    /// <summary>The school's open duties of a rule.</summary>
    public async Task<JsonElement[]> OpenDutiesAsync(string rule) =>
        [
            .. (await AsOffice.GetAsync("/safety/v1/duties?open=true").JsonAsync())
                .EnumerateArray()
                .Where(one => one.GetProperty("rule").GetString() == rule),
        ];

    /// <summary>The school's only open duty of a rule: who is bound, under which article and sentence.</summary>
    public async Task<JsonElement> OwesAsync(string rule, string bound, string article, string quote)
    {
        var duty = Assert.Single(await OpenDutiesAsync(rule));
        Assert.Equal(bound, duty.GetProperty("bound").GetString());
        Assert.Equal(article, duty.GetProperty("article").GetString());
        Assert.Equal(quote, duty.GetProperty("quote").GetString());
        return duty;
    }

    /// <summary>Another offering at the same hour, led by that teacher, with some of the children on its roster too.</summary>
    public async Task<Guid> NextGroupAsync(Guid teacher, params Child[] children)
    {
        var (offering, session) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await AssignAsync(teacher, offering);
        foreach (var child in children)
            await PlaceAsync(child, offering);
        await ScheduleAsync(revision: 1, [session], offering);
        await Eventually.True(
            () =>
                _app.InDbAsync(async db =>
                    await db.Sessions.AnyAsync(one => one.Id == session)
                    && await db.Assignments.AnyAsync(one => one.OfferingId == offering)
                    && await db.Places.CountAsync(one => one.OfferingId == offering) == children.Length
                ),
            "the next group is known"
        );
        return session;
    }

    /// <summary>Something entered under a new id.</summary>
    public static async Task<Guid> EnterAsync(HttpClient who, string things, object body)
    {
        var id = Guid.CreateVersion7();
        await who.PutAsJsonAsync($"/safety/v1/{things}/{id}", body).IsAsync(HttpStatusCode.NoContent);
        return id;
    }
}
