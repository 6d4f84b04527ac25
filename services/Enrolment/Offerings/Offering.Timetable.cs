using AfterSchool.ServiceDefaults.Calendar;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>When an offering is on the timetable.</summary>
public sealed partial class Offering
{
    /// <summary>Grows with every change of its sessions.</summary>
    public int TimetableRevision { get; private set; } = 1;

    /// <summary>When whoever takes part is taken, as of its latest timetable; none while it has none.</summary>
    public Slot[]? Slots { get; private set; }

    /// <summary>When whoever takes part is taken.</summary>
    internal IReadOnlyList<Slot> Taken => Slots ?? SlotsWith(NoneExchanged);

    /// <summary>When its sessions last changed.</summary>
    public DateTimeOffset? TimetabledAt { get; private set; }

    /// <summary>Its sessions stand on the timetable.</summary>
    internal void Timetabled(IReadOnlyDictionary<DateOnly, DayOfWeek> exchanged, DateTimeOffset now) =>
        (Slots, TimetabledAt) = (SlotsWith(exchanged), now);

    /// <summary>Its sessions changed.</summary>
    internal void Reschedule(IReadOnlyDictionary<DateOnly, DayOfWeek> exchanged, DateTimeOffset now) =>
        (Slots, TimetableRevision, TimetabledAt) = (SlotsFrom(exchanged, now.DayInChina()), TimetableRevision + 1, now);

    /// <summary>Its sessions to come are called off, and nobody is taken by it.</summary>
    internal void CallOff(DateTimeOffset now) =>
        (Slots, TimetableRevision, TimetabledAt) = ([], TimetableRevision + 1, now);

    /// <summary>
    /// When whoever takes part is taken after a change: today as it was, from tomorrow on as its week is now.
    /// </summary>
    internal Slot[] SlotsFrom(IReadOnlyDictionary<DateOnly, DayOfWeek> exchanged, DateOnly today)
    {
        var weekly = Weekly.Select(slot => Slot.Of(slot)).ToHashSet();
        var known = Taken.Where(slot => !slot.IsOfOneDay).ToArray();
        var stays = known.Where(slot => weekly.Contains(slot with { From = DateOnly.MinValue })).ToArray();
        var fresh = weekly.Except(stays.Select(slot => slot with { From = DateOnly.MinValue }));
        var ends = known.Except(stays).Where(slot => slot.From <= today && slot.RunsOn(today, exchanged));
        return
        [
            .. stays,
            .. ends.Select(slot => slot with { From = today, Until = today })
                .Concat(Taken.Where(slot => slot.IsOfOneDay && slot.From == today))
                .Concat(Extra.Select(one => Slot.Of(one, exchanged)))
                .Distinct(),
            .. fresh.Select(slot => slot with { From = today.AddDays(1) }),
        ];
    }

    private Slot[] SlotsWith(IReadOnlyDictionary<DateOnly, DayOfWeek> exchanged) =>
        [.. Weekly.Select(slot => Slot.Of(slot)), .. Extra.Select(one => Slot.Of(one, exchanged))];

    private static readonly Dictionary<DateOnly, DayOfWeek> NoneExchanged = [];
}
