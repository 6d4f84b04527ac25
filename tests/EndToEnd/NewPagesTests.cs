using System.Text.Json;
using System.Text.Json.Nodes;
using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Play;
using AfterSchool.Rehearsal.Web;
using AfterSchool.Testing;

namespace AfterSchool.EndToEnd;

/// <summary>A new document is a file in each service's folder, and nothing else: no line of code knows it.</summary>
public sealed class NewPagesTests(SystemWithMorePages system) : IClassFixture<SystemWithMorePages>
{
    [Fact]
    public async Task A_sixth_place_lives_its_term_by_files_alone()
    {
        var story = await Story.BeginAsync(system, new PlaceMade("nanhe", "云南·南禾东区", "539901", "5399"));
        Assert.Equal("nanhe/2026-07-01", story.Law.Edition);
        await story.Opening.PlayAsync();

        await story.Wrong.IsAnsweredAsync(
            () => story.Charges.AskStandardAsync("300.01"),
            "term-cap",
            "refused",
            "每学期不得超过300元"
        );
        await story.Charges.StandardIsPublishedAsync();
        await story.Admission.TeachersAreClearedAsync();
        await story.VendorComesAsync();
        await AnHourAndThreeQuartersIsTooLongAsync(story);
        await story.Menu.IsPublishedAsync();
        await story.Admission.TeachersAreAssignedAsync();
        await story.Places.AreConfirmedAsync(callers: 1);
        await story.Money.BillsArePaidAsync(callers: 1);
        await story.AnAfternoonPassesAsync();
        await story.Complaint.PlayAsync();
        await new Province(system, story.School.Made.Place).ReadsAsync(
            "1 school, 1 plan, 2 bills 360.00, 0 refund, 1 complaint closed, 1 session"
        );
    }

    [Fact]
    public async Task The_next_edition_of_a_known_place_governs_the_term_that_begins_on_its_first_day()
    {
        var story = await Story.BeginAsync(system, "hunan");
        Assert.Equal(SystemWithMorePages.NextHunan, story.Law.Edition);
        story.Charges.EffectiveOn = School.FirstDay;
        await story.Wrong.IsAnsweredAsync(
            () => story.Charges.AskStandardAsync("400.01"),
            "term-cap",
            "refused",
            "每学期不得超过400元"
        );
        await story.UntilTheMenuIsPublishedAsync();
        await story.Places.AreConfirmedAsync(callers: 1);
        await story.Money.BillsArePaidAsync(callers: 1);
        await story.AnAfternoonPassesAsync();

        // The old edition can still be read, and governed what was decided under it.
        var before = await Law.ReadAsync(system.Gateway, system.Stage.Traffic, "hunan", School.FirstDay.AddDays(-1));
        Assert.Equal(("hunan/2024-03-18", false), (before.Edition, before.Says("fees.termCap")));
    }

    // In Zaozhuang and Urumqi too long is a matter of principle; here the file says 不得.
    private static async Task AnHourAndThreeQuartersIsTooLongAsync(Story story)
    {
        var tooLong = story.Sport with
        {
            Id = story.School.Id("too-long"),
            Weekdays = ["friday"],
            Ends = new TimeOnly(18, 15),
        };
        await story.Menu.DayIsEnteredAsync();
        await story.School.Office.DoesPutAsync(Menu.Path(tooLong.Id), story.Menu.Body(tooLong));
        await story.Wrong.IsAnsweredAsync(
            () => story.School.Office.PostAsync($"{Menu.Path(tooLong.Id)}/publish"),
            "day-too-long",
            "refused",
            "每天不得超过90分钟"
        );
    }
}

/// <summary>A system that finds a sixth place and a next edition of Hunan in its folder of further pages.</summary>
public sealed class SystemWithMorePages : RunningSystem
{
    /// <summary>The made-up next edition.</summary>
    public const string NextHunan = "hunan/2026-09-01";

    private readonly DirectoryInfo _pages = Directory.CreateTempSubdirectory("pages-");

    /// <summary>Nobody reads what its processes say of themselves.</summary>
    public SystemWithMorePages() => IsWatched = false;

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _pages.Delete(recursive: true);
    }

    /// <inheritdoc/>
    protected override async Task<string[]> MoreArgumentsAsync()
    {
        foreach (
            var page in Directory.EnumerateFiles(
                Path.Combine(AppContext.BaseDirectory, "Pages"),
                "*.json",
                new EnumerationOptions { RecurseSubdirectories = true }
            )
        )
            await WriteAsync(
                Path.GetFileName(Path.GetDirectoryName(page)!),
                Path.GetFileName(page),
                await File.ReadAllTextAsync(page)
            );
        foreach (var service in new[] { "Enrolment", "Fees", "Staffing", "Safety", "Supervision" })
            await WriteAsync(service.ToLowerInvariant(), "hunan.2026-09-01.json", await NextAsync(service));
        return ["--pages", _pages.FullName];
    }

    // Made as an authority would have it made: the page in force, another first day, and what the new text says differently.
    private static async Task<string> NextAsync(string service)
    {
        var current = Path.Combine(Checkout.Root, "services", service, "Policy", "Packs", "hunan.2024-03-18.json");
        var page = JsonNode.Parse(await File.ReadAllTextAsync(current))!.AsObject();
        page["from"] = "2026-09-01";
        page["document"]!["title"] = "湖南省义务教育课后服务工作实施办法（修订，虚构）";
        page.Remove("until");
        if (service == "Fees")
            page["termCap"] = JsonSerializer.SerializeToNode(
                new
                {
                    value = new { amount = "400.00", minutes = 120 },
                    force = "ban",
                    article = "(九)¶1",
                    quote = "每学期不得超过400元",
                }
            );
        return page.ToJsonString();
    }

    private async Task WriteAsync(string service, string file, string page)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_pages.FullName, service));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), page);
    }
}
