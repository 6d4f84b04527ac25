using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>The columns of the menu's workbook, and how schools write what stands in them.</summary>
internal static class MenuColumns
{
    public static readonly Column Title = new("menuTitle", IsRequired: true);
    public static readonly Column Category = new("menuCategory", IsRequired: true)
    {
        Choices = ["学业辅导", "素质拓展", "延时托管"],
    };
    public static readonly Column Activity = new("menuActivity", IsRequired: true);
    public static readonly Column Subject = new("menuSubject") { Choices = ["语文", "数学", "英语", "物理", "化学"] };
    public static readonly Column Provider = new("menuProvider", IsRequired: true)
    {
        Choices = ["本校教师", "校外人员", "公益组织"],
    };
    public static readonly Column Grades = new("menuGrades", IsRequired: true);
    public static readonly Column Fee = new("menuFee", CellKind.Amount, IsRequired: true);
    public static readonly Column Capacity = new("menuCapacity", CellKind.WholeNumber, IsRequired: true);
    public static readonly Column Times = new("menuTimes");
    public static readonly Column Day = new("menuDay", CellKind.Date);
    public static readonly Column Starts = new("menuStarts", CellKind.Time);
    public static readonly Column Ends = new("menuEnds", CellKind.Time);
    public static readonly Column Homework = new("menuHomework", IsRequired: true) { Choices = ["否", "是"] };
    public static readonly Column Form = new("menuForm") { Choices = ["个别辅导", "小组", "讲座", "大班制"] };
    public static readonly Column State = new("menuState");
    public static readonly Column PublishedOn = new("menuPublishedOn", CellKind.Date);

    /// <summary>What a school fills in.</summary>
    public static IReadOnlyList<Column> Of(ActivityWords activities) =>
        [
            Title,
            Category,
            Activity with
            {
                Choices = activities.Offered,
                IsOpen = true,
            },
            Subject with
            {
                IsOpen = true,
            },
            Provider,
            Grades with
            {
                Choices = GradeWords.All,
                IsOpen = true,
            },
            Fee,
            Capacity,
            Times,
            Day,
            Starts,
            Ends,
            Homework,
            Form,
        ];

    public static readonly Dictionary<string, Category> Categories = Paired(
        Category,
        Offerings.Category.AcademicSupport,
        Offerings.Category.Enrichment,
        Offerings.Category.ExtendedCare
    );

    // A vendor's stands in the list that goes out and is known when it comes back; to choose it offers nothing, for want of a contract.
    public static readonly Dictionary<string, ProviderKind> Providers = new(
        Paired(Provider, ProviderKind.OwnStaff, ProviderKind.External, ProviderKind.PublicWelfare)
    )
    {
        ["第三方机构"] = ProviderKind.Vendor,
    };

    public static readonly Dictionary<string, bool> Answers = Paired(Homework, false, true);

    public static readonly Dictionary<string, TeachingForm> Forms = Paired(
        Form,
        TeachingForm.Individual,
        TeachingForm.SmallGroup,
        TeachingForm.Lecture,
        TeachingForm.LargeClass
    );

    /// <summary>An offering as a row of these columns, with what came of it.</summary>
    public static object?[] Row(Offering one, Words words)
    {
        var (times, day, starts, ends) = MenuTimes.Say(one.Weekly, one.Extra);
        return
        [
            one.Title,
            WordFor(Categories, one.Category),
            ActivityWords.Say(one.Activity, words),
            SubjectWords.Say(one.Subject),
            WordFor(Providers, one.ProviderKind),
            string.Join('、', one.Grades.Select(GradeWords.Say)),
            one.FeePerTerm,
            one.Capacity,
            times,
            day,
            starts,
            ends,
            WordFor(Answers, one.AssignsWrittenHomework),
            one.Form is { } form ? WordFor(Forms, form) : null,
            words.Say($"status.{one.Status.Code()}", "zh"),
            one.PublishedOn,
        ];
    }

    /// <summary>The word that a column has for a value.</summary>
    public static string WordFor<T>(Dictionary<string, T> words, T value)
        where T : struct => words.First(one => one.Value.Equals(value)).Key;

    private static Dictionary<string, T> Paired<T>(Column column, params T[] values) =>
        column.Choices.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
}

/// <summary>Subjects of the curriculum as schools call them.</summary>
internal static class SubjectWords
{
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["语文"] = "chinese",
        ["数学"] = "mathematics",
        ["英语"] = "english",
        ["物理"] = "physics",
        ["化学"] = "chemistry",
    };

    /// <summary>The code of a subject; one that has none is kept as it is written.</summary>
    public static string? Read(string? word) => word is null ? null : Codes.GetValueOrDefault(word, word);

    /// <summary>The word for a subject.</summary>
    public static string? Say(string? code) => Codes.FirstOrDefault(one => one.Value == code).Key ?? code;
}

/// <summary>Activities in the words of a place's page: those it offers, and those it bans, so that a ban can be said with its article.</summary>
internal sealed class ActivityWords
{
    /// <summary>None: for lists, in which nothing is chosen.</summary>
    public static readonly ActivityWords None = new();

    private readonly Dictionary<string, string> _codes = [];

    private ActivityWords() { }

    public ActivityWords(EnrolmentPack pack, Words words)
    {
        string[] offered =
        [
            .. Listed(
                pack.NamedActivities?.Value,
                pack.AlsoNamed?.Value,
                pack.Grade12Kinds?.Value,
                pack.Grade3UpKinds?.Value,
                pack.JuniorKinds?.Value,
                pack.Tutoring?.Value
            ),
            .. pack.ExtendedCare is null ? [] : new[] { "extendedCare" },
            .. pack.IndependentReadingClass is null ? [] : new[] { "independentReading" },
            .. pack.ReadingActivityClass is null ? [] : new[] { "readingActivity" },
            .. Usual,
        ];
        string[] spokenOf =
        [
            .. offered,
            .. pack.Bans.SelectMany(bans => bans.Value),
            .. Listed(pack.ExcludedActivities?.Value, pack.CareOutsideService?.Value, pack.OtherActivities?.Value),
            .. Listed(pack.PreviewReview?.Value),
            "eveningStudy",
        ];
        Offered = [.. offered.Where(code => !IsCategory(code)).Select(code => Say(code, words)).Distinct()];
        _codes = spokenOf
            .DistinctBy(code => SheetRow.Narrow(Say(code, words)))
            .ToDictionary(code => SheetRow.Narrow(Say(code, words)));
    }

    /// <summary>What the menu may have, as the page calls it.</summary>
    public IReadOnlyList<string> Offered { get; } = [];

    /// <summary>The code of an activity; null where neither the page nor we have a word for it.</summary>
    public string? Read(string word) => _codes.GetValueOrDefault(word);

    /// <summary>The word for a code, or the code where there is none.</summary>
    public static string Say(string code, Words words) =>
        words.Has($"code.{code}") ? words.Say($"code.{code}", "zh") : code;

    // What every school has, also where a page names no content.
    private static readonly string[] Usual = ["homework", "reading", "sport", "arts", "science", "labour", "club"];

    private static IEnumerable<string> Listed(params string[]?[] lists) => lists.SelectMany(list => list ?? []);

    private static bool IsCategory(string code) => code is "enrichment" or "academicSupport";
}
