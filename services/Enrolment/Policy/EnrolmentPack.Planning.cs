using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What comes before the menu: stock-taking, needs survey, county policy; and what families are told and sign.</summary>
public sealed partial record EnrolmentPack
{
    /// <summary>How a plan may change within its term: adjustToNeeds, mayAdjust, fixedForTerm (动态调整、相对固定期).</summary>
    [KnownCodes("adjustToNeeds", "mayAdjust", "fixedForTerm")]
    public Cited<string>? Adjustment { get; init; }

    /// <summary>Whether the school keeps a ledger of its rooms, equipment, venues and teachers (工作台账).</summary>
    public Cited<bool>? InventoryRequired { get; init; }

    /// <summary>Methods of which at least one surveys what families need: meeting, questionnaire, homeVisit, … (摸底调研方式).</summary>
    public Cited<string[]>? SurveyMethods { get; init; }

    /// <summary>Whether the form that families fill in is designed from the stock-taking (意向调查表).</summary>
    public Cited<bool>? IntentionForm { get; init; }

    /// <summary>Whether need is counted class by class (班级汇总).</summary>
    public Cited<bool>? ClassRollUp { get; init; }

    /// <summary>Whether items are opened by need (以需求为依据).</summary>
    public Cited<bool>? DemandBased { get; init; }

    /// <summary>Whether county or district have a policy of their own (一县一策、实施细则).</summary>
    public Cited<bool>? CountyPolicyRequired { get; init; }

    /// <summary>What parents are told before they choose: time, content, fee, … (主动告知).</summary>
    public Cited<string[]>? NoticeFields { get; init; }

    /// <summary>Ways by which they are told: parentMeeting, bulletinBoard, … (告知途径).</summary>
    public Cited<string[]>? NoticeChannels { get; init; }

    /// <summary>What the document signed must say: content, responsibilities, … (协议内容).</summary>
    public Cited<string[]>? RequiredClauses { get; init; }

    /// <summary>Whether families choose the teacher as well as the content, so that each item says who gives it (自主选教师、选内容).</summary>
    public Cited<bool>? TeacherSelectable { get; init; }

    /// <summary>Whether the timetable is drawn up and made known before it begins (排出课表，提前公示).</summary>
    public Cited<bool>? TimetableBeforeStart { get; init; }
}
