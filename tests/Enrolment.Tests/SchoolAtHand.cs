using System.Net;
using System.Text.Json;
using AfterSchool.Contracts.Directory;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>A school in a test, and what its people do.</summary>
/// <param name="App">The service.</param>
/// <param name="Id">The school.</param>
/// <param name="TermId">Its term.</param>
/// <param name="Office">Account of its office.</param>
public sealed record SchoolAtHand(EnrolmentApp App, Guid Id, Guid TermId, Guid Office)
{
    /// <summary>The division it lies in.</summary>
    public string Division { get; init; } = "430102";

    /// <summary>The school's office.</summary>
    public HttpClient AsOffice { get; } = App.As(Office, Roles.SchoolOffice);

    /// <summary>Puts a draft plan.</summary>
    public Task<HttpResponseMessage> DraftAsync(Guid plan, object? sections = null, string[]? optIns = null) =>
        AsOffice.PutAsync(
            $"plans/{plan}",
            new
            {
                schoolId = Id,
                termId = TermId,
                sections = sections ?? new { service = "每天两节，周一至周五", safety = "值班、交接、门卫" },
                optIns,
            }
        );

    /// <summary>Asks parents and pupils.</summary>
    public Task<HttpResponseMessage> ConsultAsync(Guid plan, string? reason = null) =>
        AsOffice.PostAsync(
            $"plans/{plan}/consultation",
            new
            {
                method = "questionnaire",
                from = "2026-08-20",
                to = "2026-08-25",
                respondents = 280,
                pupilsAsked = true,
                result = "256 in favour",
                reason,
            }
        );

    /// <summary>Makes the fee scheme.</summary>
    public Task<HttpResponseMessage> SchemeAsync(Guid plan, params object[] lines) =>
        AsOffice.PostAsync($"plans/{plan}/fee-scheme", new { lines });

    /// <summary>The authority approves.</summary>
    public Task<HttpResponseMessage> DecideAsync(Guid plan, bool approved = true, string words = "同意") =>
        App.Education()
            .PostAsync(
                $"plans/{plan}/decide",
                new
                {
                    approved,
                    number = "教批〔2026〕1号",
                    words,
                }
            );

    /// <summary>The school publishes.</summary>
    public Task<HttpResponseMessage> PublishPlanAsync(Guid plan) =>
        AsOffice.PostAsync($"plans/{plan}/publish", new { places = new[] { "board", "website" }, on = "2026-09-01" });

    /// <summary>A plan in force, with lines for sport, reading and homework at 180 yuan each, and the form that families sign.</summary>
    public async Task<Guid> PlanInForceAsync()
    {
        var plan = await PlanWithoutFormAsync();
        await DrawUpAsync(plan);
        return plan;
    }

    /// <summary>The same before the school has drawn up what families sign.</summary>
    public async Task<Guid> PlanWithoutFormAsync()
    {
        var plan = Guid.CreateVersion7();
        await DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await ConsultAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await SchemeAsync(plan, Line("sport"), Line("reading"), Line("homework"), Line("extendedCare"))
            .IsAsync(HttpStatusCode.NoContent);
        await AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        await DecideAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await PublishPlanAsync(plan).IsAsync(HttpStatusCode.NoContent);
        return plan;
    }

    /// <summary>Draws up what families sign, with every clause that the page asks for.</summary>
    public Task DrawUpAsync(Guid plan) =>
        AsOffice
            .PostAsync(
                $"plans/{plan}/agreement-form",
                new
                {
                    form = "课后服务协议",
                    clauses = (FivePlaces.PageOf(Division).RequiredClauses?.Value ?? []).ToDictionary(
                        clause => clause,
                        _ => "按本校方案执行"
                    ),
                }
            )
            .IsAsync(HttpStatusCode.NoContent);

    /// <summary>A plan drafted and published, where no step comes before, with the form that families sign.</summary>
    public async Task<Guid> OpenedAsync(object? sections = null)
    {
        var plan = await OpenedWithoutFormAsync(sections);
        await DrawUpAsync(plan);
        return plan;
    }

    /// <summary>The same before the school has drawn up what families sign.</summary>
    public async Task<Guid> OpenedWithoutFormAsync(object? sections = null)
    {
        var plan = Guid.CreateVersion7();
        await DraftAsync(plan, sections).IsAsync(HttpStatusCode.NoContent);
        await PublishPlanAsync(plan).IsAsync(HttpStatusCode.NoContent);
        return plan;
    }

    /// <summary>Enters when the grades are dismissed.</summary>
    public Task<HttpResponseMessage> DismissesAsync(string at, params int[] grades) =>
        AsOffice.PutAsync(
            $"schools/{Id}/day",
            new { dismissals = grades.Select(grade => new { grade, at }), breaks = Array.Empty<object>() }
        );

    /// <summary>The official of the education authority over this school.</summary>
    public HttpClient AsEducation() => App.Education(Division);

    /// <summary>The open duty of that rule on a subject, once there is one, as the school reads it.</summary>
    public async Task<DutyShown> OwesAsync(Guid subject, string rule)
    {
        await Eventually.True(async () => (await DutiesAsync(subject)).Contains(rule), $"{rule} is owed");
        return await App.InDbAsync(db =>
            db.Duties.Where(duty => duty.SubjectId == subject && duty.Rule == rule)
                .Select(duty => new DutyShown(duty.Bound, duty.SchoolId, duty.Article, duty.Quote, duty.DueOn))
                .SingleAsync()
        );
    }

    /// <summary>What was entered on a subject by that rule, gravest and latest.</summary>
    public async Task<(string Verdict, string Quotes)> EnteredAsync(Guid subject, string rule)
    {
        var rows = await App.InDbAsync(db =>
            db.Decisions.Where(one => one.SubjectId == subject).OrderBy(one => one.Id).ToListAsync()
        );
        var finding = rows.SelectMany(row => JsonDocument.Parse(row.Findings).RootElement.EnumerateArray())
            .Last(one => one.GetProperty("rule").GetString() == rule);
        return (
            finding.GetProperty("verdict").GetString()!,
            string.Join(
                ' ',
                finding.GetProperty("sources").EnumerateArray().Select(one => one.GetProperty("quote").GetString())
            )
        );
    }

    /// <summary>An item for the menu: sport for grades 3 and 4, Monday 16:30–17:30, unless said otherwise.</summary>
    public static Dictionary<string, object?> Item(Guid plan, params (string Key, object? Value)[] but)
    {
        var item = new Dictionary<string, object?>
        {
            ["planId"] = plan,
            ["title"] = "篮球",
            ["category"] = "enrichment",
            ["activity"] = "sport",
            ["providerKind"] = "ownStaff",
            ["vendorId"] = null,
            ["grades"] = new[] { 3, 4 },
            ["feePerTerm"] = "180.00",
            ["capacity"] = 30,
            ["assignsWrittenHomework"] = false,
            ["weekly"] = new[] { Slot("monday", "16:30:00", "17:30:00") },
            ["extra"] = Array.Empty<object>(),
        };
        foreach (var (key, value) in but)
            item[key] = value;
        return item;
    }

    /// <summary>A weekly slot.</summary>
    public static object Slot(string weekday, string starts, string ends) =>
        new
        {
            weekday,
            starts,
            ends,
        };

    /// <summary>Keeps an item; asserts that it is kept.</summary>
    public async Task<Guid> KeepAsync(Guid plan, params (string Key, object? Value)[] but)
    {
        var id = Guid.CreateVersion7();
        await AsOffice.PutAsync($"offerings/{id}", Item(plan, but)).IsAsync(HttpStatusCode.NoContent);
        return id;
    }

    /// <summary>Publishes an offering.</summary>
    public Task<HttpResponseMessage> PublishAsync(Guid offering, string? reason = null) =>
        AsOffice.PostAsync($"offerings/{offering}/publish", new { reason });

    /// <summary>An offering on the menu.</summary>
    public async Task<Guid> OnMenuAsync(Guid plan, params (string Key, object? Value)[] but)
    {
        var id = await KeepAsync(plan, but);
        await PublishAsync(id).IsAsync(HttpStatusCode.NoContent);
        return id;
    }

    /// <summary>The open duties of the school, by rule.</summary>
    public async Task<IReadOnlyList<string>> DutiesAsync(Guid subject) =>
        await App.InDbAsync(db =>
            db.Duties.Where(duty => duty.SubjectId == subject && duty.DoneAt == null)
                .Select(duty => duty.Rule)
                .Order()
                .ToListAsync()
        );

    /// <summary>A line of a fee scheme.</summary>
    public static object Line(string activity, string amount = "180.00") =>
        new
        {
            activity,
            title = activity,
            amount,
        };
}

/// <summary>A duty in a test.</summary>
/// <param name="Bound">Who is bound.</param>
/// <param name="SchoolId">The school concerned.</param>
/// <param name="Article">The article.</param>
/// <param name="Quote">The sentence.</param>
/// <param name="DueOn">Last day.</param>
public sealed record DutyShown(string Bound, Guid? SchoolId, string Article, string Quote, DateOnly DueOn);
