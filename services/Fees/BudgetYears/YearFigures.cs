using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.PayLists;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.BudgetYears;

/// <summary>What the share of staff pay in a budget year is reckoned from (预算年度): the calendar year.</summary>
/// <param name="ServiceFee">Fees collected, less refunds.</param>
/// <param name="Subsidy">Subsidy of the treasury.</param>
/// <param name="StaffPay">Pay of the school's own staff for months of the year, paid; outsiders are no part of it.</param>
internal sealed record YearFigures(Money ServiceFee, Money Subsidy, Money StaffPay)
{
    /// <summary>Figures of one school, or of several together.</summary>
    public static async Task<YearFigures> ReadAsync(
        IReadOnlyCollection<Guid> schools,
        int year,
        FeesDb db,
        CancellationToken ct
    )
    {
        var (from, until) = (StartOf(year), StartOf(year + 1));
        var entered = await db
            .LedgerTransactions.AsNoTracking()
            .Where(one => schools.Contains(one.SchoolId) && one.At >= from && one.At < until)
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

        var months = $"{year:0000}-";
        var lists = await db
            .PayLists.AsNoTracking()
            .Where(list => schools.Contains(list.SchoolId) && list.Month.StartsWith(months))
            .Where(list => list.State == PayListState.Paid)
            .ToListAsync(ct);
        var staff = lists.SelectMany(list => list.Lines).Where(line => line.PayKind == PayLine.StaffPay);
        return new YearFigures(
            -Of(AccountKind.FeeIncome) - Of(AccountKind.FeesRefunded),
            -Of(AccountKind.Subsidies),
            new Money(staff.Sum(line => line.AmountFen))
        );
    }

    private static DateTimeOffset StartOf(int year) =>
        new DateOnly(year, 1, 1).InChinaAt(TimeOnly.MinValue).ToUniversalTime();
}
