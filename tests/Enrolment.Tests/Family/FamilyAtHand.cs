using System.Net;
using System.Text.RegularExpressions;
using AfterSchool.Contracts.Directory;
using AfterSchool.Enrolment.Tests.Rounds;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Family;

/// <summary>A school with a menu and an open round, and a family with two children there.</summary>
/// <param name="School">The school.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Class">Their class.</param>
/// <param name="Basketball">Monday, half past four.</param>
/// <param name="Reading">At the same time.</param>
/// <param name="Homework">Tuesday.</param>
/// <param name="Round">The round.</param>
internal sealed record FamilyAtHand(
    SchoolAtHand School,
    Guid Plan,
    ClassAtHand Class,
    Guid Basketball,
    Guid Reading,
    Guid Homework,
    Guid Round
)
{
    /// <summary>The elder, 小明.</summary>
    public Child Elder => Class.Children[0];

    /// <summary>The younger, 小红, of the same guardian.</summary>
    public Guid Younger => Class.Children[1].Id;

    /// <summary>Another family's.</summary>
    public Child Other => Class.Children[2];

    public string Choosing(Guid? child = null) => $"/family/enrolment/children/{child ?? Elder.Id}/rounds/{Round}";

    /// <summary>The guardian with a browser that has no script and follows no redirect.</summary>
    public FamilyReader Reader(Guid? guardian = null) => new(School.App, guardian ?? Elder.Guardian);

    public static async Task<FamilyAtHand> NewAsync(
        EnrolmentApp app,
        string title = "篮球",
        int capacity = 1,
        string place = FivePlaces.Hunan
    )
    {
        var school = await app.SchoolInAsync(place);
        var plan = place == FivePlaces.Hunan ? await school.PlanInForceAsync() : await school.OpenAsync(place);
        var basketball = await school.OfferAsync(plan, ("title", title), ("capacity", capacity));
        var reading = await school.OfferAsync(plan, ("title", "阅读"), ("activity", "reading"), ("capacity", capacity));
        var homework = await school.OfferAsync(
            plan,
            ("title", "作业辅导"),
            ("activity", "homework"),
            ("category", "academicSupport"),
            ("weekly", new[] { SchoolAtHand.Slot("tuesday", "16:30:00", "17:30:00") })
        );
        var pupils = await app.ClassAsync(school, 3, "", "", "");
        await app.LinkAsync(new Child(pupils.Children[1].Id, pupils.Children[0].Guardian));
        await CalledAsync(app, school, pupils.Children[0].Id, "小明");
        await CalledAsync(app, school, pupils.Children[1].Id, "小红");
        var round = await school.RoundAsync(plan, [basketball, reading, homework]);
        return new FamilyAtHand(school, plan, pupils, basketball, reading, homework, round);
    }

    /// <summary>Gives a child a name of its own.</summary>
    public static async Task CalledAsync(EnrolmentApp app, SchoolAtHand school, Guid pupil, string name)
    {
        var kept = await app.InDbAsync(db => db.Pupils.AsNoTracking().SingleAsync(one => one.Id == pupil));
        await app.TellAsync(
            new PupilRecorded
            {
                PupilId = pupil,
                Revision = kept.Revision + 1_000_000,
                SchoolId = school.Id,
                ClassId = kept.ClassId,
                Grade = kept.Grade,
                OnRoll = true,
                Residence = kept.Residence,
                NameSealed = app.Names.Seal(name, $"{pupil}/name"),
                GroundsSealed = app.Grounds.Seal("", $"{pupil}/grounds"),
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );
        await Eventually.True(
            () => app.InDbAsync(db => db.Pupils.AnyAsync(one => one.Id == pupil && one.Revision > kept.Revision)),
            "the name is kept"
        );
    }

    /// <summary>What was asked for a child in the round and stands: offerings by slot.</summary>
    public Task<List<Guid[]>> RankedAsync(Guid child) =>
        School.App.InDbAsync(async db =>
            (
                await db
                    .Requests.Include(one => one.Choices)
                    .Where(one => one.PupilId == child && one.Status != EnrolmentRequests.RequestStatus.Ended)
                    .OrderBy(one => one.Slot)
                    .ToListAsync()
            )
                .Select(one => one.Ranked().ToArray())
                .ToList()
        );

    /// <summary>Every request of the round is agreed to by class and school, and the lot falls.</summary>
    public async Task DrawnAsync()
    {
        var requests = await School.App.InDbAsync(db =>
            db.Requests.Where(one => one.RoundId == Round).Select(one => one.Id).ToListAsync()
        );
        foreach (var request in requests)
        {
            await Class.ReviewAsync(request).IsAsync(HttpStatusCode.NoContent);
            await School
                .AsOffice.PostAsync($"requests/{request}/decide", new { approved = true, words = "同意" })
                .IsAsync(HttpStatusCode.NoContent);
        }
        await School.DrawAsync(Round);
    }
}

/// <summary>Somebody, a guardian mostly, who reads pages and sends their forms as they are, with what is filled in.</summary>
internal sealed partial class FamilyReader
{
    private readonly HttpClient _http;

    public FamilyReader(EnrolmentApp app, Guid guardian)
        : this(app, app.As(guardian, Roles.Guardian)) { }

    public FamilyReader(EnrolmentApp app, HttpClient who)
    {
        _http = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        _http.DefaultRequestHeaders.Authorization = who.DefaultRequestHeaders.Authorization;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    /// <summary>The page, which is there.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var answer = await _http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Opens a page and fills in its form; nothing is sent yet.</summary>
    public async Task<List<KeyValuePair<string, string>>> FillAsync(
        string path,
        params (string Name, string Value)[] answers
    )
    {
        var html = await ReadAsync(path);
        return
        [
            .. Hidden().Matches(html).Select(one => KeyValuePair.Create(one.Groups[1].Value, one.Groups[2].Value)),
            .. answers.Select(one => KeyValuePair.Create(one.Name, one.Value)),
        ];
    }

    public async Task<HttpResponseMessage> SendAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await _http.PostAsync(path, form);
    }

    /// <summary>Sends a file as a form's one field.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string path, byte[] file)
    {
        using var form = Sheets.Form(file);
        return await _http.PostAsync(path, form);
    }

    /// <summary>Opens, fills in and sends.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] answers) =>
        await SendAsync(path, await FillAsync(path, answers));

    public static (string Name, string Value) Rank(Guid offering, int rank) => ($"rank-{offering:N}", $"{rank}");

    /// <summary>Choices were sent and are kept.</summary>
    public static async Task SavedAsync(Task<HttpResponseMessage> sent, string address)
    {
        using var answer = await sent;
        Assert.True(
            answer.StatusCode == HttpStatusCode.Redirect,
            $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
        );
        Assert.Equal($"{address}?done=saved", answer.Headers.Location?.OriginalString);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
