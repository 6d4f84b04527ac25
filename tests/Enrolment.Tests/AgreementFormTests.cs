using System.Net;
using static AfterSchool.Enrolment.Tests.FivePlaces;

namespace AfterSchool.Enrolment.Tests;

/// <summary>What is signed has a text, in every place; and who signs in Hunan is the document's own word.</summary>
public sealed class AgreementFormTests(EnrolmentApp app)
{
    [Theory]
    [InlineData(Hunan, "placed", "与家长签订书面课后服务协议")]
    [InlineData(Changzhi, "confirmed", "学校要与家长签订安全协议")]
    public async Task Nobody_signs_an_empty_paper_and_the_school_owes_the_text(
        string place,
        string stands,
        string quote
    )
    {
        var school = await app.SchoolInAsync(place);
        var plan = place == Hunan ? await school.PlanWithoutFormAsync() : await school.OpenedWithoutFormAsync();
        var offering = await school.OfferAsync(plan);
        var pupils = await app.ClassAsync(school, 3, "");
        var child = pupils.Children[0];
        var request = await pupils.ApprovedAsync(school, child, offering);
        await school.AllocateAsync(offering);

        var answer = await pupils.SignAsync(request, child).IsRefusedAsync();
        answer.Has("pending", "agreement-form-missing", FivePlaces.PageOf(place).AgreementType!.Article, quote);
        await school.SignAsync(request, "school").IsAsync(HttpStatusCode.UnprocessableEntity);
        (await school.DutyAsync("agreement-form-missing")).Binds(
            "school",
            FivePlaces.PageOf(place).AgreementType!.Article,
            quote
        );
        // The family loses nothing by it: where the child takes part without a signature, it still does.
        var shown = await school.AsOffice.ReadAsync($"requests/{request}");
        Assert.Equal(stands, shown.GetProperty("status").GetString());
        Assert.Contains(
            "学校还没有拟定协议文本",
            await pupils.Guardian(child).GetStringAsync($"/family/enrolment/requests/{request}"),
            StringComparison.Ordinal
        );

        await school.DrawUpAsync(plan);
        Assert.True((await school.DutyAsync("agreement-form-missing")).IsDone);
        await pupils.SignAsync(request, child).IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Nobody_sets_away_the_parent_whose_signature_the_document_asks_for()
    {
        Assert.False(PageOf(Hunan).Signatories!.IsDefault);
        var away = new
        {
            key = "signatories",
            division = "4301",
            from = "2026-01-01",
            value = new[] { "school" },
            document = "关于签订协议的通知",
            quote = "协议由学校签署",
        };
        var answer = await app.Education("4301").PutAsync($"settings/{Guid.CreateVersion7()}", away).IsRefusedAsync();
        answer.Has("refused", "setting-not-left-open", "(七)", "与家长签订书面课后服务协议");
    }
}
