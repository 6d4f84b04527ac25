using System.Net;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Tests;

/// <summary>What the same deed comes to under the other documents.</summary>
public sealed class PlacesTests(SupervisionApp app)
{
    [Theory]
    [InlineData("450381", true)]
    [InlineData("140402", true)]
    [InlineData("370402", false)] // silent
    [InlineData("650102", false)]
    public async Task Last_days_run_where_the_text_asks_for_a_timely_answer(string division, bool isAsked)
    {
        var school = await app.SchoolAsync(division);
        var taken = await app.CaseAsync(school.Id, division: division);
        Assert.Equal(isAsked, taken.AcknowledgeDueOn is not null);
        Assert.Equal(isAsked, taken.VerifyDueOn is not null);
        Assert.Equal(isAsked, taken.ReplyDueOn is not null);
    }

    [Fact]
    public async Task Changzhi_closes_what_has_been_heard_and_asks_for_no_more()
    {
        var school = await app.SchoolAsync("140402");
        var taken = await app.CaseAsync(school.Id, division: "140402");
        var body = app.Education("140402");
        await SupervisionApp.SaysAsync(
            await SupervisionApp.DoAsync(body, taken.Id, "close"),
            "pending",
            "case-not-heard",
            "四(一)¶2",
            "及时听取家长关于课后服务的意见建议"
        );
        await SupervisionApp.DoneAsync(app.Agent("140402"), taken.Id, "acknowledge");
        await SupervisionApp.DoneAsync(body, taken.Id, "close");
    }

    [Fact]
    public async Task Lipu_closes_what_has_been_answered_without_a_rectification()
    {
        var school = await app.SchoolAsync("450381");
        var taken = await app.CaseAsync(school.Id, division: "450381");
        var body = app.Education("450381");
        await SupervisionApp.DoneAsync(app.Agent("450381"), taken.Id, "acknowledge");
        await SupervisionApp.DoneAsync(body, taken.Id, "assign", new { level = "county" });
        await SupervisionApp.DoneAsync(body, taken.Id, "verify", new { finding = "substantiated", words = "属实。" });
        var pending = await SupervisionApp.DoAsync(body, taken.Id, "close");
        await SupervisionApp.SaysAsync(pending, "pending", "case-not-answered", "五(三)", "并及时回应有关问题和诉求");
        Assert.Single(await SupervisionApp.PolicyAsync(pending));
        await SupervisionApp.DoneAsync(app.Agent("450381"), taken.Id, "reply", new { words = "已核实。" });
        await SupervisionApp.DoneAsync(body, taken.Id, "close");
    }

    [Fact]
    public async Task Urumqi_owes_its_phone_as_a_field_of_the_fee_publication_and_the_price_authority_enters_it()
    {
        var school = await app.SchoolAsync("650103");
        await app.PlanJudgedAsync(school.Id);
        var owed = await AtAuthorityAsync("650103");
        Assert.Equal(["complaint-channel-missing", "complaint-channel-unpublished"], owed);
        Assert.All(
            await app.ChannelDutiesAsync("650103"),
            duty =>
            {
                Assert.Equal("priceAuthority", duty.Bound);
                Assert.Equal("四(五)¶2", duty.Article);
                Assert.Equal("收费标准、收费项目、政策依据、监督举报电话", duty.Quote);
            }
        );
        await SupervisionApp.ChannelAsync(app.Education("650103"), "650103", "phone", "0991-2345678");
        Assert.Equal(["complaint-channel-unpublished"], await AtAuthorityAsync("650103"));
        await SupervisionApp.ChannelAsync(app.Price("6501"), "6501", "phone", "12358", publishedIn: "feePublication");
        Assert.Empty(await AtAuthorityAsync("650103"));
    }

    [Fact]
    public async Task Changzhi_owes_each_schools_opinion_mechanism_and_a_default_channel_of_the_authority()
    {
        var school = await app.SchoolAsync("140403");
        await app.PlanJudgedAsync(school.Id);
        var own = Assert.Single(await app.OpenAtSchoolAsync(school.Id));
        Assert.Equal(("school", "学校要建立意见征集反馈机制"), (own.Bound, own.Quote));
        Assert.Equal(["complaint-channel-missing"], await AtAuthorityAsync("140403"));

        await SupervisionApp.ChannelAsync(
            school.Principal,
            "140403",
            "opinionMechanism",
            "校长信箱与家长会",
            school.Id
        );
        Assert.Empty(await app.OpenAtSchoolAsync(school.Id));
        await app.ChannelAsync("140403", "online", "https://jyj.example/yijian");
        Assert.Empty(await AtAuthorityAsync("140403"));
    }

    [Fact]
    public async Task A_school_enters_its_own_channels_only()
    {
        var (school, other) = (await app.SchoolAsync("450381"), await app.SchoolAsync("450381"));
        foreach (var target in (Guid?[])[other.Id, null])
        {
            var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PutAsJsonAsync(
                school.Principal,
                $"/supervision/v1/channels/{Guid.CreateVersion7()}",
                new
                {
                    division = "450381",
                    kind = "phone",
                    publicValue = "0773-7200000",
                    schoolId = target,
                }
            );
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Urumqi_an_old_trial_document_is_to_be_confirmed_by_the_end_of_the_year()
    {
        var duty = await Eventually.Some(
            () =>
                app.InDbAsync(db =>
                    db.Duties.AsNoTracking().FirstOrDefaultAsync(one => one.Rule == "trial-document-unconfirmed")
                ),
            "the duty to confirm"
        );
        Assert.Equal(("educationAuthority", "题头"), (duty.Bound, duty.Article));
        Assert.Equal("工作的实施办法（试行）", duty.Quote);
        Assert.Equal(DivisionCode.Parse("6501"), duty.Division);
        Assert.Equal(new DateOnly(2026, 12, 31), duty.DueOn);
    }

    private Task<string[]> AtAuthorityAsync(string division) =>
        app.InDbAsync(db =>
            db.Duties.AsNoTracking()
                .Where(duty => duty.Division == DivisionCode.Parse(division) && duty.SchoolId == null)
                .Where(duty => duty.DoneAt == null && duty.Rule.StartsWith("complaint-channel"))
                .Select(duty => duty.Rule)
                .OrderBy(rule => rule)
                .ToArrayAsync()
        );
}
