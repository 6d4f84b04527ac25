using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Fees;
using AfterSchool.Contracts.Safety;
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

/// <summary>Counts bills issued.</summary>
public sealed class CountBillsWhenBillIssued(SupervisionDb db) : IConsumer<BillIssued>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<BillIssued> context)
    {
        var told = context.Message;
        return db.CountAsync(
            Counted.BillIssued,
            told.BillId,
            (told.SchoolId, told.TermId),
            told.AmountFen,
            context.CancellationToken
        );
    }
}

/// <summary>Counts bills paid.</summary>
public sealed class CountBillsWhenBillPaid(SupervisionDb db) : IConsumer<BillPaid>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<BillPaid> context)
    {
        var told = context.Message;
        return db.CountAsync(
            Counted.BillPaid,
            told.BillId,
            (told.SchoolId, null),
            told.AmountFen,
            context.CancellationToken
        );
    }
}

/// <summary>Counts refunds.</summary>
public sealed class CountRefundsWhenRefundPaid(SupervisionDb db) : IConsumer<RefundPaid>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<RefundPaid> context)
    {
        var told = context.Message;
        return db.CountAsync(
            Counted.RefundPaid,
            told.RefundId,
            (told.SchoolId, null),
            told.AmountFen,
            context.CancellationToken
        );
    }
}

/// <summary>Counts allowances paid.</summary>
public sealed class CountPayListsWhenPaidOut(SupervisionDb db) : IConsumer<PaidOut>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<PaidOut> context)
    {
        var told = context.Message;
        return db.CountAsync(
            Counted.PaidOut,
            told.PayListId,
            (told.SchoolId, null),
            told.AmountFen,
            context.CancellationToken
        );
    }
}

/// <summary>Counts sessions held; neither staff nor pupils are kept.</summary>
public sealed class CountSessionsWhenSessionHeld(SupervisionDb db) : IConsumer<SessionHeld>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<SessionHeld> context)
    {
        var told = context.Message;
        return db.CountAsync(Counted.SessionHeld, told.SessionId, (told.SchoolId, null), 0, context.CancellationToken);
    }
}

/// <summary>Counts releases; neither pupil nor manner is kept.</summary>
public sealed class CountReleasesWhenPupilReleased(SupervisionDb db) : IConsumer<PupilReleased>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<PupilReleased> context) =>
        db.AddAsync(Counted.PupilReleased, context.Message.SchoolId, context.CancellationToken);
}
