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

    /// <summary>A pupil's parent (学生家长).</summary>
    Parent,

    /// <summary>A counsellor from outside (校外辅导员).</summary>
    OffCampusCounsellor,

    /// <summary>A sports coach (体育教练).</summary>
    Coach,

    /// <summary>A folk artist (民间艺人).</summary>
    FolkArtist,

    /// <summary>A university student (高校优秀学生).</summary>
    UniversityStudent,

    /// <summary>A citizen glad to help (社会热心人士).</summary>
    Citizen,

    /// <summary>A person bought in from a third party (购买第三方人员).</summary>
    ThirdPartyPerson,

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

    /// <summary>As a whole, where the text asks for strictness and names no side (严格把关).</summary>
    General,
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
