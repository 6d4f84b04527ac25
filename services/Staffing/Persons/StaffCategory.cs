namespace AfterSchool.Staffing.Persons;

/// <summary>What a person is to the school (人员类别).</summary>
public enum StaffCategory
{
    /// <summary>The school's own teacher (本校教师).</summary>
    Own,

    /// <summary>The school's own management or logistics staff (行政管理、后勤人员).</summary>
    OwnManagement,

    /// <summary>A teacher whom the authority sends from the region (区域内优秀教师).</summary>
    Regional,

    /// <summary>A retired teacher (退休教师).</summary>
    RetiredTeacher,

    /// <summary>A retired athlete (退役运动员).</summary>
    RetiredAthlete,

    /// <summary>A bearer of intangible heritage (非遗传承人).</summary>
    HeritageBearer,

    /// <summary>A volunteer (志愿者).</summary>
    Volunteer,

    /// <summary>A qualified professional of an art troupe or the like (专业人士).</summary>
    Professional,

    /// <summary>Staff of a vendor (第三方机构人员).</summary>
    VendorStaff,
}

/// <summary>A side of a person's background that is checked (背景审核维度).</summary>
public enum BackgroundDimension
{
    /// <summary>Political (政治).</summary>
    Political,

    /// <summary>Moral (品德).</summary>
    Moral,

    /// <summary>Psychological (心理).</summary>
    Psychological,

    /// <summary>Health (健康).</summary>
    Health,

    /// <summary>Criminal record (违法犯罪记录).</summary>
    CriminalRecord,
}

/// <summary>Whether a person may work with children.</summary>
public enum ClearanceStatus
{
    /// <summary>Entered; not cleared yet.</summary>
    Entered,

    /// <summary>Cleared, up to a last day.</summary>
    Cleared,

    /// <summary>The clearance lapsed; it may be given again.</summary>
    Lapsed,

    /// <summary>The engagement ended.</summary>
    Ended,
}

/// <summary>Why a clearance lapsed.</summary>
public enum LapseReason
{
    /// <summary>A check's or a contract's last day passed.</summary>
    Expired,

    /// <summary>A check failed.</summary>
    Failed,

    /// <summary>The engagement, its approval or its contract ended.</summary>
    Ended,

    /// <summary>The vendor was banned.</summary>
    Sanctioned,
}
