using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Schools;

namespace AfterSchool.Staffing.Persons;

/// <summary>
/// A person who may come to work with a school's children (课后服务人员): known by the account's id, never by name.
/// Entered, cleared while every check and admission holds, lapsed when one no longer does, ended with the engagement.
/// </summary>
public sealed class StaffMember : IAtSchool
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

    /// <summary>Every contract of the school with the person.</summary>
    public List<EngagementContract> Contracts { get; private set; } = [];

    /// <summary>The education authority's decision on hiring an outsider; none while it has not decided.</summary>
    public bool? Approved { get; private set; }

    /// <summary>Number of that decision.</summary>
    public string? ApprovalNumber { get; private set; }

    /// <summary>Number under which the education authority has received the filing (备案); none while it has not.</summary>
    public string? FilingNumber { get; private set; }

    /// <summary>Last day of the filing; none where it names no term.</summary>
    public DateOnly? FiledUntil { get; private set; }

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

    /// <summary>Whether the school itself hires the person from outside (聘请的校外个人): no volunteer, nobody who is sent.</summary>
    public bool IsHired =>
        !IsOwn && Category is not (StaffCategory.Regional or StaffCategory.Volunteer or StaffCategory.VendorStaff);

    /// <summary>Whether the filing holds on that day; its last day counts.</summary>
    public bool IsFiledOn(DateOnly day) => FilingNumber is not null && (FiledUntil is null || FiledUntil >= day);

    /// <summary>Whether a contract of one of these kinds holds on that day or begins after it.</summary>
    public bool HasContract(IEnumerable<ContractKind> kinds, DateOnly day) =>
        Contracts.Any(contract => kinds.Contains(contract.Kind) && contract.Until >= day);

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
        if (ruling.Permits)
            Admit(approved, number);
        return ruling;
    }

    /// <summary>Records that the last step of admission was taken (逐级审批).</summary>
    public void Admit(bool admitted, string number)
    {
        (Approved, ApprovalNumber) = (admitted, number);
        Steps++;
    }

    /// <summary>Records that the education authority has received the filing (备案).</summary>
    public void File(string number, DateOnly? until)
    {
        (FilingNumber, FiledUntil) = (number, until);
        Steps++;
    }

    /// <summary>Clears the person, unless the jurisdiction's rules refuse it.</summary>
    public Ruling Clear(StaffingPack pack, ClearanceFacts facts, Plea plea)
    {
        var ruling = JudgeClearance(pack, facts, plea);
        if (!ruling.Permits)
            return ruling;
        var until = ClearanceTerm.LastDay(this, pack, facts);
        if (!IsClearedOn(facts.Today) || until != ClearedUntil)
            Revision++;
        (Status, ClearedUntil, Edition) = (ClearanceStatus.Cleared, until, pack.Edition);
        return ruling;
    }

    /// <summary>What the rules say of clearing the person today, without doing it.</summary>
    public Ruling JudgeClearance(StaffingPack pack, ClearanceFacts facts, Plea plea) =>
        Ruling
            .All(
                PersonsAdmittedRule.Judge(this, pack, facts.Today),
                ExternalsNeedShortageRule.Judge(this, facts.ShortageStated, pack),
                UnfitPersonsBarredRule.Judge(this, pack, facts.Today),
                BackgroundFileRule.Judge(this, pack, facts.Today),
                VendorStaffNeedContractRule.Judge(this, facts, pack)
            )
            .Heard(plea);

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
