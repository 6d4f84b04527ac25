using AfterSchool.Contracts.Directory;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Terms;

/// <summary>A boarder who comes, moves or leaves changes what the school owes.</summary>
internal sealed class LookAgainWhenPupilRecorded(EnrolmentDb db) : IConsumer<PupilRecorded>
{
    public async Task Consume(ConsumeContext<PupilRecorded> context)
    {
        if (context.Message.Residence == "boarding")
            await db
                .TermLooks.Where(look => look.SchoolId == context.Message.SchoolId)
                .ExecuteDeleteAsync(context.CancellationToken);
    }
}
