using AfterSchool.Contracts.Enrolment;
using AfterSchool.Supervision.Storage;
using MassTransit;

namespace AfterSchool.Supervision.Province;

/// <summary>Counts places; the pupil is not kept.</summary>
public sealed class CountPlacesWhenPlaceConfirmed(SupervisionDb db) : IConsumer<PlaceConfirmed>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<PlaceConfirmed> context)
    {
        var told = context.Message;
        return db.CountAsync(
            Counted.PlaceConfirmed,
            told.PlaceId,
            (told.SchoolId, told.TermId),
            0,
            context.CancellationToken
        );
    }
}
