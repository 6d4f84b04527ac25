using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>What is signed is written down and hashed; a new fee or time is signed anew, and the old signature stays.</summary>
public sealed class AgreementTests(EnrolmentApp app)
{
    [Fact]
    public async Task Writes_down_form_clauses_fee_and_time_and_says_its_hash()
    {
        var (school, pupils, request, _) = await app.PlacedUnderFormAsync();
        await pupils.SignAsync(request, pupils.Children[0]).IsAsync(HttpStatusCode.NoContent);

        var paper = (await pupils.Guardian(pupils.Children[0]).ReadAsync($"requests/{request}/agreements"))[0];

        Assert.Matches("^XY-430102-2026-[0-9]{6}$", paper.GetProperty("number").GetString()!);
        var said = paper.GetProperty("paper");
        Assert.Equal("writtenAgreement", said.GetProperty("type").GetString());
        Assert.Equal("180.00", said.GetProperty("offering").GetProperty("feePerTerm").GetString());
        Assert.Equal("退费按剩余课次计算", said.GetProperty("clauses").GetProperty("refund").GetString());
        Assert.Equal("guardian", paper.GetProperty("signatures")[0].GetProperty("party").GetString());
        var kept = await app.InDbAsync(db => db.Agreements.SingleAsync(one => one.RequestId == request));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kept.Canonical))), kept.Sha256);
        Assert.Equal(kept.Sha256, await SignedUnderAsync(request, "guardian"));
        await school.SignAsync(request, "school").IsAsync(HttpStatusCode.NoContent);
        // Both parties signed one and the same paper.
        Assert.Equal(kept.Sha256, await SignedUnderAsync(request, "school"));
    }

    [Fact]
    public async Task Asks_for_new_signatures_when_the_fee_changes_and_keeps_the_old_ones()
    {
        var (school, pupils, request, offering) = await ConfirmedAsync();

        var change = new { feePerTerm = "150.00", reason = "成本下降" };
        await school.AsOffice.PostAsync($"offerings/{offering}/change", change).IsAsync(HttpStatusCode.NoContent);

        // The place is kept, the school owes the signatures, the family is told,
        var duty = await school.OwesAsync(request, "agreement-to-renew");
        Assert.Equal(("school", "与家长签订书面课后服务协议"), (duty.Bound, duty.Quote));
        await app.Told.FirstAsync<NoticeDue>(one => one.SubjectId == request && one.Template == "agreement-changed");
        var shown = await school.AsOffice.ReadAsync($"requests/{request}");
        Assert.Equal("confirmed", shown.GetProperty("status").GetString());
        Assert.Equal(0, shown.GetProperty("signedBy").GetArrayLength());
        // and once both signed the new paper nothing is owed; the old paper keeps its two signatures.
        await pupils.SignAsync(request, pupils.Children[0]).IsAsync(HttpStatusCode.NoContent);
        await school.SignAsync(request, "school").IsAsync(HttpStatusCode.NoContent);
        Assert.DoesNotContain("agreement-to-renew", await school.DutiesAsync(request));
        var papers = await school.AsOffice.ReadAsync($"requests/{request}/agreements");
        Assert.Equal([2, 2], papers.EnumerateArray().Select(one => one.GetProperty("signatures").GetArrayLength()));
        Assert.Equal(["180.00", "150.00"], papers.EnumerateArray().Select(Fee));
    }

    [Fact]
    public async Task Asks_anew_for_another_time_and_a_second_time_after_that()
    {
        var (school, pupils, request, offering) = await ConfirmedAsync();
        foreach (var weekday in new[] { "tuesday", "wednesday" })
        {
            var change = new
            {
                weekly = new[] { SchoolAtHand.Slot(weekday, "16:30:00", "17:30:00") },
                reason = "教师调课",
            };
            await school.AsOffice.PostAsync($"offerings/{offering}/change", change).IsAsync(HttpStatusCode.NoContent);
            Assert.Contains("agreement-to-renew", await school.DutiesAsync(request));
            await pupils.SignAsync(request, pupils.Children[0]).IsAsync(HttpStatusCode.NoContent);
            await school.SignAsync(request, "school").IsAsync(HttpStatusCode.NoContent);
            Assert.DoesNotContain("agreement-to-renew", await school.DutiesAsync(request));
        }

        // The pupil's week and the timetable have followed: only Wednesdays from tomorrow on.
        var slots = await app.InDbAsync(db =>
            db.PlaceSlots.Where(one => one.PupilId == pupils.Children[0].Id).Select(one => one.Weekday).ToListAsync()
        );
        Assert.Equal([3], slots);
        var days = await app.InDbAsync(db =>
            db.Sessions.Where(one => one.OfferingId == offering && one.Day > new DateOnly(2026, 9, 1))
                .Select(one => one.Day)
                .ToListAsync()
        );
        Assert.Equal([DayOfWeek.Wednesday], days.Select(day => day.DayOfWeek).Distinct());
    }

    [Fact]
    public async Task Moves_no_offering_to_a_time_at_which_one_of_its_pupils_is_elsewhere()
    {
        var (school, pupils, _, offering) = await ConfirmedAsync();
        var plan = await PlanOfAsync(offering);
        var tuesday = await school.OnMenuAsync(
            plan,
            ("weekly", new[] { SchoolAtHand.Slot("tuesday", "16:30:00", "17:30:00") })
        );
        await pupils.ApprovedAsync(school, pupils.Children[0], tuesday);
        await school.AllocateAsync(tuesday);

        var change = new
        {
            weekly = new[] { SchoolAtHand.Slot("tuesday", "17:00:00", "18:00:00") },
            reason = "教师调课",
        };
        await school.AsOffice.PostAsync($"offerings/{offering}/change", change).IsAsync(HttpStatusCode.Conflict);
        var shown = await school.AsOffice.ReadAsync($"offerings/{offering}");
        Assert.Equal("monday", shown.GetProperty("weekly")[0].GetProperty("weekday").GetString());
    }

    [Fact]
    public async Task Says_of_the_paper_before_that_it_is_replaced_as_soon_as_the_fee_changes()
    {
        var (school, _, request, offering) = await ConfirmedAsync();
        var kept = await app.InDbAsync(db => db.Agreements.SingleAsync(one => one.RequestId == request));
        await school
            .AsOffice.PostAsync($"offerings/{offering}/change", new { feePerTerm = "150.00", reason = "成本下降" })
            .IsAsync(HttpStatusCode.NoContent);
        Assert.Contains("已由新版本替代", await CheckAsync(kept.Number, kept.Sha256), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_anybody_who_holds_it_check_it_and_tells_nobody_whose_it_is()
    {
        var (_, pupils, request, _) = await ConfirmedAsync();
        var kept = await app.InDbAsync(db => db.Agreements.SingleAsync(one => one.RequestId == request));

        var yes = await CheckAsync(kept.Number, kept.Sha256);
        Assert.Contains("一致：本系统有这份协议", yes, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", yes, StringComparison.Ordinal);
        Assert.DoesNotContain(request.ToString(), yes, StringComparison.Ordinal);
        Assert.DoesNotContain(pupils.Children[0].Id.ToString(), yes, StringComparison.Ordinal);

        // One character altered, or the number alone, tells nothing: not even that there is one.
        var altered = kept.Sha256[..^1] + (kept.Sha256[^1] == '0' ? '1' : '0');
        foreach (var no in new[] { await CheckAsync(kept.Number, altered), await CheckAsync(kept.Number, "") })
        {
            Assert.Contains("不一致", no, StringComparison.Ordinal);
            Assert.DoesNotContain("实验小学", no, StringComparison.Ordinal);
        }

        var script = await CheckAsync("\"><script>alert(1)</script>", altered);
        Assert.DoesNotContain("<script", script, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Is_printed_with_the_name_for_the_family_and_the_school_and_for_nobody_else()
    {
        var (school, pupils, request, _) = await ConfirmedAsync();
        var other = await app.SchoolAsync();
        var kept = await app.InDbAsync(db => db.Agreements.SingleAsync(one => one.RequestId == request));

        var copy = await pupils
            .Guardian(pupils.Children[0])
            .GetStringAsync($"/family/enrolment/agreements/{kept.Number}");
        Assert.Contains("张三", copy, StringComparison.Ordinal);
        Assert.Contains(kept.Sha256, copy, StringComparison.Ordinal);
        Assert.Contains("退费按剩余课次计算", copy, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.OK,
            (await school.AsOffice.GetAsync($"/school/enrolment/agreements/{kept.Number}")).StatusCode
        );
        foreach (
            var stranger in new[]
            {
                app.As(Guid.CreateVersion7(), Roles.Guardian).GetAsync($"/family/enrolment/agreements/{kept.Number}"),
                other.AsOffice.GetAsync($"/school/enrolment/agreements/{kept.Number}"),
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await stranger).StatusCode);
    }

    [Theory]
    [InlineData("370402", "notice", "managementSystem")]
    [InlineData("140402", "safetyAgreement", "dutiesAndRights")]
    [InlineData("430102", "writtenAgreement", "dataProtection")]
    public async Task Owes_the_clauses_that_the_page_asks_for_until_they_are_written(
        string division,
        string type,
        string clause
    )
    {
        var school = await app.SchoolInAsync(division);
        var plan = division == "430102" ? await school.PlanInForceAsync() : await school.OpenedAsync();
        var page = FivePlaces.PageOf(division);
        Assert.Equal(type, page.AgreementType!.Value);

        await school
            .AsOffice.PostAsync($"plans/{plan}/agreement-form", new { form = "课后服务协议" })
            .IsAsync(HttpStatusCode.NoContent);
        var duty = await school.OwesAsync(plan, "agreement-clause-missing");
        Assert.Equal(page.RequiredClauses!.Article, duty.Article);
        var clauses = page.RequiredClauses.Value.ToDictionary(one => one, one => $"{one}条款");
        Assert.Contains(clause, clauses.Keys);
        await school
            .AsOffice.PostAsync($"plans/{plan}/agreement-form", new { form = "课后服务协议", clauses })
            .IsAsync(HttpStatusCode.NoContent);
        Assert.DoesNotContain("agreement-clause-missing", await school.DutiesAsync(plan));
    }

    private Task<Guid> PlanOfAsync(Guid offering) =>
        app.InDbAsync(db => db.Offerings.Where(one => one.Id == offering).Select(one => one.PlanId).SingleAsync());

    private static string? Fee(JsonElement paper) =>
        paper.GetProperty("paper").GetProperty("offering").GetProperty("feePerTerm").GetString();

    private Task<string> SignedUnderAsync(Guid request, string party) =>
        app.InDbAsync(db =>
            db.Signatures.Where(one => one.RequestId == request && one.Party == party)
                .Select(one => one.Sha256!)
                .SingleAsync()
        );

    private async Task<string> CheckAsync(string number, string hash) =>
        await app.CreateClient()
            .GetStringAsync(
                $"/public/enrolment/agreements/check?number={Uri.EscapeDataString(number)}&hash={Uri.EscapeDataString(hash)}"
            );

    private async Task<(SchoolAtHand, ClassAtHand, Guid Request, Guid Offering)> ConfirmedAsync()
    {
        var all = await app.PlacedUnderFormAsync();
        await all.Item2.SignAsync(all.Request, all.Item2.Children[0]).IsAsync(HttpStatusCode.NoContent);
        await all.Item1.SignAsync(all.Request, "school").IsAsync(HttpStatusCode.NoContent);
        return all;
    }
}
