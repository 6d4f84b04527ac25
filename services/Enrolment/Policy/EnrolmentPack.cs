using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What Enrolment must know of a jurisdiction; a value that is null means the document is silent.</summary>
public sealed partial record EnrolmentPack : Page
{
    /// <summary>Steps of opening the service, each before the next: consult, scheme, approval, publish, agreement, delivery (流程).</summary>
    public Cited<string[]>? OpeningSequence { get; init; }

    /// <summary>Whether parents' opinions and pupils' needs are solicited beforehand (征求家长意见、征询学生需求).</summary>
    public Cited<bool>? PriorConsultation { get; init; }

    /// <summary>Sections a plan must contain; <c>feeScheme</c> is the fee scheme (收费方案).</summary>
    public Cited<string[]>? RequiredSections { get; init; }

    /// <summary>approval, filing or none (批准、备案).</summary>
    public Cited<string>? ReviewMode { get; init; }

    /// <summary>Whether plan and fee scheme are published to parents and society (公示) before menu and agreements.</summary>
    public Cited<bool>? Publication { get; init; }

    /// <summary>Stages the service is for: primary, junior (义务教育阶段).</summary>
    public Cited<string[]>? Stages { get; init; }

    /// <summary>Ownership in scope: public, private (公、民办).</summary>
    public Cited<string[]>? Ownership { get; init; }

    /// <summary>Kinds of school outside the stages that may opt in.</summary>
    public Cited<string[]>? OptionalKinds { get; init; }

    /// <summary>Whether only pupils on the school's roll take part (在校学生).</summary>
    public Cited<bool>? PupilsOnRollOnly { get; init; }

    /// <summary>Groups placed first, unranked (优先保障).</summary>
    public Cited<string[]>? PriorityGroups { get; init; }

    /// <summary>Ways a rural school may come to open: parentApplication, parentsTwoThirds (农村学校).</summary>
    public Cited<string[]>? RuralOpening { get; init; }

    /// <summary>Numerator and denominator that the signatures of a joint petition must exceed.</summary>
    public Cited<int[]>? RuralParentThreshold { get; init; }

    /// <summary>Activities that are not after-school service (不得纳入课后服务范围).</summary>
    public Cited<string[]>? ExcludedActivities { get; init; }

    /// <summary>Activities the document names as service content (服务内容).</summary>
    public Cited<string[]>? NamedActivities { get; init; }

    /// <summary>Extended care (延时托管), where the document knows it.</summary>
    public Cited<string[]>? ExtendedCare { get; init; }

    /// <summary>Evening self-study (晚自习): excluded, allowed, trial.</summary>
    public Cited<string>? EveningStudy { get; init; }

    /// <summary>Charge items that are banned (不得纳入收费项目).</summary>
    public Cited<string[]>? ExcludedFeeItems { get; init; }

    /// <summary>Other content that is banned: addedBurden, harmful, commercialPromotion, highRisk, materialSales (严禁、不得).</summary>
    public Cited<string[]>? ContentBans { get; init; }

    /// <summary>Teaching under the service's name is banned: collectiveTeaching, makeUp (集体教学、集体补课).</summary>
    public Cited<string[]>? TeachingBans { get; init; }

    /// <summary>Grades for which no written homework may be set through the service (书面家庭作业).</summary>
    public Cited<int[]>? HomeworkBanGrades { get; init; }

    /// <summary>Service days a weekend has; 0 binds the service to class days (上课日).</summary>
    public Cited<int>? WeekendServiceDays { get; init; }

    /// <summary>When a session may start: afterCurriculumComplete, afterDismissal.</summary>
    public Cited<string>? StartRule { get; init; }

    /// <summary>How the end relates to local off-work time: aligned, notEarlierSoft (与下班时间衔接).</summary>
    public Cited<string>? EndVsOffWork { get; init; }

    /// <summary>Minutes either way that still count as aligned.</summary>
    public Cited<int>? EndToleranceMinutes { get; init; }

    /// <summary>Who owes the local off-work time as long as it is not entered.</summary>
    public Cited<bool>? OffWorkTimeEntered { get; init; }

    /// <summary>Local off-work time, where the page itself knows it; otherwise a local setting.</summary>
    public Cited<TimeOnly>? OffWorkTime { get; init; }

    /// <summary>Schools whose service is coordinated with their pupils' rides: township (乡镇学校).</summary>
    public Cited<string>? TransportCoordination { get; init; }

    /// <summary>Whether noon rest and breaks may not be squeezed (午休、课间休息).</summary>
    public Cited<bool>? ProtectNoonAndBreaks { get; init; }

    /// <summary>Least share of enrichment in the minutes offered a week, 0 to 1, inclusive (素质拓展服务时间占比).</summary>
    public Cited<decimal>? EnrichmentMinWeeklyShare { get; init; }

    /// <summary>Kinds of content, or whole categories, that predominate in grades 1 and 2 (为主).</summary>
    public Cited<string[]>? Grade12Kinds { get; init; }

    /// <summary>Steps of a request in their order, e.g. application, classReview, schoolDecision, agreement, delivery (报名审核).</summary>
    public Cited<string[]>? RequestChain { get; init; }

    /// <summary>The document signed: agreement, writtenAgreement, voluntaryAgreement, notice, safetyAgreement (协议、告知书).</summary>
    public Cited<string>? AgreementType { get; init; }

    /// <summary>Who signs: school, guardian, pupil.</summary>
    public Cited<string[]>? Signatories { get; init; }

    /// <summary>Steps by which a vendor comes to a school (遴选、审批); Staffing keeps them, the menu asks for their result.</summary>
    public Cited<string[]>? VendorApproval { get; init; }

    /// <summary>Provider kinds that may not give academic support (严禁参与校内学科类服务).</summary>
    public Cited<string[]>? NotInAcademicSupport { get; init; }

    /// <summary>Who sets the fee standard (收费标准): a school charges within it.</summary>
    public Cited<string[]>? FeeStandardSetter { get; init; }
}
