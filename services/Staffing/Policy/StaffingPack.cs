using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.ContentReviews;
using AfterSchool.Staffing.Introductions;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Vendors;
using AfterSchool.Staffing.WorkingHours;

namespace AfterSchool.Staffing.Policy;

/// <summary>What Staffing must know of a jurisdiction.</summary>
public sealed record StaffingPack : Page
{
    /// <summary>Whether staff serve only where their own duties are done first (做好本职工作).</summary>
    public Cited<bool>? OwnDutiesFirst { get; init; }

    /// <summary>Background dimensions that are checked of everybody who takes part (背景情况审核).</summary>
    public Cited<IReadOnlyList<BackgroundDimension>>? BackgroundDimensions { get; init; }

    /// <summary>How long a check holds where its paper names no last day, in months, by dimension.</summary>
    public Cited<IReadOnlyDictionary<BackgroundDimension, int>>? CheckValidityMonths { get; init; }

    /// <summary>Whether introduced persons who do not meet the conditions are barred (校外引进人员资格审查).</summary>
    public Cited<bool>? UnfitPersonsBarred { get; init; }

    /// <summary>How the education authority comes to know of a person before that person serves (批准、备案、逐级审批).</summary>
    public Cited<AdmissionMethod>? PersonsAdmittedBy { get; init; }

    /// <summary>Whom that admission is for.</summary>
    public Cited<IReadOnlyList<StaffCategory>>? PersonsAdmitted { get; init; }

    /// <summary>Who is filed by one list for a term; everybody else is filed one by one (学期名单备案).</summary>
    public Cited<IReadOnlyList<StaffCategory>>? FiledByTermList { get; init; }

    /// <summary>Outsiders who come only where the school's own staff does not suffice (师资力量不足).</summary>
    public Cited<IReadOnlyList<StaffCategory>>? ExternalsNeedShortage { get; init; }

    /// <summary>Contracts that a school concludes with the outsiders whom it hires (劳动合同、劳务协议).</summary>
    public Cited<IReadOnlyList<ContractKind>>? ExternalContracts { get; init; }

    /// <summary>Who reviews what an item offers and how (课程内容、服务方式审核).</summary>
    public Cited<IReadOnlyList<ReviewBody>>? ContentReviewBy { get; init; }

    /// <summary>Which items are reviewed.</summary>
    public Cited<ReviewedItems>? ContentReviewOf { get; init; }

    /// <summary>When a school may ask a vendor in (引进第三方机构的条件).</summary>
    public Cited<VendorPrecondition>? VendorPrecondition { get; init; }

    /// <summary>Steps until a vendor comes in, in their order (准入程序).</summary>
    public Cited<IReadOnlyList<VendorStep>>? VendorSteps { get; init; }

    /// <summary>Who sits in the admission review group, at least one of each (准入评审小组).</summary>
    public Cited<IReadOnlyList<ReviewMember>>? ReviewGroupMembers { get; init; }

    /// <summary>Credentials that a vendor shows (资质).</summary>
    public Cited<IReadOnlyList<CredentialKind>>? VendorQualification { get; init; }

    /// <summary>Providers barred from academic service (不得参与学科类服务), as Enrolment names their kinds.</summary>
    public Cited<IReadOnlyList<string>>? NoSubjectFor { get; init; }

    /// <summary>Methods that the text names for setting an introduction fee (竞争性方式).</summary>
    public Cited<IReadOnlyList<PriceMethod>>? CompetitivePriceMethods { get; init; }

    /// <summary>
    /// By how much an introduction fee is lower than off campus, as a ratio (明显低于); its value is none where the text gives no
    /// number.
    /// </summary>
    public Cited<decimal?>? VendorPriceDiscountMin { get; init; }

    /// <summary>How many schools may let third parties in (总体数量); its value is none where the text gives no number.</summary>
    public Cited<int?>? MaxSchoolsWithVendors { get; init; }

    /// <summary>Whether vendors, items and fees are published (公布).</summary>
    public Cited<bool>? VendorListPublic { get; init; }

    /// <summary>How much of the service third parties may take over (完全交给第三方、购买服务为补充).</summary>
    public Cited<OutsourcingLimit>? Outsourcing { get; init; }

    /// <summary>Whether vendors are supervised and adjusted (动态调整机制).</summary>
    public Cited<bool>? VendorsAdjusted { get; init; }

    /// <summary>What the education authority lays down before it admits anybody.</summary>
    public AuthorityStandards? AuthorityStandards { get; init; }

    /// <summary>Misconduct that is investigated.</summary>
    public Misconduct? Conduct { get; init; }

    /// <summary>How a school grants flexible working hours (弹性上下班制).</summary>
    public Cited<FlexibleHoursMethod>? FlexibleHours { get; init; }
}

/// <summary>What the education authority lays down before it admits anybody (标准与机制).</summary>
public sealed record AuthorityStandards
{
    /// <summary>Criteria for letting third parties into schools (制定标准进行审批).</summary>
    public Cited<bool>? VendorCriteria { get; init; }

    /// <summary>The mechanism of selecting and reviewing third parties (遴选审核机制).</summary>
    public Cited<bool>? VendorSelection { get; init; }

    /// <summary>The mechanism of reviewing the qualification of introduced persons (资格审查机制).</summary>
    public Cited<bool>? PersonReview { get; init; }
}

/// <summary>Misconduct around the service that somebody investigates (违规违纪问题).</summary>
public sealed record Misconduct
{
    /// <summary>Recruiting pupils in the service's name (以课后服务名义招揽生源).</summary>
    public Cited<bool>? Soliciting { get; init; }

    /// <summary>Staff who let that happen (纵容校外培训机构招揽生源).</summary>
    public Cited<bool>? Connivance { get; init; }

    /// <summary>Paid tutoring off campus by the school's teachers (教师校外有偿补课).</summary>
    public Cited<bool>? PaidTutoring { get; init; }
}

/// <summary>How much of the service third parties may take over.</summary>
public enum OutsourcingLimit
{
    /// <summary>Never all of it (不得完全交给第三方).</summary>
    NotWhole,

    /// <summary>The lesser part: the school's own supply is the main one (校内供给为主，购买服务为补充).</summary>
    Supplement,
}
