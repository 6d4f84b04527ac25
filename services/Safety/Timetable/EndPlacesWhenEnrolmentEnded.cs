using AfterSchool.Contracts.Enrolment;
using AfterSchool.Safety.Storage;
using MassTransit;

namespace AfterSchool.Safety.Timetable;

/// <summary>Keeps from which day a pupil no longer takes part, even where the place itself is not heard of yet.</summary>
public sealed class EndPlacesWhenEnrolmentEnded(SafetyDb db) : IConsumer<EnrolmentEnded>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<EnrolmentEnded> context)
    {
        var told = context.Message;
        var place = await db.PlaceAsync(told.PlaceId, context.CancellationToken);
        (place.PupilId, place.OfferingId, place.EndsOn) = (told.PupilId, told.OfferingId, told.EffectiveOn);
    }
}
