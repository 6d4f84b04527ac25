using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Contracts.Directory;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>The five places, and schools in them.</summary>
internal static class FivePlaces
{
    public const string Lipu = "450381";
    public const string Zaozhuang = "370402";
    public const string Hunan = "430102";
    public const string Changzhi = "140402";
    public const string Urumqi = "650102";

    private static readonly Editions<EnrolmentPack> Pages = Editions.Read<EnrolmentPack>(
        typeof(EnrolmentPack).Assembly
    );

    /// <summary>The page in force there in autumn 2026.</summary>
    public static EnrolmentPack PageOf(string division) =>
        Pages.InForce(DivisionCode.Parse(division), EnrolmentApp.AutumnBegins)!;

    extension(EnrolmentApp app)
    {
        /// <summary>A school there; a primary school unless said otherwise.</summary>
        public Task<SchoolAtHand> SchoolInAsync(string division, Func<SchoolRecorded, SchoolRecorded>? but = null) =>
            app.SchoolAsync(told =>
                (but ?? (same => same))(told with { DivisionCode = division, CompetentAuthority = division })
            );
    }

    extension(SchoolAtHand school)
    {
        /// <summary>A plan in force, by the steps there are; a reason is given for what needs one.</summary>
        public async Task<Guid> OpenAsync(string division)
        {
            var plan = Guid.CreateVersion7();
            await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
            await school.ConsultAsync(plan, "开学在即").IsAsync(HttpStatusCode.NoContent);
            await school
                .SchemeAsync(plan, SchoolAtHand.Line("sport"), SchoolAtHand.Line("homework"))
                .IsAsync(HttpStatusCode.NoContent);
            await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
            await school
                .App.Education(division)
                .PostAsync(
                    $"plans/{plan}/decide",
                    new
                    {
                        approved = true,
                        number = "1",
                        words = "同意",
                    }
                )
                .IsAsync(HttpStatusCode.NoContent);
            await school.PublishPlanAsync(plan).IsAsync(HttpStatusCode.NoContent);
            await school.DrawUpAsync(plan);
            return plan;
        }

        /// <summary>An offering on the menu, whatever reason it takes.</summary>
        public async Task<Guid> OfferAsync(Guid plan, params (string Key, object? Value)[] but)
        {
            var id = await school.KeepAsync(plan, but);
            await school.PublishAsync(id, "场地所限").IsAsync(HttpStatusCode.NoContent);
            return id;
        }

        /// <summary>The office signs, or records a pupil's signature.</summary>
        public Task<HttpResponseMessage> SignAsync(Guid request, string party, string method = "online") =>
            school.AsOffice.PostAsync(
                $"requests/{request}/agreement/signatures",
                new
                {
                    party,
                    method,
                    scanHash = party == "pupil" ? new string('a', 64) : null,
                }
            );

        /// <summary>Gives the places.</summary>
        public async Task<JsonElement> AllocateAsync(Guid offering) =>
            await (
                await school.AsOffice.PostAsync($"offerings/{offering}/allocate", new { }).IsAsync(HttpStatusCode.OK)
            ).Content.ReadFromJsonAsync<JsonElement>();

        /// <summary>The school decides.</summary>
        public Task<HttpResponseMessage> DecideRequestAsync(
            Guid request,
            bool approved,
            string? refusalCode = null,
            string? reason = null
        ) =>
            school.AsOffice.PostAsync(
                $"requests/{request}/decide",
                new
                {
                    approved,
                    words = "已阅",
                    reasonCode = refusalCode,
                    reason,
                }
            );

        /// <summary>Duties of that rule, open or done, as the school reads them.</summary>
        public async Task<IReadOnlyList<JsonElement>> DutiesOfAsync(string rule) =>
            [
                .. (await school.AsOffice.ReadAsync("duties?limit=1000"))
                    .EnumerateArray()
                    .Where(one => one.GetProperty("rule").GetString() == rule),
            ];

        /// <summary>The one duty of that rule.</summary>
        public async Task<JsonElement> DutyAsync(string rule) => Assert.Single(await school.DutiesOfAsync(rule));
    }

    extension(JsonElement duty)
    {
        /// <summary>Asserts whose duty it is and where it stands.</summary>
        public void Binds(string bound, string article, string quote)
        {
            Assert.Equal(bound, duty.GetProperty("bound").GetString());
            Assert.Equal(article, duty.GetProperty("article").GetString());
            Assert.Contains(quote, duty.GetProperty("quote").GetString(), StringComparison.Ordinal);
        }

        /// <summary>Whether it is done.</summary>
        public bool IsDone => duty.GetProperty("doneAt").ValueKind != JsonValueKind.Null;
    }

    /// <summary>Rules that a decision on a subject found something under.</summary>
    public static Task<string[]> FindingsOnAsync(this EnrolmentApp app, Guid subject) =>
        app.InDbAsync(async db =>
            (await db.Decisions.Where(one => one.SubjectId == subject).Select(one => one.Findings).ToListAsync())
                .SelectMany(findings => JsonDocument.Parse(findings).RootElement.EnumerateArray())
                .Select(finding => finding.GetProperty("rule").GetString()!)
                .ToArray()
        );
}
