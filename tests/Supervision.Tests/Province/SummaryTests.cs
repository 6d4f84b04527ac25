using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Fees;
using AfterSchool.Contracts.Safety;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.Supervision.Province;
using AfterSchool.Testing;

namespace AfterSchool.Supervision.Tests.Province;

public sealed class SummaryTests(SupervisionApp app)
{
    [Fact]
    public async Task Counts_each_thing_once_however_often_and_in_whatever_order_it_is_told()
    {
        const string county = "430921";
        var (school, term, plan) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (left, stayed) = (Place(school, term), Place(school, term));
        var (bill, paid, refund) = (Bill(school, term, 60_000), Guid.CreateVersion7(), Guid.CreateVersion7());
        for (var twice = 0; twice < 2; twice++)
        {
            await app.TellAsync(Ended(left));
            await app.TellAsync(left);
            await app.TellAsync(stayed);
            await app.TellAsync(app.PlanOf(plan, school, term));
            await app.TellAsync(bill);
            await app.TellAsync(Paid(bill));
            await app.TellAsync(Refund(refund, bill, 12_345));
            await app.TellAsync(Held(school, paid));
        }

        await app.TellAsync(Released(school));

        // The school comes last: what is counted waits for its place.
        await app.TellAsync(app.Recorded(school, county, county));
        await app.CaseAsync((await app.SchoolAsync(county)).Id, division: county);

        var expected = new DivisionSummary(
            county,
            Schools: 2,
            PlansInForce: 1,
            Places: 1,
            BillsIssued: new(1, new Money(60_000)),
            BillsPaid: new(1, new Money(60_000)),
            Refunds: new(1, new Money(12_345)),
            AllowancesPaid: Money.Zero,
            SessionsHeld: 1,
            PupilsReleased: 1,
            Complaints: new(Open: 1, Closed: 0, Overdue: 0)
        );
        await Eventually.Equal(expected, () => LineAsync(county), "the county's line");
        var raw = await Platform("43").GetStringAsync("/province/v1/summary?division=430921");
        Assert.Contains("\"amount\":\"123.45\"", raw, StringComparison.Ordinal);
        Assert.Contains("+08:00", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_on_from_division_to_division()
    {
        await app.SchoolAsync("431001");
        await app.SchoolAsync("431002");
        var first = await Platform("4310").GetAsync("/province/v1/summary?limit=1");
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        var second = await Platform("4310").GetFromJsonAsync<ProvinceSummary>(next);
        Assert.Equal(
            "431001",
            Assert.Single((await first.Content.ReadFromJsonAsync<ProvinceSummary>())!.Divisions).Division
        );
        Assert.Equal("431002", Assert.Single(second!.Divisions).Division);
    }

    [Fact]
    public async Task Is_closed_to_other_provinces_and_other_roles()
    {
        var answer = await Platform("44").GetAsync("/province/v1/summary?division=43");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await app.Education("43").GetAsync("/province/v1/summary?division=43")).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Platform("43").GetAsync("/province/v1/summary?division=43&limit=0")).StatusCode
        );
    }

    private HttpClient Platform(string division) => app.As(Guid.CreateVersion7(), Roles.ProvincialPlatform, division);

    private async Task<DivisionSummary> LineAsync(string county)
    {
        var summary = await Platform("43").GetFromJsonAsync<ProvinceSummary>($"/province/v1/summary?division={county}");
        return summary!.Divisions.Single();
    }

    private PlaceConfirmed Place(Guid school, Guid term) =>
        new()
        {
            PlaceId = Guid.CreateVersion7(),
            PupilId = Guid.CreateVersion7(),
            SchoolId = school,
            TermId = term,
            OfferingId = Guid.CreateVersion7(),
            FirstDay = new DateOnly(2026, 9, 7),
            FeeFen = 60_000,
            ConsentId = Guid.CreateVersion7(),
            Edition = "hunan/2024-03-18",
            OccurredAt = app.Clock.GetUtcNow(),
        };

    private EnrolmentEnded Ended(PlaceConfirmed place) =>
        new()
        {
            PlaceId = place.PlaceId,
            PupilId = place.PupilId,
            SchoolId = place.SchoolId,
            TermId = place.TermId,
            OfferingId = place.OfferingId,
            ReasonKind = "plain",
            EffectiveOn = new DateOnly(2026, 9, 20),
            OccurredAt = app.Clock.GetUtcNow(),
        };

    private BillIssued Bill(Guid school, Guid term, long fen) =>
        new()
        {
            BillId = Guid.CreateVersion7(),
            PlaceId = Guid.CreateVersion7(),
            PupilId = Guid.CreateVersion7(),
            SchoolId = school,
            TermId = term,
            AmountFen = fen,
            OccurredAt = app.Clock.GetUtcNow(),
        };

    private BillPaid Paid(BillIssued bill) =>
        new()
        {
            BillId = bill.BillId,
            PlaceId = bill.PlaceId,
            SchoolId = bill.SchoolId,
            AmountFen = bill.AmountFen,
            OccurredAt = app.Clock.GetUtcNow(),
        };

    private RefundPaid Refund(Guid id, BillIssued bill, long fen) =>
        new()
        {
            RefundId = id,
            BillId = bill.BillId,
            SchoolId = bill.SchoolId,
            AmountFen = fen,
            OccurredAt = app.Clock.GetUtcNow(),
        };

    private PupilReleased Released(Guid school) =>
        new()
        {
            ReleaseId = Guid.CreateVersion7(),
            SessionId = Guid.CreateVersion7(),
            PupilId = Guid.CreateVersion7(),
            SchoolId = school,
            Manner = "guardian",
            OccurredAt = app.Clock.GetUtcNow(),
        };

    private SessionHeld Held(Guid school, Guid session) =>
        new()
        {
            SessionId = session,
            OfferingId = Guid.CreateVersion7(),
            SchoolId = school,
            Day = new DateOnly(2026, 9, 10),
            Minutes = 60,
            StaffIds = [],
            PresentPupilIds = [],
            OccurredAt = app.Clock.GetUtcNow(),
        };
}
