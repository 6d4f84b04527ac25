using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Refunds;

/// <summary>Opens the school's duty to refund a bill, whoever brings it to light: a withdrawal, or a payment made after one.</summary>
public sealed class RefundObligation(FeesDb db, Editions<FeesPack> packs, DutyBook duties)
{
    /// <summary>Opens it when the reason obliges; once for each bill. The caller saves.</summary>
    public async Task OpenAsync(Bill bill, string reasonKind, CancellationToken ct)
    {
        var school = await db.Schools.AsNoTracking().SingleAsync(one => one.Id == bill.SchoolId, ct);
        var term = await db.Terms.AsNoTracking().SingleAsync(one => one.Id == bill.TermId, ct);
        if (packs.Governing(school, term) is not { } pack)
            return;
        var matter = new Matter("end-enrolment", bill.Id, school.Id, school.CompetentAuthority, pack.Edition);
        foreach (var duty in RefundOwedRule.Judge(reasonKind, pack).Duties)
            await duties.OpenAsync(duty, matter, ct);
    }
}
