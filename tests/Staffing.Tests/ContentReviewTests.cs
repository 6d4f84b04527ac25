using System.Net.Http.Json;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Tests;

/// <summary>Whose content is reviewed, and by whom.</summary>
public sealed class ContentReviewTests(StaffingApp app)
{
    private const string Zaozhuang = "370402";

    [Fact]
    public async Task What_is_asked_of_each_item_before_it_opens_is_done_by_each_body_in_Hunan()
    {
        var school = await app.SchoolAsync();
        var offering = await school.OfferingAsync();
        await Eventually.Equal(
            "content-unreviewed-by-authority educationAuthority, content-unreviewed-by-school school",
            () => OwedAsync(offering),
            "both bodies owe a review"
        );
        await ReviewAsync(school.Office, offering, passed: false);
        await ReviewAsync(school.Authority, offering, passed: true);
        Assert.Equal("content-unreviewed-by-school school", await OwedAsync(offering));
        await ReviewAsync(school.Office, offering, passed: true);
        Assert.Empty(await OwedAsync(offering));
    }

    [Fact]
    public async Task In_Zaozhuang_what_is_introduced_is_watched_and_what_the_school_does_is_not()
    {
        var school = await app.SchoolAsync(Zaozhuang);
        var (own, theirs) = (await school.OfferingAsync(), await school.OfferingAsync(providerKind: "vendor"));
        await Eventually.Equal(
            "content-unreviewed-by-authority educationAuthority, content-unreviewed-by-school school",
            () => OwedAsync(theirs),
            "both bodies owe a review"
        );
        await Eventually.True(
            () => app.InDbAsync(db => db.Offerings.AnyAsync(one => one.Id == own && one.ReviewAskedAt != null)),
            "the school's own item was looked at"
        );
        Assert.Empty(await OwedAsync(own));
    }

    private async Task<string> OwedAsync(Guid subject) =>
        string.Join(
            ", ",
            await app.InDbAsync(db =>
                db.Duties.Where(one => one.SubjectId == subject && one.DoneAt == null)
                    .OrderBy(one => one.Rule)
                    .Select(one => one.Rule + " " + one.Bound)
                    .ToArrayAsync()
            )
        );

    private static Task ReviewAsync(HttpClient by, Guid offeringId, bool passed) =>
        StaffingApp.DoneAsync(
            by.PutAsJsonAsync(
                $"/staffing/v1/content-reviews/{Guid.CreateVersion7()}",
                new
                {
                    offeringId,
                    passed,
                    words = "内容与年级相符。",
                }
            )
        );
}
