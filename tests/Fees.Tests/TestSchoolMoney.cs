using System.Net.Http.Json;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Ledgers;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.Fees.Tests;

/// <summary>Standards of other places, and money that is there before a test begins.</summary>
internal static class TestSchoolMoney
{
    public static Task<HttpResponseMessage> ProposeAsync(
        this TestSchool school,
        Guid id,
        string amount,
        int? minutes = null,
        bool isRural = false,
        string? policyBasis = null,
        string? reason = null,
        string unit = "term"
    ) =>
        school.Price.PutAsJsonAsync(
            $"/fees/v1/standards/{id}",
            new
            {
                division = school.City,
                unit,
                amount,
                effectiveOn = school.Begins.ToString("yyyy-MM-dd"),
                minutes,
                isRural,
                policyBasis,
                reason,
            }
        );

    /// <summary>Decided by that body, if one is needed, and published.</summary>
    public static async Task PublishAsync(this TestSchool school, Guid standard, string? body)
    {
        if (body is not null)
            await school
                .Price.PostAsJsonAsync($"/fees/v1/standards/{standard}/approval", TestSchool.Consent(body))
                .OkAsync();
        await school.Price.PostAsJsonAsync($"/fees/v1/standards/{standard}/publish", new { }).OkAsync();
    }

    /// <summary>A standard proposed, decided by that body and published.</summary>
    public static async Task<Guid> StandardByAsync(
        this TestSchool school,
        string? body,
        string amount,
        int? minutes = null,
        string? policyBasis = null,
        string unit = "term"
    )
    {
        var id = Guid.CreateVersion7();
        await school.ProposeAsync(id, amount, minutes, policyBasis: policyBasis, unit: unit).OkAsync();
        await school.PublishAsync(id, body);
        return id;
    }

    /// <summary>The receipt of Xinjiang's platform, with everything on it unless said.</summary>
    public static Task<HttpResponseMessage> ShowOnPlatformAsync(
        this TestSchool school,
        Guid standard,
        string platform = "新疆收费管理信息网",
        params string[] fields
    ) =>
        school.Price.PostAsJsonAsync(
            $"/fees/v1/standards/{standard}/publication",
            new
            {
                platform,
                receipt = "公示〔2026〕17号",
                on = "2026-08-25",
                fields = fields.Length > 0 ? fields : ["feeStandard", "feeItem", "policyBasis", "hotline"],
            }
        );

    public static Task<HttpResponseMessage> ReceiveAsync(
        this TestSchool school,
        string source,
        string amount,
        Guid? id = null
    ) =>
        school.AsOffice.PutAsJsonAsync(
            $"/fees/v1/incomes/{id ?? Guid.CreateVersion7()}",
            new
            {
                schoolId = school.Id,
                termId = school.Term,
                source,
                amount,
                giver = "财政局",
                reference = "国库 5",
            }
        );

    /// <summary>Families that were billed and have paid before the test begins; one of zero was waived whole.</summary>
    public static async Task<Bill[]> HavePaidAsync(this TestSchool school, int families, long eachFen)
    {
        var now = school.App.Clock.GetUtcNow();
        Bill[] bills =
        [
            .. Enumerable
                .Range(0, families)
                .Select(_ =>
                {
                    var bill = new Bill
                    {
                        Id = Guid.CreateVersion7(),
                        PlaceId = Guid.CreateVersion7(),
                        PupilId = Guid.CreateVersion7(),
                        SchoolId = school.Id,
                        TermId = school.Term,
                        OfferingId = Guid.CreateVersion7(),
                        FirstDay = school.Begins,
                        Agreed = new Money(25_000),
                        LookAgainAt = DateTimeOffset.UnixEpoch,
                    };
                    bill.Issue(new(new(eachFen), new(25_000 - eachFen)), null, school.Here.Edition, now);
                    if (eachFen > 0)
                        bill.Pay(new(eachFen));
                    return bill;
                }),
        ];
        await school.App.InDbAsync(async db =>
        {
            db.Bills.AddRange(bills);
            return await db.SaveChangesAsync();
        });
        if (eachFen > 0)
            await school.EnterAsync(now, (AccountKind.Funds, AccountKind.FeeIncome, families * eachFen));
        return bills;
    }

    /// <summary>Movements that were entered at a time before the test.</summary>
    public static async Task EnterAsync(
        this TestSchool school,
        DateTimeOffset at,
        params (AccountKind Debit, AccountKind Credit, long Fen)[] movements
    )
    {
        await using var scope = school.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Storage.FeesDb>();
        foreach (var (debit, credit, fen) in movements)
            db.LedgerTransactions.Add(
                LedgerTransaction.Balanced(
                    $"test/{Guid.CreateVersion7()}",
                    (school.Id, school.Term),
                    at.ToUniversalTime(),
                    (await AccountAsync(debit), new(fen)),
                    (await AccountAsync(credit), new(-fen))
                )
            );
        await db.SaveChangesAsync();

        async Task<Guid> AccountAsync(AccountKind kind)
        {
            bool IsIt(LedgerAccount one) => one.SchoolId == school.Id && one.TermId == school.Term && one.Kind == kind;
            var account =
                db.LedgerAccounts.Local.FirstOrDefault(IsIt)
                ?? await db.LedgerAccounts.FirstOrDefaultAsync(one =>
                    one.SchoolId == school.Id && one.TermId == school.Term && one.Kind == kind
                )
                ?? db.LedgerAccounts.Add(
                    new LedgerAccount
                    {
                        Id = Guid.CreateVersion7(),
                        SchoolId = school.Id,
                        TermId = school.Term,
                        Kind = kind,
                    }
                ).Entity;
            return account.Id;
        }
    }

    /// <summary>Noon of a day in China.</summary>
    public static DateTimeOffset Noon(this DateOnly day) => day.InChinaAt(new TimeOnly(12, 0));

    /// <summary>A pupil's bill that waits, once pupil and place are kept.</summary>
    public static async Task<Bill> WaitingAsync(this TestSchool school, long feeFen, Guid? offering = null)
    {
        var (pupil, place) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await school.App.TellAsync(school.Pupil(pupil));
        await school.App.TellAsync(school.Place(place, pupil, feeFen, offering));
        await AfterSchool.Testing.Eventually.True(
            () => school.App.InDbAsync(db => db.Pupils.AnyAsync(one => one.Id == pupil)),
            "the pupil is kept"
        );
        return await school.App.BillAsync(place, BillState.Pending);
    }

    public static Task<HttpResponseMessage> IssueByHandAsync(this TestSchool school, Guid bill) =>
        school.AsOffice.PostAsync($"/fees/v1/bills/{bill}/issue", null);
}
