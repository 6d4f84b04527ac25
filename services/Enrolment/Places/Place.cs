using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Enrolment.Places;

/// <summary>Where a place stands.</summary>
public enum PlaceStatus
{
    /// <summary>Given, the agreement not signed yet (已分配).</summary>
    Reserved,

    /// <summary>The agreement is signed (已确认).</summary>
    Confirmed,

    /// <summary>Given up (已退出).</summary>
    Ended,
}

/// <summary>A pupil's place in an offering (学位). The database holds that nobody has two and that no seat is given twice.</summary>
public sealed class Place
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The request it answers.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>
    /// Until when a claimed seat is held for class and school to look at the request (占位期限); it stays when they have decided. None
    /// of a place that was given.
    /// </summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Where it stands.</summary>
    public PlaceStatus Status { get; private set; } = PlaceStatus.Reserved;

    /// <summary>The agreed fee for the term.</summary>
    public Money? Fee { get; private set; }

    /// <summary>First day the pupil takes part.</summary>
    public DateOnly? FirstDay { get; private set; }

    /// <summary>First day without the pupil.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Why it ended.</summary>
    public string? ReasonKind { get; private set; }

    /// <summary>The agreement is complete.</summary>
    public void Confirm(Money fee, DateOnly firstDay) =>
        (Status, Fee, FirstDay) = (PlaceStatus.Confirmed, fee, firstDay);

    /// <summary>It ends; always allowed, from the next session on.</summary>
    public void End(string reasonKind, DateOnly on) =>
        (Status, ReasonKind, EndedOn) = (PlaceStatus.Ended, reasonKind, on);
}

/// <summary>Seats of an offering: a row of its own, because many want it at once.</summary>
public sealed class Seats
{
    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>Seats there are.</summary>
    public required int Capacity { get; init; }

    /// <summary>Seats taken; the database refuses more than there are.</summary>
    public int Taken { get; private set; }

    /// <summary>Grows when the offering moves to another time: who decided on its slots before decides anew.</summary>
    public int SlotsRevision { get; private set; } = 1;

    /// <summary>From when on families may claim what is left, the first who come (余位直选); none where the school has not opened it.</summary>
    public DateTimeOffset? ClaimsFrom { get; private set; }

    /// <summary>Hours for which a claimed seat is held, where the page has steps before the place.</summary>
    public int? HoldHours { get; private set; }

    /// <summary>What the draw left is open to whoever comes first.</summary>
    public void Open(DateTimeOffset from, int holdHours) => (ClaimsFrom, HoldHours) = (from, holdHours);
}

/// <summary>A slot that a pupil's place occupies; the database refuses two that overlap.</summary>
public sealed class PlaceSlot
{
    /// <summary>The place.</summary>
    public required Guid PlaceId { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>The weekday whose timetable runs then; see <see cref="Slot"/>.</summary>
    public required int Weekday { get; init; }

    /// <summary>Minute of the day it starts.</summary>
    public required int StartsMinute { get; init; }

    /// <summary>Minute of the day it ends.</summary>
    public required int EndsMinute { get; init; }

    /// <summary>First day.</summary>
    public DateOnly FromDay { get; init; } = DateOnly.MinValue;

    /// <summary>Last day.</summary>
    public DateOnly UntilDay { get; init; } = DateOnly.MaxValue;

    /// <summary>The slot.</summary>
    internal Slot Slot => new(Weekday, StartsMinute, EndsMinute, FromDay, UntilDay);
}
