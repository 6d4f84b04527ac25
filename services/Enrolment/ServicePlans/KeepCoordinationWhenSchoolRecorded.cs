using AfterSchool.Contracts.Directory;
using AfterSchool.Enrolment.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>Keeps which central school coordinates a school.</summary>
internal sealed class KeepCoordinationWhenSchoolRecorded(EnrolmentDb db) : IConsumer<SchoolRecorded>
{
    public async Task Consume(ConsumeContext<SchoolRecorded> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        if (await db.Coordinations.FindAsync([told.SchoolId], ct) is not { } known)
            db.Coordinations.Add(known = new Coordination { SchoolId = told.SchoolId });
        if (known.Revision >= told.Revision)
            return;
        (known.CentralSchoolId, known.Revision) = (told.CoordinatingSchoolId, told.Revision);
        // What the term asks of a school may depend on what the school is: look at its terms again.
        await db.TermLooks.Where(look => look.SchoolId == told.SchoolId).ExecuteDeleteAsync(ct);
    }
}
