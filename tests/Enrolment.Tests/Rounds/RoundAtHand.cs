using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Rounds;

/// <summary>A round in a test, and what a school does with it.</summary>
internal static class RoundAtHand
{
    public const string PublicValue = "2026101 03 08 17 21 26 30 12";

    extension(SchoolAtHand school)
    {
        /// <summary>Announces a round of these offerings that is open now.</summary>
        public async Task<Guid> RoundAsync(Guid plan, Guid[] offerings, params (string Key, object? Value)[] but)
        {
            var round = Guid.CreateVersion7();
            await school
                .AsOffice.PutAsync($"rounds/{round}", school.Announcement(plan, offerings, but))
                .IsAsync(HttpStatusCode.NoContent);
            return round;
        }

        /// <summary>The body of an announcement.</summary>
        public Dictionary<string, object?> Announcement(
            Guid plan,
            Guid[] offerings,
            params (string Key, object? Value)[] but
        )
        {
            var now = school.App.Clock.GetUtcNow();
            var body = new Dictionary<string, object?>
            {
                ["planId"] = plan,
                ["title"] = "秋季选课",
                ["offeringIds"] = offerings,
                ["opensAt"] = now.AddDays(-1),
                ["closesAt"] = now.AddDays(3),
                ["publicSource"] = "中国福利彩票双色球第2026101期开奖号码，www.cwl.gov.cn",
                ["publicDueAt"] = now.AddDays(4),
            };
            foreach (var (key, value) in but)
                body[key] = value;
            return body;
        }

        /// <summary>The one clock is everybody's; this round's own times come sooner.</summary>
        public Task<int> TimePassesAsync(Guid round, bool untilPublicValue)
        {
            var now = school.App.Clock.GetUtcNow();
            return school.App.InDbAsync(db =>
                db.Rounds.Where(one => one.Id == round)
                    .ExecuteUpdateAsync(set =>
                        set.SetProperty(one => one.ClosesAt, now.AddHours(-2))
                            .SetProperty(one => one.PublicDueAt, untilPublicValue ? now.AddHours(-1) : now.AddHours(1))
                    )
            );
        }

        /// <summary>Closes it, once its time has come.</summary>
        public async Task<HttpResponseMessage> CloseAsync(Guid round)
        {
            await school.TimePassesAsync(round, untilPublicValue: false);
            return await school.AsOffice.PostAsync($"rounds/{round}/close", new { });
        }

        /// <summary>Closes and draws.</summary>
        public async Task<JsonElement> DrawAsync(Guid round)
        {
            await school.CloseAsync(round).IsAsync(HttpStatusCode.NoContent);
            await school.TimePassesAsync(round, untilPublicValue: true);
            return await (
                await school.AskDrawAsync(round).IsAsync(HttpStatusCode.OK)
            ).Content.ReadFromJsonAsync<JsonElement>();
        }

        /// <summary>Enters the public value.</summary>
        public Task<HttpResponseMessage> AskDrawAsync(Guid round, string value = PublicValue) =>
            school.AsOffice.PostAsync($"rounds/{round}/draw", new { publicValue = value });

        /// <summary>Pupils who have a place in it.</summary>
        public Task<List<Guid>> PlacedAsync(Guid offering) =>
            school.App.InDbAsync(db =>
                db.Places.Where(one => one.OfferingId == offering && one.Status != Places.PlaceStatus.Ended)
                    .Select(one => one.PupilId)
                    .ToListAsync()
            );

        /// <summary>The published file.</summary>
        public async Task<Dictionary<string, string?>> PublishedAsync(Guid round) =>
            (
                await school
                    .App.CreateClient()
                    .GetFromJsonAsync<Dictionary<string, string?>>($"/public/enrolment/rounds/{round}/draw.json")
            )!;
    }
}
