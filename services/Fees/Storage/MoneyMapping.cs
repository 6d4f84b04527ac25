using AfterSchool.Fees.ChargePackages;
using AfterSchool.Fees.Expenditures;
using AfterSchool.Fees.Incomes;
using AfterSchool.Fees.PayLists;
using AfterSchool.Fees.Payments;
using AfterSchool.Fees.Refunds;
using AfterSchool.Fees.TermAccounts;
using AfterSchool.Fees.Waivers;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Storage;

/// <summary>How money in and money out is kept.</summary>
internal static class MoneyMapping
{
    public static void MapMoney(this ModelBuilder model)
    {
        model.Entity<ChargePackage>(package =>
        {
            package.ToTable("charge_package").IsAppendOnly();
            package.OwnsMany(row => row.Lines, lines => lines.ToJson());
            package.HasIndex(row => row.SchoolId);
        });
        model.Entity<Payment>(payment =>
        {
            payment.ToTable("payment").IsAppendOnly();
            payment.Property(row => row.ReceiptSequence).UseIdentityAlwaysColumn();
            payment.HasIndex(row => row.BillId);
        });
        model.Entity<Refund>(refund =>
        {
            refund.ToTable("refund").Property<uint>("Version").IsRowVersion();
            // One at a time: the second of two asked for at once meets this.
            refund.HasIndex(row => row.BillId).IsUnique().HasFilter("state in ('Requested', 'Approved')");
            refund.HasIndex(row => row.SchoolId);
            refund.HasIndex(row => row.PupilId);
        });
        model.Entity<Income>(income =>
        {
            income.ToTable("income").IsAppendOnly();
            income.HasIndex(row => new { row.SchoolId, row.TermId });
        });
        model.Entity<Remittance>(remittance =>
        {
            remittance.ToTable("remittance").IsAppendOnly();
            remittance.HasIndex(row => new { row.SchoolId, row.TermId });
        });
        model.Entity<OperatingEstimate>(estimate =>
        {
            estimate.ToTable("operating_estimate").IsAppendOnly();
            estimate.HasIndex(row => new { row.SchoolId, row.TermId });
        });
        model.Entity<SchoolWaiver>(waiver =>
        {
            waiver.ToTable("school_waiver").IsAppendOnly();
            waiver.HasIndex(row => new { row.PupilId, row.TermId }).IsUnique();
        });
        model.Entity<Expenditure>(expenditure =>
        {
            expenditure.ToTable("expenditure").IsAppendOnly();
            expenditure.HasIndex(row => new { row.SchoolId, row.TermId });
        });
        model.Entity<PayList>(list =>
        {
            list.ToTable("pay_list").Property<uint>("Version").IsRowVersion();
            list.OwnsMany(row => row.Lines, lines => lines.ToJson());
            list.HasIndex(row => new { row.SchoolId, row.Month });
        });
        model.Entity<TermAccount>(account =>
        {
            account.ToTable("term_account").IsAppendOnly();
            account.HasKey(row => row.TermId);
        });
        model.Entity<SurplusShare>(share =>
        {
            share.ToTable("surplus_share").Property<uint>("Version").IsRowVersion();
            share.HasIndex(row => row.BillId);
        });
    }
}
