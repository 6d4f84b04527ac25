using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Supervision.Policy;

/// <summary>
/// The sentence of the document that each category of complaint accuses somebody of breaking, by the category's code. Null: the
/// document does not name it (本地文件未列明); the complaint is taken all the same.
/// </summary>
public sealed record Accusations
{
    /// <summary>Forcing, open or disguised (强制或变相强制参加).</summary>
    public Cited<bool>? V1 { get; init; }

    /// <summary>A pupil with need turned away (拒绝符合条件的学生).</summary>
    public Cited<bool>? V2 { get; init; }

    /// <summary>No joining or leaving in mid-term (不能中途参加或退出).</summary>
    public Cited<bool>? V3 { get; init; }

    /// <summary>Collective tutoring, new lessons, drilling, tests (集体补课、讲新课、刷题考试).</summary>
    public Cited<bool>? C1 { get; init; }

    /// <summary>Written homework where it is forbidden (违规布置书面作业).</summary>
    public Cited<bool>? C2 { get; init; }

    /// <summary>Outside the time allowed (时间违规).</summary>
    public Cited<bool>? C3 { get; init; }

    /// <summary>Not what was announced, or of poor quality (内容与菜单不符、质量差).</summary>
    public Cited<bool>? C4 { get; init; }

    /// <summary>Charging before or above a standard (无标准收费、超标准收费).</summary>
    public Cited<bool>? F1 { get; init; }

    /// <summary>Bundles, selling materials (捆绑、搭车收费，推销材料).</summary>
    public Cited<bool>? F2 { get; init; }

    /// <summary>Parents' committee or vendor collects (家委会或机构代收).</summary>
    public Cited<bool>? F3 { get; init; }

    /// <summary>Refund or surplus withheld (应退不退、结余不返).</summary>
    public Cited<bool>? F4 { get; init; }

    /// <summary>Waiver not given (应免未免).</summary>
    public Cited<bool>? F5 { get; init; }

    /// <summary>Diverted money, management fee (挪用、截留、提取管理费).</summary>
    public Cited<bool>? F6 { get; init; }

    /// <summary>Allowances late, doubled or above the cap (补助发放问题).</summary>
    public Cited<bool>? F7 { get; init; }

    /// <summary>Accounts not disclosed (收支不公示).</summary>
    public Cited<bool>? F8 { get; init; }

    /// <summary>Unchecked or unfiled person (人员无资质、未审查、未备案).</summary>
    public Cited<bool>? T1 { get; init; }

    /// <summary>Vendor without permission, academic vendor, whole outsourcing (机构违规进校).</summary>
    public Cited<bool>? T2 { get; init; }

    /// <summary>Soliciting, paid tutoring (机构或教师招揽生源、有偿补课).</summary>
    public Cited<bool>? T3 { get; init; }

    /// <summary>Nobody in the room, counts wrong (看护缺位、考勤交接混乱).</summary>
    public Cited<bool>? S1 { get; init; }

    /// <summary>Child released wrongly or not accounted for (离校接送问题).</summary>
    public Cited<bool>? S2 { get; init; }

    /// <summary>Hazards (场地、设施、消防、食品饮水隐患).</summary>
    public Cited<bool>? S3 { get; init; }

    /// <summary>Injury, bullying, abuse (伤害、欺凌、侵害).</summary>
    public Cited<bool>? S4 { get; init; }

    /// <summary>No channel, no answer (投诉渠道未公布、不答复).</summary>
    public Cited<bool>? G1 { get; init; }

    /// <summary>Reprisal, leaked identity (打击报复、泄露举报人).</summary>
    public Cited<bool>? G2 { get; init; }
}
