using System.Text.Json;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>The plan in force is changed: one change is looked at by the reviewer and given up by the school, the next comes into force.</summary>
public sealed class Revision(School school, Opening opening)
{
    /// <summary>The whole step.</summary>
    public async Task PlayAsync()
    {
        await school.Office.GetAsync($"{opening.Path}/findings");
        if (opening.IsReviewed)
        {
            var givenUp = await DraftAsync("given-up", "放学后先自由活动半小时。");
            await school.Office.DoesPostAsync($"{givenUp}/submit");
            await CompareAsync();
            await DecideAsync(givenUp);
            await school.Office.DoesPostAsync($"{givenUp}/withdraw");
        }

        var revision = await DraftAsync("in-force", "周一至周五放学后开展，雨天改在室内。");
        if (opening.IsReviewed)
        {
            await school.Office.DoesPostAsync($"{revision}/submit");
            await DecideAsync(revision);
        }

        await school.Office.DoesPostAsync(
            $"{revision}/publish",
            new { places = new[] { "公示栏", "学校网站" }, on = "2026-08-20" }
        );
    }

    private async Task<string> DraftAsync(string name, string service)
    {
        var revision = $"{opening.Path}/revisions/{school.Id($"revision/{name}")}";
        await school.Office.DoesPutAsync(revision, new { reason = "征求家长意见后调整。", sections = new { service } });
        return revision;
    }

    // The reviewer has the two versions side by side; what is under review is nobody else's to read.
    private async Task CompareAsync()
    {
        var versions = await school.Bureau.Education.GetAsync($"{opening.Path}/versions");
        var (inForce, latest) = (
            versions.EnumerateArray().Single(one => one.Flag("isInForce")),
            versions.EnumerateArray().Last()
        );
        await school.Bureau.Education.GetAsync(
            $"{opening.Path}/difference?from={inForce.GetProperty("version")}&to={latest.GetProperty("version")}"
        );
    }

    private Task<JsonElement> DecideAsync(string revision) =>
        school.Bureau.Education.DoesPostAsync(
            $"{revision}/decide",
            new
            {
                approved = true,
                number = $"教复〔2026〕{school.Made.Number}号之一",
                words = "同意。",
            }
        );
}
