using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Contracts.Fees;
using AfterSchool.Fees.Bills;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;

namespace AfterSchool.Fees.Tests;

public sealed class TermOfAFamilyTests(FeesApp app)
{
    [Fact]
    public async Task Runs_from_the_standard_to_the_receipt()
    {
        var school = await app.SchoolAsync();
        var standard = await school.StandardAsync("600.00");
        Assert.Equal(
            60_000,
            (await app.Told.FirstAsync<FeeStandardPublished>(told => told.StandardId == standard)).AmountFen
        );
        var (pupil, guardian, place) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.TellAsync(school.Pupil(pupil));
        await app.TellAsync(school.Link(guardian, pupil));
        await app.TellAsync(school.Place(place, pupil, 48_000));
        await app.TellAsync(school.Plan());

        var bill = await app.BillAsync(place, BillState.Issued);
        Assert.Equal(48_000, bill.Amount.Fen);
        Assert.Equal(48_000, (await app.Told.FirstAsync<BillIssued>(told => told.BillId == bill.Id)).AmountFen);
        var notice = await app.Told.FirstAsync<NoticeDue>(told => told.SubjectId == bill.Id);
        Assert.Equal(("bill-issued", pupil), (notice.Template, notice.ToGuardiansOfPupilId));

        await school.PaidAsync(bill.Id, "180.00");
        var last = await school.PaidAsync(bill.Id, "300.00");
        Assert.Equal(48_000, (await app.Told.FirstAsync<BillPaid>(told => told.BillId == bill.Id)).AmountFen);

        var family = app.As(guardian, Roles.Guardian);
        var receipt = await family.GetFromJsonAsync<JsonElement>($"/fees/v1/payments/{last}/receipt");
        Assert.Equal("300.00", receipt.GetProperty("amount").GetString());
        Assert.StartsWith("2026-", receipt.GetProperty("number").GetString(), StringComparison.Ordinal);
        var bills = await family.GetFromJsonAsync<JsonElement>("/fees/v1/bills");
        Assert.Equal("paid", Assert.Single(bills.EnumerateArray()).GetProperty("state").GetString());

        var accounts = await school.AsOffice.GetFromJsonAsync<JsonElement>($"/fees/v1/accounts?schoolId={school.Id}");
        var balances = accounts
            .EnumerateArray()
            .ToDictionary(one => one.GetProperty("kind").GetString()!, one => one.GetProperty("balance").GetString()!);
        Assert.Equal(("480.00", "-480.00"), (balances["funds"], balances["feeIncome"]));
    }

    [Fact]
    public async Task Shows_a_foreign_childs_bill_to_nobody()
    {
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync();
        var bill = await school.IssuedAsync(30_000);
        var payment = await school.PaidAsync(bill.Id, "300.00");
        var stranger = app.As(Guid.CreateVersion7(), Roles.Guardian);
        await stranger.GetAsync($"/fees/v1/bills/{bill.Id}").IsAsync(HttpStatusCode.NotFound);
        await stranger.GetAsync($"/fees/v1/payments/{payment}/receipt").IsAsync(HttpStatusCode.NotFound);
        Assert.Empty((await stranger.GetFromJsonAsync<JsonElement>("/fees/v1/bills")).EnumerateArray());

        var elsewhere = await app.SchoolAsync();
        await elsewhere.AsOffice.GetAsync($"/fees/v1/bills/{bill.Id}").IsAsync(HttpStatusCode.NotFound);
        await elsewhere
            .AsOffice.PutAsJsonAsync($"/fees/v1/payments/{Guid.CreateVersion7()}", TestSchool.Payment(bill.Id, "1.00"))
            .IsAsync(HttpStatusCode.NotFound);
        await elsewhere.AsOffice.GetAsync($"/fees/v1/accounts?schoolId={school.Id}").IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Lets_only_the_office_take_money_and_only_authorities_touch_standards()
    {
        var school = await app.SchoolAsync();
        var payment = TestSchool.Payment(Guid.CreateVersion7(), "1.00");
        var paid = $"/fees/v1/payments/{Guid.CreateVersion7()}";
        await school.AsPrincipal.PutAsJsonAsync(paid, payment).IsAsync(HttpStatusCode.Forbidden);
        await app.As(Guid.CreateVersion7(), Roles.Guardian)
            .PutAsJsonAsync(paid, payment)
            .IsAsync(HttpStatusCode.Forbidden);
        await app.CreateClient().GetAsync("/fees/v1/bills").IsAsync(HttpStatusCode.Unauthorized);
        var standard = new
        {
            division = school.City,
            unit = "term",
            amount = "1.00",
            effectiveOn = "2026-09-01",
        };
        await school
            .AsOffice.PutAsJsonAsync($"/fees/v1/standards/{Guid.CreateVersion7()}", standard)
            .IsAsync(HttpStatusCode.Forbidden);
    }
}
