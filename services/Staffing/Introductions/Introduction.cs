using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Schools;
using AfterSchool.Staffing.Vendors;

namespace AfterSchool.Staffing.Introductions;

/// <summary>
/// A school's request to bring in a vendor, or a person bought in, for an item of a term (引进第三方): asked, then led through the
/// place's steps.
/// </summary>
public sealed class Introduction : IAtSchool
{
    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <inheritdoc />
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>The vendor; none where a person is brought in.</summary>
    public required Guid? VendorId { get; init; }

    /// <summary>The person brought in.</summary>
    public required Guid? PersonId { get; init; }

    /// <summary>The service asked for.</summary>
    public required string Item { get; init; }

    /// <summary>What kind of service it is.</summary>
    public required ItemCategory Category { get; init; }

    /// <summary>Pupils who ask for it, as the survey counted them.</summary>
    public required int PupilsAsking { get; init; }

    /// <summary>Which interest or talent the school's own service leaves unmet.</summary>
    public required string? UnmetInterest { get; init; }

    /// <summary>Every step, old and new.</summary>
    public List<IntroductionStep> Steps { get; private set; } = [];

    /// <summary>When the school made the introduction public (公开服务有关事项).</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Grows with every step, so that two at once meet here.</summary>
    public int StepCount { get; private set; }

    /// <summary>Steps whose latest record is a yes.</summary>
    public IEnumerable<VendorStep> Passed =>
        Steps
            .GroupBy(step => step.Step)
            .Where(steps => steps.OrderBy(step => step.RecordedAt).ThenBy(step => step.Id).Last().Passed)
            .Select(steps => steps.Key);

    /// <summary>What the rules say of asking a vendor in.</summary>
    public Ruling Ask(bool shortageStated, StaffingPack pack, Plea plea) =>
        Ruling
            .All(
                VendorPreconditionRule.Judge(
                    new VendorNeed(shortageStated, PupilsAsking, !string.IsNullOrWhiteSpace(UnmetInterest)),
                    pack
                ),
                VendorsTeachNoSubjectRule.Judge(Category, pack)
            )
            .Heard(plea);

    /// <summary>What the rules say of asking a person in.</summary>
    public static Ruling Ask(StaffMember person, bool shortageStated, StaffingPack pack, Plea plea) =>
        ExternalsNeedShortageRule.Judge(person, shortageStated, pack).Heard(plea);

    /// <summary>Takes a step, unless one before it is lacking.</summary>
    public Ruling Take(IntroductionStep step, StepsTaken taken, StaffingPack pack)
    {
        var ruling = Ruling.All(VendorStepsRule.JudgeOrder(step.Step, taken, pack), ReviewGroupRule.Judge(step, pack));
        if (!ruling.Permits)
            return ruling;
        Steps.Add(step);
        StepCount++;
        return ruling;
    }

    /// <summary>Makes it public; false when it was.</summary>
    public bool Publish(DateTimeOffset now)
    {
        if (PublishedAt is not null)
            return false;
        PublishedAt = now;
        return true;
    }
}

/// <summary>A step taken, with its minutes (会议纪要、批复). Append-only: of a step the latest record counts.</summary>
public sealed class IntroductionStep
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The introduction.</summary>
    public required Guid IntroductionId { get; init; }

    /// <summary>Which step.</summary>
    public required VendorStep Step { get; init; }

    /// <summary>Whether it said yes.</summary>
    public required bool Passed { get; init; }

    /// <summary>The day it was decided.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Number of minutes or decision (纪要编号、批复文号).</summary>
    public required string Number { get; init; }

    /// <summary>Minutes in short: who met and what was found; no names.</summary>
    public required string Minutes { get; init; }

    /// <summary>Members from the parents' committee, of a review group.</summary>
    public required int ParentMembers { get; init; }

    /// <summary>Members from the teachers, of a review group.</summary>
    public required int TeacherMembers { get; init; }

    /// <summary>Votes for it, of a group or meeting.</summary>
    public required int VotesFor { get; init; }

    /// <summary>Votes against it.</summary>
    public required int VotesAgainst { get; init; }

    /// <summary>Account of the one who recorded it.</summary>
    public required Guid RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}
