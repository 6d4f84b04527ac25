using AfterSchool.Contracts.Staffing;
using AfterSchool.Enrolment.Storage;
using MassTransit;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>Keeps the copy of admitted vendors.</summary>
internal sealed class KeepAdmissionsWhenVendorAdmitted(EnrolmentDb db) : IConsumer<VendorAdmitted>
{
    public async Task Consume(ConsumeContext<VendorAdmitted> context)
    {
        var told = context.Message;
        var known = await db.AdmissionAsync(told.VendorId, told.SchoolId, context.CancellationToken);
        if (known.AdmittedAt >= told.OccurredAt)
            return;
        (known.From, known.Until, known.AdmittedAt) = (told.From, told.Until, told.OccurredAt);
        known.Name = told.VendorName ?? known.Name;
    }
}
