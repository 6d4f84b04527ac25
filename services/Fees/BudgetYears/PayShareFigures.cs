using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.PayLists;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.BudgetYears;

/// <summary>What the share of staff pay is reckoned from: a budget year (预算年度, the calendar year), or a term.</summary>
/// <param name="ServiceFee">Fees collected, less refunds.</param>
/// <param name="Subsidy">Subsidy of the treasury.</param>
/// <param name="StaffPay">Pay of the schools' own staff, paid; outsiders are no part of it.</param>
internal sealed record PayShareFigures(Money ServiceFee, Money Subsidy, Money StaffPay)
{
    /// <summary>Figures of a year: of one school, or of several together. Pay counts for the month that it is for.</summary>
    public static Task<PayShareFigures> ReadAsync(
        IReadOnlyCollection<Guid> schools,
        int year,
        FeesDb db,
        CancellationToken ct
    )
    {
        var (from, until, months) = (StartOf(year), StartOf(year + 1), $"{year:0000}-");
        return ReadAsync(
            db.LedgerTransactions.Where(one => schools.Contains(one.SchoolId) && one.At >= from && one.At < until),
            db.PayLists.Where(list => schools.Contains(list.SchoolId) && list.Month.StartsWith(months)),
            db,
            ct
        );
    }

    /// <summary>Figures of one school's term.</summary>
    public static Task<PayShareFigures> ReadAsync(Books books, FeesDb db, CancellationToken ct)
    {
        var (school, term) = books.Key;
        return ReadAsync(
            db.LedgerTransactions.Where(one => one.SchoolId == school && one.TermId == term),
            db.PayLists.Where(list => list.SchoolId == school && list.TermId == term),
            db,
            ct
        );
    }

    private static async Task<PayShareFigures> ReadAsync(
        IQueryable<LedgerTransaction> transactions,
        IQueryable<PayList> payLists,
        FeesDb db,
        CancellationToken ct
    )
    {
        var entered = await transactions
            .SelectMany(one => one.Entries)
            .Join(
                db.LedgerAccounts,
                entry => entry.AccountId,
                account => account.Id,
                (entry, account) => new { account.Kind, entry.AmountFen }
            )
            .GroupBy(one => one.Kind)
            .Select(group => new { group.Key, Fen = group.Sum(one => one.AmountFen) })
            .ToDictionaryAsync(one => one.Key, one => new Money(one.Fen), ct);
        Money Of(AccountKind kind) => entered.GetValueOrDefault(kind);

        var paid = await payLists.AsNoTracking().Where(list => list.State == PayListState.Paid).ToListAsync(ct);
        var staff = paid.SelectMany(list => list.Lines).Where(line => line.PayKind == PayLine.StaffPay);
        return new PayShareFigures(
            -Of(AccountKind.FeeIncome) - Of(AccountKind.FeesRefunded),
            -Of(AccountKind.Subsidies),
            new Money(staff.Sum(line => line.AmountFen))
        );
    }

    private static DateTimeOffset StartOf(int year) =>
        new DateOnly(year, 1, 1).InChinaAt(TimeOnly.MinValue).ToUniversalTime();
}
