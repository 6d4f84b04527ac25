using AfterSchool.Contracts.Safety;
using AfterSchool.Supervision.Storage;
using MassTransit;

namespace AfterSchool.Supervision.Province;

/// <summary>Counts releases; neither pupil nor manner is kept.</summary>
public sealed class CountReleasesWhenPupilReleased(SupervisionDb db) : IConsumer<PupilReleased>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<PupilReleased> context) =>
        db.AddAsync(Counted.PupilReleased, context.Message.SchoolId, context.CancellationToken);
}
