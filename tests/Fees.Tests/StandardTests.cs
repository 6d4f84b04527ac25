using System.Net;
using System.Net.Http.Json;
using AfterSchool.Testing;

namespace AfterSchool.Fees.Tests;

public sealed class StandardTests(FeesApp app)
{
    private static readonly Law Setter = new("fee-standard-setter", "(九)¶1", "由各市州发展改革部门会同教育、财政部门");
    private static readonly Law Approver = new("fee-standard-approval", "(九)¶1", "报市州人民政府同意后执行");

    [Fact]
    public async Task Only_the_citys_price_department_proposes_one()
    {
        var school = await app.SchoolAsync();
        var path = $"/fees/v1/standards/{Guid.CreateVersion7()}";
        await school.Education.PutAsJsonAsync(path, Standard(school.City)).RefusedAsync(Setter);
        await school.Price.PutAsJsonAsync(path, Standard(school.City + "02")).RefusedAsync(Setter);
        await app.Of("price", "4499").PutAsJsonAsync(path, Standard(school.City)).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nothing_is_published_without_the_others_agreement_and_the_governments_consent()
    {
        var school = await app.SchoolAsync();
        var path = $"/fees/v1/standards/{Guid.CreateVersion7()}";
        await school.Price.PutAsJsonAsync(path, Standard(school.City)).OkAsync();
        await school.Price.PostAsJsonAsync($"{path}/publish", new { }).RefusedAsync(Approver);
        await school.Education.PostAsync($"{path}/agree", null).OkAsync();
        await school
            .Price.PostAsJsonAsync($"{path}/approval", TestSchool.Consent())
            .RefusedAsync(Setter with { Rule = "fee-standard-not-agreed" });
        await app.Of("hr", school.City).PostAsync($"{path}/agree", null).RefusedAsync(Setter);
        await school.Finance.PostAsync($"{path}/agree", null).OkAsync();
        await school.Price.PostAsJsonAsync($"{path}/approval", TestSchool.Consent("school")).RefusedAsync(Approver);
        await school.Price.PostAsJsonAsync($"{path}/approval", TestSchool.Consent()).OkAsync();
        await school.Price.PostAsJsonAsync($"{path}/publish", new { }).OkAsync();
    }

    [Theory]
    [InlineData("2026-09-01", true)]
    [InlineData("2026-09-02", false)]
    [InlineData("2027-01-20", false)]
    [InlineData("2027-01-21", true)]
    public async Task A_rate_that_changes_inside_a_term_needs_a_reason(string from, bool passes)
    {
        // The term runs from 1 September to 20 January; on its first day a change is none inside it.
        var school = await app.SchoolAsync();
        await school.StandardAsync("500.00", "2026-03-01");
        var path = $"/fees/v1/standards/{Guid.CreateVersion7()}";
        await school.Price.PutAsJsonAsync(path, Standard(school.City, from)).OkAsync();
        await school.Education.PostAsync($"{path}/agree", null).OkAsync();
        await school.Finance.PostAsync($"{path}/agree", null).OkAsync();
        await school.Price.PostAsJsonAsync($"{path}/approval", TestSchool.Consent()).OkAsync();
        if (!passes)
            await school
                .Price.PostAsJsonAsync($"{path}/publish", new { })
                .RuledAsync(
                    HttpStatusCode.UnprocessableEntity,
                    "needsReason",
                    new Law("rate-fixed-per-term", "(九)¶1", "学校课后服务收费标准一般以一学期为固定期")
                );
        await school
            .Price.PostAsJsonAsync($"{path}/publish", new { reason = passes ? null : "成本大幅变化" })
            .OkAsync();
    }

    private static object Standard(string division, string effectiveOn = "2026-09-01") =>
        new
        {
            division,
            unit = "term",
            amount = "600.00",
            effectiveOn,
        };
}
