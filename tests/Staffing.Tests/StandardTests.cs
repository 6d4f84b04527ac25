using System.Net;
using System.Net.Http.Json;
using AfterSchool.Staffing.Standards;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Tests;

public sealed class StandardTests(StaffingApp app)
{
    [Fact]
    public async Task An_authority_that_admits_owes_what_it_admits_by_and_each_permit_names_its_version()
    {
        // A division of its own: what is laid down here holds for nobody else.
        var first = new VendorMarket(app, await app.SchoolAsync("430726"));
        var authority = AuthorityStandard.SubjectOf(first.School.Code);
        await first.PermitAsync();
        await first.SelectionAsync();
        await first.School.StateShortageAsync();
        await StaffingApp.DoneAsync(first.School.ApproveAsync(await first.School.PersonAsync("volunteer")));
        await Eventually.Equal(
            "person-review-unset, vendor-criteria-unset, vendor-mechanism-unset",
            () => OwedAsync(authority),
            "the authority owes all three"
        );
        var duty = await app.InDbAsync(db =>
            db.Duties.SingleAsync(one => one.SubjectId == authority && one.Rule == "vendor-criteria-unset")
        );
        Assert.Equal(("educationAuthority", "(六)"), (duty.Bound, duty.Article));
        Assert.Contains("主管教育行政部门要制定标准进行审批", duty.Quote, StringComparison.Ordinal);

        var criteria = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(LayDownAsync(first.School, criteria, "vendorCriteria"));
        await StaffingApp.DoneAsync(LayDownAsync(first.School, Guid.CreateVersion7(), "vendorSelection"));
        Assert.Equal("person-review-unset", await OwedAsync(authority));
        var second = new VendorMarket(app, await app.SchoolAsync("430726"));
        await second.PermitAsync();
        Assert.Equal(
            [null, criteria],
            await app.InDbAsync(db =>
                db.Permits.Where(one => one.Authority == first.School.Code)
                    .OrderBy(one => one.GrantedAt)
                    .ThenBy(one => one.Id)
                    .Select(one => one.StandardId)
                    .ToArrayAsync()
            )
        );
    }

    [Fact]
    public async Task An_authority_lays_down_nothing_for_its_neighbour()
    {
        var school = await app.SchoolAsync("430121");
        using var answer = await LayDownAsync(school, Guid.CreateVersion7(), "personReview", "430122");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<string> OwedAsync(Guid authority) =>
        string.Join(
            ", ",
            await app.InDbAsync(db =>
                db.Duties.Where(one => one.SubjectId == authority && one.DoneAt == null)
                    .OrderBy(one => one.Rule)
                    .Select(one => one.Rule)
                    .ToArrayAsync()
            )
        );

    private static Task<HttpResponseMessage> LayDownAsync(
        TestSchool school,
        Guid id,
        string kind,
        string? division = null
    ) =>
        school.Authority.PutAsJsonAsync(
            $"/staffing/v1/standards/{id}",
            new
            {
                division = division ?? school.Division,
                kind,
                title = "第三方机构进校园管理办法",
                number = "教发〔2026〕8号",
                from = school.App.Today,
            }
        );
}
