using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Supervision;

namespace AfterSchool.Supervision.Tests.Sanctions;

public sealed class SanctionTests(SupervisionApp app)
{
    [Fact]
    public async Task Is_told_once_when_the_authority_decides_on_a_complaint_found_true()
    {
        var (school, vendor, id) = (await app.SchoolAsync(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var taken = await app.SubstantiatedAsync(school.Id, "T3", vendor: vendor);

        Assert.Equal(HttpStatusCode.NoContent, (await ImposeAsync(id, taken.Id, vendor)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ImposeAsync(id, taken.Id, vendor)).StatusCode);

        var told = await app.Told.FirstAsync<SanctionImposed>(one => one.SanctionId == id);
        Assert.Equal(("vendorBan", vendor, "430102"), (told.Kind, told.SubjectId, told.DivisionCode));
        Assert.Single(app.Told.Of<SanctionImposed>(), one => one.SanctionId == id);
    }

    [Fact]
    public async Task Is_refused_before_verification_with_the_sentence_that_puts_it_first()
    {
        var (school, vendor) = (await app.SchoolAsync(), Guid.CreateVersion7());
        var taken = await app.CaseAsync(school.Id, "T3", vendor: vendor);

        var answer = await ImposeAsync(Guid.CreateVersion7(), taken.Id, vendor);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var line = (await SupervisionApp.PolicyAsync(answer))[0];
        Assert.Equal("sanction-without-substantiated-case", line.GetProperty("rule").GetString());
        Assert.Equal("(十一)", line.GetProperty("article").GetString());
        Assert.StartsWith("要严肃查处", line.GetProperty("quote").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_refused_against_another_vendor_than_the_complaint_names()
    {
        var school = await app.SchoolAsync();
        var taken = await app.SubstantiatedAsync(school.Id, "T3", vendor: Guid.CreateVersion7());
        var answer = await ImposeAsync(Guid.CreateVersion7(), taken.Id, Guid.CreateVersion7());
        var line = (await SupervisionApp.PolicyAsync(answer))[0];
        Assert.Equal("sanction-of-another", line.GetProperty("rule").GetString());
    }

    private Task<HttpResponseMessage> ImposeAsync(Guid id, Guid caseId, Guid vendor) =>
        app.Education()
            .PutAsJsonAsync(
                $"/supervision/v1/sanctions/{id}",
                new
                {
                    caseId,
                    kind = "vendorBan",
                    subjectId = vendor,
                    words = "清退，一年内不得进校。",
                }
            );
}
