using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What Enrolment must know of a jurisdiction; a value that is null means the document is silent.</summary>
public sealed partial record EnrolmentPack : Page
{
    /// <summary>Last day to complete the plan of the term that begins in what is left of that year (方案制订期限).</summary>
    public Cited<DateOnly>? PlanDeadline { get; init; }

    /// <summary>Days before a term's first day by which its plan is complete.</summary>
    public Cited<int>? PlanDaysBeforeTerm { get; init; }

    /// <summary>Steps of opening the service, each before the next, from consult or survey to delivery or arrangement (流程).</summary>
    public Cited<string[]>? OpeningSequence { get; init; }

    /// <summary>Whose opinions and needs are solicited beforehand: parents, pupils (征求家长意见、征询学生需求).</summary>
    [KnownCodes("parents", "pupils")]
    public Cited<string[]>? PriorConsultation { get; init; }

    /// <summary>Sections a plan must contain; <c>feeScheme</c> is the fee scheme (收费方案).</summary>
    public Cited<string[]>? RequiredSections { get; init; }

    /// <summary>approval, filing or none (批准、备案).</summary>
    [KnownCodes("approval", "filing", "none")]
    public Cited<string>? ReviewMode { get; init; }

    /// <summary>Who reviews plans: competentEducationAuthority, cityEducationBureau or countyEducationBureau (主管教育行政部门).</summary>
    public Cited<string>? Reviewer { get; init; }

    /// <summary>Whether plan and fee scheme are published to parents and society (公示) before menu and agreements.</summary>
    public Cited<bool>? Publication { get; init; }

    /// <summary>Stages the service is for: primary, junior (义务教育阶段).</summary>
    [KnownCodes("primary", "junior")]
    public Cited<string[]>? Stages { get; init; }

    /// <summary>Ownership in scope: public, private (公、民办).</summary>
    [KnownCodes("public", "private")]
    public Cited<string[]>? Ownership { get; init; }

    /// <summary>Bounds that the document draws with 主要 only: ownership. Who lies outside is noted, not held.</summary>
    public Cited<string[]>? MainTargets { get; init; }

    /// <summary>Kinds of school that may opt in: villagePrimary, publicKindergarten, junior (鼓励).</summary>
    public Cited<string[]>? OptionalKinds { get; init; }

    /// <summary>Whether only pupils on the school's roll take part (在校学生).</summary>
    public Cited<bool>? PupilsOnRollOnly { get; init; }

    /// <summary>Which pupils by residence: any, dayMainly, countyArranged (走读、寄宿).</summary>
    [KnownCodes("any", "dayMainly", "countyArranged")]
    public Cited<string>? Residence { get; init; }

    /// <summary>Whether boarders who do not take part must be looked after (寄宿学生在校期间的学习和生活).</summary>
    public Cited<bool>? BoarderCareRequired { get; init; }

    /// <summary>Whether difficulty with picking the child up is required; where the key stands at all, it orders requests (接送困难).</summary>
    public Cited<bool>? PickupDifficultyRequired { get; init; }

    /// <summary>Groups placed first, unranked (优先保障).</summary>
    public Cited<string[]>? PriorityGroups { get; init; }

    /// <summary>Groups that the authority adds to an open list (等亟需服务群体).</summary>
    public Cited<string[]>? OtherPriorityGroups { get; init; }

    /// <summary>Grades that are a priority group by themselves (小学生、中低年级学生).</summary>
    public Cited<int[]>? PriorityGrades { get; init; }

    /// <summary>What a school's refusal comes to: forbidden, coverageTarget, bestEffort (严禁拒绝、全覆盖).</summary>
    [KnownCodes("forbidden", "coverageTarget", "bestEffort")]
    public Cited<string>? Refusal { get; init; }

    /// <summary>How rural schools open: parentApplication, parentsTwoThirds, countyDecision, viaCentralSchool, mandatoryCentral (农村学校).</summary>
    [KnownCodes("parentApplication", "parentsTwoThirds", "countyDecision", "viaCentralSchool", "mandatoryCentral")]
    public Cited<string[]>? RuralOpening { get; init; }

    /// <summary>Numerator and denominator that the signatures of a joint petition must exceed.</summary>
    public Cited<int[]>? RuralParentThreshold { get; init; }

    /// <summary>Activities that are not after-school service (不得纳入课后服务范围).</summary>
    public Cited<string[]>? ExcludedActivities { get; init; }

    /// <summary>Activities that the authority adds to an open list of excluded ones (等).</summary>
    public Cited<string[]>? OtherActivities { get; init; }

    /// <summary>Care before and between lessons that is no service item where the document is silent on it (早到校、午间看管).</summary>
    public Cited<string[]>? CareOutsideService { get; init; }

    /// <summary>When the menu is made known: beforeTermStart, beforeApplication, noDate (菜单公布).</summary>
    [KnownCodes("beforeTermStart", "beforeApplication", "noDate")]
    public Cited<string>? MenuPublishDeadline { get; init; }

    /// <summary>Activities the document names as service content (服务内容).</summary>
    public Cited<string[]>? NamedActivities { get; init; }

    /// <summary>Activities that the authority adds to an open list of content (等).</summary>
    public Cited<string[]>? AlsoNamed { get; init; }

    /// <summary>Extended care for pupils with special need (延时托管): mandatory, optional.</summary>
    [KnownCodes("mandatory", "optional")]
    public Cited<string>? ExtendedCare { get; init; }

    /// <summary>Evening self-study (晚自习): excluded, allowed, trial, undecided; where allowed, for junior pupils on working days.</summary>
    [KnownCodes("excluded", "allowed", "trial", "undecided")]
    public Cited<string>? EveningStudy { get; init; }

    /// <summary>When evening self-study ends at the latest.</summary>
    public Cited<TimeOnly>? EveningStudyLatestEnd { get; init; }

    /// <summary>Whether evening self-study may not be allotted to a subject (不得分配到学科).</summary>
    public Cited<bool>? EveningStudySubjectAllotmentForbidden { get; init; }

    /// <summary>Charge items that are banned (不得纳入收费项目).</summary>
    public Cited<string[]>? ExcludedFeeItems { get; init; }

    /// <summary>Other content that is banned: addedBurden, harmful, commercialPromotion, highRisk, materialSales (严禁、不得).</summary>
    public Cited<string[]>? ContentBans { get; init; }

    /// <summary>Teaching under the service's name is banned: collectiveTeaching, makeUp (集体教学、集体补课).</summary>
    public Cited<string[]>? TeachingBans { get; init; }

    /// <summary>Grades for which no written homework may be set through the service (书面家庭作业).</summary>
    public Cited<int[]>? HomeworkBanGrades { get; init; }

    /// <summary>Days the service lies on: MON to FRI, or every CLASS_DAY or SCHOOL_DAY (每周开设5天、上课日).</summary>
    public Cited<string[]>? ServiceDays { get; init; }

    /// <summary>Service days a weekend has; 0 binds the service to the service days (上课日、双休日).</summary>
    public Cited<int>? WeekendServiceDays { get; init; }

    /// <summary>Weeks of open campus in the winter holiday; null where the number is left open (寒假).</summary>
    public Cited<int?>? WinterOpenWeeks { get; init; }

    /// <summary>Weeks of open campus in the summer holiday; null where the number is left open (暑假).</summary>
    public Cited<int?>? SummerOpenWeeks { get; init; }

    /// <summary>When a session may start: afterCurriculumComplete, afterDismissal, afternoonSlot.</summary>
    [KnownCodes("afterCurriculumComplete", "afterDismissal", "afternoonSlot")]
    public Cited<string>? StartRule { get; init; }

    /// <summary>Whether dismissal may not be moved earlier within a term (不得提前放学).</summary>
    public Cited<bool>? NoEarlyDismissal { get; init; }

    /// <summary>Whether no course of the curriculum may lie in service time (不得在课后服务时间内安排课程).</summary>
    public Cited<bool>? NoCoursesInServiceTime { get; init; }

    /// <summary>Whether teaching is to be done in normal hours (在正常上课时间内完成教育教学任务).</summary>
    public Cited<bool>? TeachingInNormalHours { get; init; }

    /// <summary>Least minutes offered on a working day.</summary>
    public Cited<int>? MinDailyMinutes { get; init; }

    /// <summary>Most minutes of service on a day, counted from dismissal.</summary>
    public Cited<int>? MaxDailyMinutes { get; init; }

    /// <summary>Least minutes between dismissal and the end of the day's service.</summary>
    public Cited<int>? MinMinutesAfterDismissal { get; init; }

    /// <summary>What the length of a class-hour is for: billing, timetable (学时、课时).</summary>
    [KnownCodes("billing", "timetable")]
    public Cited<string>? ClassHourUse { get; init; }

    /// <summary>Minutes of a class-hour in primary grades.</summary>
    public Cited<int>? ClassHourMinutesPrimary { get; init; }

    /// <summary>Minutes of a class-hour in junior grades.</summary>
    public Cited<int>? ClassHourMinutesJunior { get; init; }

    /// <summary>How the end relates to local off-work time: aligned, notEarlierSoft (与下班时间衔接).</summary>
    [KnownCodes("aligned", "notEarlierSoft")]
    public Cited<string>? EndVsOffWork { get; init; }

    /// <summary>Minutes either way that still count as aligned.</summary>
    public Cited<int>? EndToleranceMinutes { get; init; }

    /// <summary>Who owes the local off-work time as long as it is not entered.</summary>
    public Cited<bool>? OffWorkTimeEntered { get; init; }

    /// <summary>Local off-work time, where the page itself knows it; otherwise a local setting.</summary>
    public Cited<TimeOnly>? OffWorkTime { get; init; }

    /// <summary>Schools whose service is coordinated with their pupils' rides: township (乡镇学校).</summary>
    [KnownCodes("township")]
    public Cited<string>? TransportCoordination { get; init; }

    /// <summary>Whether noon rest and breaks may not be squeezed (午休、课间休息).</summary>
    public Cited<bool>? ProtectNoonAndBreaks { get; init; }

    /// <summary>Least share of enrichment in the minutes offered a week, 0 to 1, inclusive (素质拓展服务时间占比).</summary>
    public Cited<decimal>? EnrichmentMinWeeklyShare { get; init; }

    /// <summary>Kinds of content, or whole categories, that predominate in grades 1 and 2 (为主).</summary>
    public Cited<string[]>? Grade12Kinds { get; init; }

    /// <summary>Kinds of content that predominate in the primary grades from 3 on (为主).</summary>
    public Cited<string[]>? Grade3UpKinds { get; init; }

    /// <summary>Steps of a request in their order, e.g. application, classReview, schoolDecision, agreement, delivery (报名审核).</summary>
    public Cited<string[]>? RequestChain { get; init; }

    /// <summary>The document signed: agreement, writtenAgreement, voluntaryAgreement, notice, safetyAgreement (协议、告知书).</summary>
    [KnownCodes("agreement", "writtenAgreement", "voluntaryAgreement", "notice", "safetyAgreement")]
    public Cited<string>? AgreementType { get; init; }

    /// <summary>Who signs: school, guardian, pupil.</summary>
    [KnownCodes("school", "guardian", "pupil")]
    public Cited<string[]>? Signatories { get; init; }

    /// <summary>Steps by which a vendor comes to a school (遴选、审批); Staffing keeps them, the menu asks for their result.</summary>
    public Cited<string[]>? VendorApproval { get; init; }

    /// <summary>Provider kinds that may not give academic support (严禁参与校内学科类服务).</summary>
    public Cited<string[]>? NotInAcademicSupport { get; init; }

    /// <summary>Who sets the fee standard (收费标准): a school charges within it.</summary>
    public Cited<string[]>? FeeStandardSetter { get; init; }
}
