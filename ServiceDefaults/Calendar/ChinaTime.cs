namespace AfterSchool.ServiceDefaults.Calendar;

/// <summary>
/// The time by which the whole system lives: Asia/Shanghai, in Urumqi too. A fixed +08:00 instead of the time zone's
/// data, because a bare machine may have no tzdata, we run with invariant globalisation, and China has had no other
/// offset since summer time ended in 1991.
/// </summary>
public static class ChinaTime
{
    /// <summary>+08:00, Beijing time (北京时间).</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    extension(TimeProvider clock)
    {
        /// <summary>This moment, written with +08:00.</summary>
        public DateTimeOffset Now() => clock.GetUtcNow().InChina();

        /// <summary>The day it is in China.</summary>
        public DateOnly Today() => clock.GetUtcNow().DayInChina();
    }

    extension(DateTimeOffset moment)
    {
        /// <summary>The same moment, written with +08:00.</summary>
        public DateTimeOffset InChina() => moment.ToOffset(Offset);

        /// <summary>The day it was in China at that moment.</summary>
        public DateOnly DayInChina() => DateOnly.FromDateTime(moment.InChina().DateTime);
    }

    extension(DateOnly day)
    {
        /// <summary>The moment when clocks in China show this time on this day.</summary>
        public DateTimeOffset InChinaAt(TimeOnly time) => new(day, time, Offset);
    }
}
