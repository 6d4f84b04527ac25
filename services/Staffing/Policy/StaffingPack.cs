using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Vendors;

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

    /// <summary>Categories whom a school may hire only after the education authority's approval (经教育部门批准后聘请).</summary>
    public Cited<IReadOnlyList<StaffCategory>>? ExternalsNeedApproval { get; init; }

    /// <summary>Whether outsiders are hired only where the school's own staff does not suffice (师资力量不足).</summary>
    public Cited<bool>? ExternalsNeedShortage { get; init; }

    /// <summary>Providers barred from academic service (不得参与学科类服务), as Enrolment names their kinds.</summary>
    public Cited<IReadOnlyList<string>>? NoSubjectFor { get; init; }

    /// <summary>Methods that the text names for setting an introduction fee (竞争性方式).</summary>
    public Cited<IReadOnlyList<PriceMethod>>? CompetitivePriceMethods { get; init; }

    /// <summary>
    /// By how much an introduction fee is lower than off campus, as a ratio (明显低于); its value is none where the text gives no
    /// number.
    /// </summary>
    public Cited<decimal?>? VendorPriceDiscountMin { get; init; }

    /// <summary>Whether vendors come in by the authority's selection only (遴选审核机制).</summary>
    public Cited<bool>? VendorsSelected { get; init; }

    /// <summary>Whether a school needs the authority's permission to let third parties in (审批).</summary>
    public Cited<bool>? SchoolsNeedPermit { get; init; }

    /// <summary>How many schools may let third parties in (总体数量); its value is none where the text gives no number.</summary>
    public Cited<int?>? MaxSchoolsWithVendors { get; init; }

    /// <summary>Whether vendors, items and fees are published (公布).</summary>
    public Cited<bool>? VendorListPublic { get; init; }

    /// <summary>Whether handing over the whole service is barred (完全交给第三方).</summary>
    public Cited<bool>? NoWholeOutsourcing { get; init; }

    /// <summary>Whether vendors are supervised and adjusted (动态调整机制).</summary>
    public Cited<bool>? VendorsAdjusted { get; init; }
}
