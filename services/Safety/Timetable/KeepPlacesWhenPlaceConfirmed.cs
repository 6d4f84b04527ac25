using AfterSchool.Contracts.Enrolment;
using AfterSchool.Safety.Storage;
using MassTransit;

namespace AfterSchool.Safety.Timetable;

/// <summary>Keeps who takes part from which day.</summary>
public sealed class KeepPlacesWhenPlaceConfirmed(SafetyDb db) : IConsumer<PlaceConfirmed>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<PlaceConfirmed> context)
    {
        var told = context.Message;
        var place = await db.PlaceAsync(told.PlaceId, context.CancellationToken);
        (place.PupilId, place.OfferingId, place.FirstDay) = (told.PupilId, told.OfferingId, told.FirstDay);
    }
}
