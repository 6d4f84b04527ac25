using System.Globalization;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Pages;

namespace AfterSchool.Enrolment.Pages;

/// <summary>What pages that show papers have in common: how codes, days and slots are said. Everything else is encoded by the framework.</summary>
public abstract class PaperComponent : SpeakingComponent
{
    /// <summary>A code in words; a code without words as it stands.</summary>
    protected string Code(string code) => Words.Has($"code.{code}") ? Say($"code.{code}") : code;

    /// <summary>Codes in words.</summary>
    protected string Codes(IEnumerable<string> codes) =>
        string.Join(Language == "en" ? ", " : "、", codes.Select(Code));

    /// <summary>A day as it stands on papers.</summary>
    protected static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment as it stands on papers, China Standard Time.</summary>
    protected static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>When something is held every week, and on which days besides.</summary>
    protected string Times(IEnumerable<WeeklySlot> weekly, IEnumerable<ExtraSession> extra) =>
        string.Join(
            Language == "en" ? ", " : "、",
            weekly
                .OrderBy(slot => ((int)slot.Weekday + 6) % 7)
                .ThenBy(slot => slot.Starts)
                .Select(slot =>
                    $"{Say($"weekday.{slot.Weekday.ToString().ToLowerInvariant()}")} {Clock(slot.Starts)}–{Clock(slot.Ends)}"
                )
                .Concat(
                    extra.OrderBy(one => one.Day).Select(one => $"{Day(one.Day)} {Clock(one.Starts)}–{Clock(one.Ends)}")
                )
        );

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
