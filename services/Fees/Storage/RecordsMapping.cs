using AfterSchool.Fees.BudgetYears;
using AfterSchool.Fees.CostAccountings;
using AfterSchool.Fees.PayoutRules;
using AfterSchool.Fees.Publications;
using AfterSchool.Fees.SchoolNotices;
using AfterSchool.Fees.TermAccounts;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Storage;

/// <summary>How records that are no movement of money are kept: what was published, decided, reckoned.</summary>
internal static class RecordsMapping
{
    public static void MapRecords(this ModelBuilder model)
    {
        model.Entity<FeePublication>(publication =>
        {
            publication.ToTable("fee_publication").IsAppendOnly();
            publication.HasIndex(row => row.TermId);
        });
        model.Entity<CostAccounting>(accounting =>
        {
            accounting.ToTable("cost_accounting").IsAppendOnly();
            accounting.HasIndex(row => new { row.Division, row.On });
        });
        model.Entity<PayoutRule>(rule =>
        {
            rule.ToTable("payout_rule").Property<uint>("Version").IsRowVersion();
            rule.HasIndex(row => row.SchoolId);
        });
        model.Entity<SchoolNotice>(notice =>
        {
            notice.ToTable("school_notice").IsAppendOnly();
            notice.HasIndex(row => row.SchoolId);
        });
        model.Entity<BudgetYear>(year =>
        {
            year.ToTable("budget_year").IsAppendOnly();
            year.HasKey(row => new { row.SchoolId, row.Year });
        });
        model.Entity<TermStatement>(statement =>
        {
            statement.ToTable("term_statement").Property<uint>("Version").IsRowVersion();
            statement.HasKey(row => row.TermId);
        });
    }
}
