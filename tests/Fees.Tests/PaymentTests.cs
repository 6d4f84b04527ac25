using System.Net;
using System.Net.Http.Json;
using AfterSchool.Fees.Bills;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

public sealed class PaymentTests(FeesApp app)
{
    [Fact]
    public async Task Of_two_payments_at_once_only_what_is_due_is_taken()
    {
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync();
        var bill = await school.IssuedAsync(30_000);
        var office = school.AsOffice;
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    office.PutAsJsonAsync(
                        $"/fees/v1/payments/{Guid.CreateVersion7()}",
                        TestSchool.Payment(bill.Id, "300.00")
                    )
                )
        );
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(30_000, (await app.BillAsync(bill.PlaceId, BillState.Paid)).Paid.Fen);
    }

    [Fact]
    public async Task The_same_payment_twice_is_one_and_another_body_under_its_id_is_none()
    {
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync();
        var bill = await school.IssuedAsync(30_000);
        var path = $"/fees/v1/payments/{Guid.CreateVersion7()}";
        await school.AsOffice.PutAsJsonAsync(path, TestSchool.Payment(bill.Id, "100.00")).OkAsync();
        await school.AsOffice.PutAsJsonAsync(path, TestSchool.Payment(bill.Id, "100.00")).OkAsync();
        await school
            .AsOffice.PutAsJsonAsync(path, TestSchool.Payment(bill.Id, "200.00"))
            .IsAsync(HttpStatusCode.Conflict);
        Assert.Equal(10_000, (await app.BillAsync(bill.PlaceId, BillState.Issued)).Paid.Fen);
        await school
            .AsOffice.PutAsJsonAsync(
                $"/fees/v1/payments/{Guid.CreateVersion7()}",
                TestSchool.Payment(bill.Id, "200.01")
            )
            .IsAsync(HttpStatusCode.Conflict);
        await school
            .AsOffice.PutAsJsonAsync($"/fees/v1/payments/{Guid.CreateVersion7()}", TestSchool.Payment(bill.Id, "0.00"))
            .IsAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_payee_that_nobody_names_waits_for_the_authority_and_passes_once_granted()
    {
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync();
        var bill = await school.IssuedAsync(30_000);
        var path = $"/fees/v1/payments/{Guid.CreateVersion7()}";
        var payment = TestSchool.Payment(bill.Id, "300.00", "other");
        await school
            .AsOffice.PutAsJsonAsync(path, payment)
            .RuledAsync(
                HttpStatusCode.Accepted,
                "held",
                new Law("collector-unnamed", "(九)¶1", "不得通过家长委员会、第三方机构等收取")
            );
        var held = await app.InDbAsync(db => db.HeldMatters.SingleAsync(one => one.SchoolId == school.Id));
        await school
            .Education.PostAsJsonAsync($"/fees/v1/held/{held.Id}/decide", new { granted = true, words = "同意" })
            .OkAsync();
        await school.AsOffice.PutAsJsonAsync(path, payment).OkAsync();
        await app.BillAsync(bill.PlaceId, BillState.Paid);
    }
}
