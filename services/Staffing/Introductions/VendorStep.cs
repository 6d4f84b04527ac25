namespace AfterSchool.Staffing.Introductions;

/// <summary>When a school may ask a vendor in.</summary>
public enum VendorPrecondition
{
    /// <summary>Own staff does not suffice, and pupils ask for it (师资力量不足、且学生有需求).</summary>
    ShortageAndDemand,

    /// <summary>Own staff or conditions do not suffice (师资力量、实施条件不足).</summary>
    Shortage,

    /// <summary>The service leaves some pupils' interests or talents unmet (不能满足部分学生发展兴趣特长需要).</summary>
    UnmetInterest,

    /// <summary>The document has no path for vendors: the authority decides, by conditions it enters (文件未作规定).</summary>
    AuthorityDecides,
}

/// <summary>A step until a vendor comes in.</summary>
public enum VendorStep
{
    /// <summary>The authority selects the vendor (遴选).</summary>
    Selection,

    /// <summary>The authority permits the school to let third parties in (对允许第三方机构进入的学校审批).</summary>
    SchoolPermit,

    /// <summary>The authority approves the vendor's entry into the school (审批同意).</summary>
    EntryApproval,

    /// <summary>The school's admission review group (准入评审小组).</summary>
    ReviewGroup,

    /// <summary>The meeting of the school's party organisation (学校党组织会议).</summary>
    PartyMeeting,

    /// <summary>The district's education bureau, for the schools that a district runs (区市教体局).</summary>
    DistrictBureau,

    /// <summary>The city's education bureau (市教育局).</summary>
    CityBureau,
}

/// <summary>A side of the admission review group.</summary>
public enum ReviewMember
{
    /// <summary>The parents' committee (家长委员会).</summary>
    ParentCommittee,

    /// <summary>Representatives of the teachers (教师代表).</summary>
    Teacher,
}

/// <summary>What a school shows for asking a vendor in.</summary>
/// <param name="ShortageStated">Whether it has stated for the term that its own staff or conditions do not suffice.</param>
/// <param name="PupilsAsking">Pupils who ask for the item, as the survey counted them.</param>
/// <param name="UnmetInterestStated">Whether it says which interest or talent is left unmet.</param>
public sealed record VendorNeed(bool ShortageStated, int PupilsAsking, bool UnmetInterestStated)
{
    /// <summary>Of a school that has asked nobody in.</summary>
    public static VendorNeed None { get; } = new(false, 0, false);
}

/// <summary>The steps taken, and along which line the school is run.</summary>
/// <param name="Passed">Steps taken with a yes.</param>
/// <param name="IsDistrictRun">Whether a district, not the city, runs the school.</param>
public sealed record StepsTaken(IReadOnlySet<VendorStep> Passed, bool IsDistrictRun);
