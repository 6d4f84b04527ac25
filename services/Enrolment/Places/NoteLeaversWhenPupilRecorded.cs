using AfterSchool.Contracts.Directory;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Places;

/// <summary>A pupil who has left is noted; a roll that is put right the same day changes nothing.</summary>
internal sealed class NoteLeaversWhenPupilRecorded(EnrolmentDb db, TimeProvider clock) : IConsumer<PupilRecorded>
{
    public async Task Consume(ConsumeContext<PupilRecorded> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var hasSomething = await db.Requests.AnyAsync(
            one =>
                one.PupilId == told.PupilId
                && (!told.OnRoll || one.SchoolId != told.SchoolId)
                && one.Status != RequestStatus.Declined
                && one.Status != RequestStatus.Ended,
            ct
        );
        if (hasSomething)
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into leaver (pupil_id, seen_on) values ({told.PupilId}, {clock.Today()}) on conflict do nothing
                """,
                ct
            );
    }
}
