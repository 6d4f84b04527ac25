using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace AfterSchool.Enrolment.Calendars;

/// <summary>Writes a calendar as RFC 5545 has it; the same entries are the same text, byte for byte.</summary>
internal static class CalendarText
{
    private const string Zone = "Asia/Shanghai";

    public static string Write(IReadOnlyList<CalendarEntry> entries)
    {
        var calendar = new Calendar { ProductId = "-//AfterSchool//Timetable//ZH" };
        calendar.AddProperty("X-WR-CALNAME", "课后服务");
        calendar.AddProperty("X-PUBLISHED-TTL", "PT6H");
        calendar.TimeZones.Add(ChinaStandardTime());
        foreach (var entry in entries)
            calendar.Events.Add(Event(entry));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent Event(CalendarEntry entry) =>
        new()
        {
            Uid = $"{entry.Id}@afterschool",
            Summary = entry.Title,
            Start = new CalDateTime(entry.Starts, Zone),
            End = new CalDateTime(entry.Ends, Zone),
            Location = entry.Room,
            Sequence = entry.Revision,
            DtStamp = new CalDateTime(entry.At.UtcDateTime),
            Status = entry.IsCalledOff ? EventStatus.Cancelled : EventStatus.Confirmed,
            Class = "PRIVATE",
        };

    // China keeps one time, without summer time since 1991.
    private static VTimeZone ChinaStandardTime() =>
        new(Zone)
        {
            TimeZoneInfos =
            {
                new VTimeZoneInfo("STANDARD")
                {
                    Start = new CalDateTime(1991, 9, 15, 0, 0, 0),
                    TimeZoneName = "CST",
                    OffsetFrom = new UtcOffset(TimeSpan.FromHours(8)),
                    OffsetTo = new UtcOffset(TimeSpan.FromHours(8)),
                },
            },
        };
}
