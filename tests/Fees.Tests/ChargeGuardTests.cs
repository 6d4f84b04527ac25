using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Fees;
using AfterSchool.Contracts.Supervision;
using AfterSchool.Fees.Bills;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

public sealed class ChargeGuardTests(FeesApp app)
{
    private static readonly Law Guards = new("charge-guards", "(七)", "向家长和社会公示");

    /// <summary>Every order of pupil, place, plan and standard.</summary>
    public static TheoryData<string> Orders =>
        [
            "pupil place plan standard",
            "standard plan place pupil",
            "place standard pupil plan",
            "plan place pupil standard",
            "place plan standard pupil",
            "standard pupil plan place",
        ];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Whatever_comes_last_exactly_one_bill_is_issued(string order)
    {
        var school = await app.SchoolAsync();
        var (pupil, place) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var step in order.Split(' '))
            await (
                step switch
                {
                    "pupil" => app.TellAsync(school.Pupil(pupil)),
                    "place" => app.TellAsync(school.Place(place, pupil, 50_000)),
                    "plan" => app.TellAsync(school.Plan()),
                    _ => school.StandardAsync(),
                }
            );
        var bill = await app.BillAsync(place, BillState.Issued);
        // The same facts again change nothing.
        await app.TellAsync(school.Place(place, pupil, 50_000));
        await app.TellAsync(school.Plan(version: 2));
        await app.Told.FirstAsync<BillIssued>(told => told.BillId == bill.Id);
        await school.AsOffice.PostAsync($"/fees/v1/bills/{bill.Id}/issue", null).OkAsync();
        Assert.Equal(1, await app.InDbAsync(db => db.Bills.CountAsync(one => one.PlaceId == place)));
        Assert.Single(app.Told.Of<BillIssued>(), told => told.PlaceId == place);
    }

    [Fact]
    public async Task By_hand_it_is_refused_naming_each_missing_guard()
    {
        var school = await app.SchoolAsync();
        var (pupil, place) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.TellAsync(school.Pupil(pupil));
        await app.TellAsync(school.Place(place, pupil, 50_000));
        var bill = await app.BillAsync(place, BillState.Pending);
        await Eventually.True(
            () => app.InDbAsync(db => db.Pupils.AnyAsync(one => one.Id == pupil)),
            "the pupil is kept"
        );
        var path = $"/fees/v1/bills/{bill.Id}/issue";
        var answer = await school.AsOffice.PostAsync(path, null);
        var said = await answer.Content.ReadAsStringAsync();
        foreach (var guard in new[] { "governmentApproved", "planApproved", "publishedToParents" })
            Assert.Contains(guard, said, StringComparison.Ordinal);

        await school.StandardAsync();
        await app.TellAsync(school.Plan(isApproved: false));
        await Eventually.True(
            () => app.InDbAsync(db => db.Plans.AnyAsync(one => one.SchoolId == school.Id)),
            "the plan is kept"
        );
        await school.AsOffice.PostAsync(path, null).RefusedAsync(Guards);
        await app.BillAsync(place, BillState.Pending);

        // Approved, yet published only tomorrow: one day short.
        await app.TellAsync(school.Plan(publishedOn: TestSchool.FirstDay.AddDays(1), version: 2));
        await Eventually.True(
            () => app.InDbAsync(db => db.Plans.AnyAsync(one => one.SchoolId == school.Id && one.IsApproved)),
            "the plan is kept"
        );
        await school.AsOffice.PostAsync(path, null).RefusedAsync(Guards);
    }

    [Fact]
    public async Task A_pupils_offerings_together_stay_within_the_standard_of_the_term()
    {
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync("600.00");
        var pupil = Guid.CreateVersion7();
        var first = await school.IssuedAsync(45_000, pupil);
        // 450 are charged already, 150 are left of 600.
        var second = await school.IssuedAsync(45_000, pupil);
        Assert.Equal((45_000, 15_000), (first.Amount.Fen, second.Amount.Fen));
    }

    [Fact]
    public async Task A_place_that_ends_before_its_bill_is_never_charged_in_either_order()
    {
        var school = await app.SchoolAsync();
        var (pupil, early, late) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.TellAsync(school.Pupil(pupil));
        await app.TellAsync(school.Place(early, pupil, 20_000));
        await app.BillAsync(early, BillState.Pending);
        await app.TellAsync(school.Ended(early, pupil, "plain"));
        await app.BillAsync(early, BillState.Cancelled);

        await app.TellAsync(school.Ended(late, pupil, "plain"));
        await Eventually.True(
            () => app.InDbAsync(db => db.EndedPlaces.AnyAsync(one => one.PlaceId == late)),
            "the end is kept"
        );
        await app.TellAsync(school.Place(late, pupil, 20_000));
        await app.BillAsync(late, BillState.Cancelled);
    }

    [Fact]
    public async Task A_frozen_school_issues_no_bill()
    {
        var school = await app.SchoolAsync();
        await app.TellAsync(
            new SanctionImposed
            {
                SanctionId = Guid.CreateVersion7(),
                CaseId = Guid.CreateVersion7(),
                Kind = "chargeFreeze",
                SubjectId = school.Id,
                SchoolId = school.Id,
                DivisionCode = school.Division,
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );
        await Eventually.True(
            () => app.InDbAsync(db => db.ChargeFreezes.AnyAsync(one => one.SchoolId == school.Id)),
            "the freeze is kept"
        );
        await school.OpenChargesAsync();
        var (pupil, place) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.TellAsync(school.Pupil(pupil));
        await app.TellAsync(school.Place(place, pupil, 20_000));
        var bill = await app.BillAsync(place, BillState.Pending);
        await Eventually.True(
            () => app.InDbAsync(db => db.Pupils.AnyAsync(one => one.Id == pupil)),
            "the pupil is kept"
        );
        await school
            .AsPrincipal.PostAsync($"/fees/v1/bills/{bill.Id}/issue", null)
            .RefusedAsync(new Law("charges-frozen", "(十一)", "坚决纠正违规行为"));
    }
}
