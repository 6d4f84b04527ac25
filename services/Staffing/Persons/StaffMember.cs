using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Policy;

namespace AfterSchool.Staffing.Persons;

/// <summary>
/// A person who may come to work with a school's children (课后服务人员): known by the account's id, never by name.
/// Entered, cleared while every check and admission holds, lapsed when one no longer does, ended with the engagement.
/// </summary>
public sealed class StaffMember
{
    /// <summary>The person: the account's id in Directory.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school served.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>What the person is to the school.</summary>
    public required StaffCategory Category { get; init; }

    /// <summary>The vendor, of vendor staff only.</summary>
    public required Guid? VendorId { get; init; }

    /// <summary>Whether the school says that the person's own duties are done (本职工作).</summary>
    public required bool OwnDutiesFulfilled { get; set; }

    /// <summary>The person's own weekly lessons.</summary>
    public List<Lesson> Lessons { get; private set; } = [];

    /// <summary>Every check, old and new.</summary>
    public List<BackgroundCheck> Checks { get; private set; } = [];

    /// <summary>The education authority's decision on hiring an outsider; none while it has not decided.</summary>
    public bool? Approved { get; private set; }

    /// <summary>Number of that decision.</summary>
    public string? ApprovalNumber { get; private set; }

    /// <summary>Where the clearance stands.</summary>
    public ClearanceStatus Status { get; private set; }

    /// <summary>Last day of the clearance.</summary>
    public DateOnly? ClearedUntil { get; private set; }

    /// <summary>Edition the clearance was decided under.</summary>
    public string? Edition { get; private set; }

    /// <summary>Grows with every change that the others are told.</summary>
    public long Revision { get; private set; }

    /// <summary>Grows with every step, so that two steps at once meet here and none decides on half the facts.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether the person is the school's own staff.</summary>
    public bool IsOwn => Category is StaffCategory.Own or StaffCategory.OwnManagement;

    /// <summary>Whether the clearance holds on that day; its last day counts.</summary>
    public bool IsClearedOn(DateOnly day) => Status == ClearanceStatus.Cleared && ClearedUntil >= day;

    /// <summary>The check that counts for a dimension: the latest by day, then by recording.</summary>
    public BackgroundCheck? Latest(BackgroundDimension dimension) =>
        Checks
            .Where(check => check.Dimension == dimension)
            .OrderBy(check => check.On)
            .ThenBy(check => check.RecordedAt)
            .LastOrDefault();

    /// <summary>Adds the result of a check.</summary>
    public void Record(BackgroundCheck check)
    {
        Checks.Add(check);
        Steps++;
    }

    /// <summary>Records the education authority's decision, unless the rules do not let it take it yet.</summary>
    /// <param name="approved">Whether the school may hire the person.</param>
    /// <param name="number">Number of the decision.</param>
    /// <param name="shortageStated">Whether the school has stated for the running term that its own staff does not suffice.</param>
    /// <param name="pack">The page in force.</param>
    /// <param name="plea">What the authority has decided already.</param>
    public Ruling Approve(bool approved, string number, bool shortageStated, StaffingPack pack, Plea plea)
    {
        var ruling = (approved ? ExternalsNeedShortageRule.Judge(this, shortageStated, pack) : Ruling.Permitted).Heard(
            plea
        );
        if (!ruling.Permits)
            return ruling;
        (Approved, ApprovalNumber) = (approved, number);
        Steps++;
        return ruling;
    }

    /// <summary>Clears the person, unless the jurisdiction's rules refuse it.</summary>
    /// <param name="pack">The page in force.</param>
    /// <param name="engagedUntil">Of vendor staff: last day of the vendor's contract with the school; none without one.</param>
    /// <param name="today">The day.</param>
    public Ruling Clear(StaffingPack pack, DateOnly? engagedUntil, DateOnly today)
    {
        var ruling = JudgeClearance(pack, engagedUntil, today);
        if (!ruling.Permits)
            return ruling;
        var until = ClearanceTerm.LastDay(this, pack, engagedUntil, today);
        if (!IsClearedOn(today) || until != ClearedUntil)
            Revision++;
        (Status, ClearedUntil, Edition) = (ClearanceStatus.Cleared, until, pack.Edition);
        return ruling;
    }

    /// <summary>What the rules say of clearing the person today, without doing it.</summary>
    public Ruling JudgeClearance(StaffingPack pack, DateOnly? engagedUntil, DateOnly today) =>
        Ruling.All(
            AuthorityApprovesExternalsRule.Judge(this, pack),
            UnfitPersonsBarredRule.Judge(this, pack, today),
            OwnStaffFileRule.Judge(this, pack, today),
            VendorStaffNeedContractRule.Judge(this, engagedUntil, today, pack)
        );

    /// <summary>Ends the clearance; false when there was none.</summary>
    public bool Lapse()
    {
        if (Status != ClearanceStatus.Cleared)
            return false;
        Status = ClearanceStatus.Lapsed;
        Revision++;
        return true;
    }

    /// <summary>Ends the engagement; true when a clearance lapsed with it.</summary>
    public bool End()
    {
        var lapsed = Lapse();
        Status = ClearanceStatus.Ended;
        return lapsed;
    }

    /// <summary>Replaces the own timetable.</summary>
    public void Teaches(IEnumerable<Lesson> lessons, bool ownDutiesFulfilled)
    {
        Lessons = [.. lessons];
        OwnDutiesFulfilled = ownDutiesFulfilled;
    }
}
