using AfterSchool.Contracts.Enrolment;
using AfterSchool.Supervision.Storage;
using MassTransit;

namespace AfterSchool.Supervision.Province;

/// <summary>Counts places that ended; the pupil is not kept.</summary>
public sealed class CountPlacesWhenEnrolmentEnded(SupervisionDb db) : IConsumer<EnrolmentEnded>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<EnrolmentEnded> context)
    {
        var told = context.Message;
        return db.CountAsync(
            Counted.PlaceEnded,
            told.PlaceId,
            (told.SchoolId, told.TermId),
            0,
            context.CancellationToken
        );
    }
}
