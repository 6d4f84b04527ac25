using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What the service contains, and how families choose it, join it and leave it.</summary>
public sealed partial record EnrolmentPack
{
    /// <summary>Whether nobody may be made to take part, openly or in disguise (强制或变相强制).</summary>
    public Cited<bool>? NoCoercion { get; init; }

    /// <summary>Whether families that choose a provider outside are reminded to choose a lawful and safe one (校外选择提醒).</summary>
    public Cited<bool>? OffCampusReminder { get; init; }

    /// <summary>Class-hours of academic support the school offers at least every day, over all groups (学业辅导学时).</summary>
    public Cited<int>? AcademicMinDailyClassHours { get; init; }

    /// <summary>Kinds of content that predominate in grades 7 to 9 (初中为主的内容).</summary>
    public Cited<string[]>? JuniorKinds { get; init; }

    /// <summary>Share of the written homework, 0 to 1, that junior pupils finish more than (大部分书面家庭作业).</summary>
    public Cited<decimal>? JuniorHomeworkMoreThan { get; init; }

    /// <summary>Share of the written homework, 0 to 1, that junior pupils finish at least (至少完成).</summary>
    public Cited<decimal>? JuniorHomeworkAtLeast { get; init; }

    /// <summary>Teaching new lessons is banned: newLesson (上新课).</summary>
    public Cited<string[]>? NewLessonBans { get; init; }

    /// <summary>Training for exams is banned: drill, examTraining (刷题备考、考试训练).</summary>
    public Cited<string[]>? ExamBans { get; init; }

    /// <summary>Help for single pupils: remedialHelp, learningExtension (补缺补差、拓展提升).</summary>
    public Cited<string[]>? Tutoring { get; init; }

    /// <summary>Forms of that help: individual, smallGroup, lecture, largeClass (个别辅导、大班制).</summary>
    public Cited<string[]>? TutoringForms { get; init; }

    /// <summary>Preview and review as an item of their own (预习、复习).</summary>
    public Cited<string[]>? PreviewReview { get; init; }

    /// <summary>What reading by oneself counts as: academicSupport, enrichment (自主阅读).</summary>
    [KnownCodes("academicSupport", "enrichment")]
    public Cited<string>? IndependentReadingClass { get; init; }

    /// <summary>What reading together counts as: academicSupport, enrichment (阅读活动).</summary>
    [KnownCodes("academicSupport", "enrichment")]
    public Cited<string>? ReadingActivityClass { get; init; }

    /// <summary>Whether school and parent sign a safety agreement, which the first attendance finds signed (安全协议).</summary>
    public Cited<bool>? SafetyAgreement { get; init; }

    /// <summary>Hours in which people are awake for which a place is kept for a family that waited (候补答复时间).</summary>
    public Cited<int>? OfferHours { get; init; }

    /// <summary>How a school may answer who joins in mid-term: mustAllow, unlessFull (中途参与).</summary>
    [KnownCodes("mustAllow", "unlessFull")]
    public Cited<string>? MidTermJoin { get; init; }

    /// <summary>What who joins in mid-term pays: remainingSessions, the term's fee by the sessions still planned.</summary>
    [KnownCodes("remainingSessions")]
    public Cited<string>? JoinProRating { get; init; }

    /// <summary>Whether who leaves in mid-term may: mustAllow, allowed (中途退出).</summary>
    [KnownCodes("mustAllow", "allowed")]
    public Cited<string>? MidTermLeave { get; init; }

    /// <summary>What may not be done in service time, sentence by sentence.</summary>
    internal IEnumerable<Cited<string[]>> Bans =>
        new[] { TeachingBans, NewLessonBans, ExamBans, ContentBans }.OfType<Cited<string[]>>();

    /// <summary>Whether the document speaks of the activity, as content, as permitted or as banned; then no list leaves it open.</summary>
    internal bool SpeaksOf(string activity) =>
        Bans.Any(bans => bans.Value.Contains(activity))
        || new[] { Tutoring, PreviewReview }.Any(list => list?.Value.Contains(activity) == true)
        || ReadingClass.SourceOf(activity, this) is not null
        || new[] { Grade12Kinds, Grade3UpKinds, JuniorKinds }.Any(kinds =>
            kinds?.Value.Any(kind => ActivityKinds.Cover(kind, activity)) == true
        );
}
