using AfterSchool.Enrolment.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Surveys;

/// <summary>A survey of what families need in a term (需求摸底): counted class by class, summed for the school. Nobody is named in it.</summary>
public sealed class NeedsSurvey
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>How families are asked: meeting, questionnaire, homeVisit, …</summary>
    public required string[] Methods { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day that families are asked.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Activities on the form: what the ledger of resources can serve (意向调查表).</summary>
    public required string[] Activities { get; init; }

    /// <summary>Whether the ledger was closed when the form was made.</summary>
    public required bool IsFromInventory { get; init; }

    /// <summary>When the office closed it; none while classes are counted.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The office closes it; false when it is closed already.</summary>
    public bool Close(DateTimeOffset now)
    {
        if (ClosedAt is not null)
            return false;
        ClosedAt = now;
        return true;
    }
}

/// <summary>What one class needs (班级汇总).</summary>
public sealed class ClassNeeds
{
    /// <summary>The survey.</summary>
    public required Guid SurveyId { get; init; }

    /// <summary>The class.</summary>
    public required Guid ClassId { get; init; }

    /// <summary>Pupils asked.</summary>
    public required int Asked { get; set; }

    /// <summary>Pupils with need.</summary>
    public required int WithNeed { get; set; }

    /// <summary>What they wish for, and when.</summary>
    public required Wish[] Wishes { get; set; }

    /// <summary>Account of the one who counted.</summary>
    public required Guid CountedBy { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }
}

/// <summary>How many pupils wish for an activity on a weekday.</summary>
/// <param name="Activity">Code of the activity.</param>
/// <param name="Weekday">The day of the week.</param>
/// <param name="Pupils">How many.</param>
public sealed record Wish(string Activity, DayOfWeek Weekday, int Pupils);

/// <summary>How needs are asked for.</summary>
internal static class NeedsQueries
{
    /// <summary>Activities that somebody wished for in a closed survey of the term; null where none is closed.</summary>
    public static async Task<IReadOnlyCollection<string>?> WishedAsync(
        this EnrolmentDb db,
        Guid term,
        CancellationToken ct
    ) => (await db.WishesAsync(term, ct))?.Keys.ToHashSet();

    /// <summary>How many wished for each activity, most first; null where no survey is closed.</summary>
    public static async Task<IReadOnlyDictionary<string, int>?> WishesAsync(
        this EnrolmentDb db,
        Guid term,
        CancellationToken ct
    )
    {
        var closed = db.Surveys.Where(one => one.TermId == term && one.ClosedAt != null).Select(one => one.Id);
        var counted = await db
            .ClassNeeds.AsNoTracking()
            .Where(one => closed.Contains(one.SurveyId))
            .Select(one => one.Wishes)
            .ToListAsync(ct);
        return counted.Count == 0
            ? null
            : counted
                .SelectMany(one => one)
                .Where(wish => wish.Pupils > 0)
                .GroupBy(wish => wish.Activity)
                .ToDictionary(one => one.Key, one => one.Sum(wish => wish.Pupils));
    }
}
