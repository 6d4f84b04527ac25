using System.Globalization;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Enrolment.Pages;

/// <summary>Times and amounts as people say them.</summary>
internal static class InWords
{
    private static readonly string[] Weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    /// <summary>周一 or Monday.</summary>
    public static string Weekday(DayOfWeek day, string language) => language == "en" ? $"{day}" : Weekdays[(int)day];

    /// <summary>周一 16:30–17:30.</summary>
    public static string Slot(WeeklySlot slot, string language) =>
        $"{Weekday(slot.Weekday, language)} {slot.Starts:HH\\:mm}–{slot.Ends:HH\\:mm}";

    /// <summary>When an offering is held: every week, Monday first, and on single days.</summary>
    public static IEnumerable<string> Times(Offering offering, string language) =>
        offering
            .Weekly.OrderBy(one => ((int)one.Weekday + 6) % 7)
            .ThenBy(one => one.Starts)
            .Select(one => Slot(one, language))
            .Concat(
                offering
                    .Extra.OrderBy(one => one.Day)
                    .Select(one => $"{Day(one.Day, language)} {one.Starts:HH\\:mm}–{one.Ends:HH\\:mm}")
            );

    /// <summary>9月5日（周六）.</summary>
    public static string Day(DateOnly day, string language) =>
        language == "en"
            ? day.ToString("ddd d MMM", CultureInfo.InvariantCulture)
            : $"{day.Month}月{day.Day}日（{Weekdays[(int)day.DayOfWeek]}）";

    /// <summary>9月5日（周六）20:00, China Standard Time.</summary>
    public static string Moment(DateTimeOffset moment, string language)
    {
        var there = moment.InChina();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Day(moment.DayInChina(), language)}{(language == "en" ? ", " : "")}{there:HH\\:mm}"
        );
    }

    /// <summary>
    /// Code of the words for where a choice stands; what lies behind a choice that got its place is not waited for.
    /// </summary>
    public static string ChoiceCode(RankedShown request, ChoiceShown choice) =>
        (request, choice.Status) switch
        {
            ({ PlaceId: not null }, ChoiceStatus.Open) => "family-choice.NotNeeded",
            // Outside the rounds nothing is drawn.
            ({ RoundId: null }, ChoiceStatus.Open) => "family-choice.Asked",
            _ => $"family-choice.{choice.Status}",
        };

    /// <summary>Yuan without needless noughts: 180, 180.50.</summary>
    public static string Yuan(Money money) =>
        money.Fen % 100 == 0 ? (money.Fen / 100).ToString(CultureInfo.InvariantCulture) : $"{money}";
}
