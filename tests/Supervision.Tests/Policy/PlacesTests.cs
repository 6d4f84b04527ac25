using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Cases;
using AfterSchool.Supervision.Policy;

namespace AfterSchool.Supervision.Tests.Policy;

/// <summary>The rows of the catalogue, place by place.</summary>
public sealed class PlacesTests
{
    private static readonly string[] All = ["lipu", "zaozhuang", "hunan", "changzhi", "urumqi"];

    // Verdicts in the order of All; "-" where the cell is silent.
    [Theory]
    [InlineData("responsible-inspector-missing", "Duty - - - -")] // SUP-016
    [InlineData("visit-aspect-missing", "Pending - - - -")] // SUP-016
    [InlineData("evaluation-dimension-missing", "Pending Noted Pending Pending -")] // SUP-022
    [InlineData("annual-report-owed", "- Duty - - -")] // SUP-030
    [InlineData("annual-report-part-missing", "- Pending - - -")] // SUP-030
    [InlineData("trial-document-unconfirmed", "- - - - Duty")] // XCT-002
    [InlineData("disclose-term-accounts", "- - Duty - -")] // SUP-001
    public void Follows_the_cell(string rule, string verdicts) =>
        Assert.Equal(verdicts, string.Join(' ', All.Select(place => VerdictOf(rule, Pages.Of(place)))));

    [Theory]
    [InlineData("lipu", "time mode content safety")]
    [InlineData("zaozhuang", "governmentDuty publicSatisfaction schoolAssessment")]
    [InlineData("hunan", "countyAndSchoolEvaluation satisfaction")]
    [InlineData("changzhi", "coverage qualityContent satisfaction")]
    public void Every_dimension_of_the_text_is_asked_for_and_no_other(string place, string dimensions)
    {
        var (page, all) = (Pages.Of(place), dimensions.Split(' '));
        Assert.Empty(EvaluationRule.JudgeFinal(page, all).Findings);
        foreach (var left in all)
        {
            var finding = Assert.Single(EvaluationRule.JudgeFinal(page, [.. all.Except([left])]).Findings);
            var missing = finding.Compared!.GetType().GetProperty("Missing")!.GetValue(finding.Compared);
            Assert.Equal([left], Assert.IsType<string[]>(missing));
        }
    }

    [Theory]
    [InlineData(2026, "2027-01-31")]
    [InlineData(2027, "2028-01-31")]
    public void The_report_of_a_year_is_due_before_February_of_the_next(int year, string dueOn) =>
        Assert.Equal(DateOnly.Parse(dueOn, null), AnnualReportRule.DueOn(Pages.Of("zaozhuang"), year));

    [Theory]
    [InlineData("2022-11-28", false)]
    [InlineData("2022-11-29", false)] // three years to the day are not yet more than three
    [InlineData("2022-11-30", true)]
    public void A_trial_document_is_confirmed_yearly_once_it_is_older_than_three_years(string day, bool isOwed)
    {
        var ruling = TrialRule.Judge(Pages.Of("urumqi"), DateOnly.Parse(day, null));
        Assert.Equal(isOwed, ruling.Duties.Any());
    }

    [Theory]
    [InlineData("lipu", "C3", "原则上不早于当地正常下班时间")]
    [InlineData("zaozhuang", "F5", "建档立卡贫困家庭学生参加课后服务全部免费")]
    [InlineData("changzhi", "V2", "严禁拒绝有需求的学生参加")]
    [InlineData("urumqi", "F1", "未经市价格主管部门审核公示的中小学校不得收取课后服务费")]
    public void A_category_accuses_of_the_places_own_sentence(string place, string category, string quote) =>
        Assert.Equal(quote, Categories.ArticlesOf(category, Pages.Of(place))[0].Quote);

    [Theory]
    [InlineData("lipu", "F3")]
    [InlineData("zaozhuang", "C2")]
    [InlineData("changzhi", "T2")]
    [InlineData("urumqi", "G2")]
    public void A_category_the_text_does_not_name_has_no_article(string place, string category) =>
        Assert.Empty(Categories.ArticlesOf(category, Pages.Of(place)));

    private static string VerdictOf(string rule, SupervisionPack page) =>
        Broken(page).Findings.FirstOrDefault(one => one.Rule == rule)?.Verdict.ToString() ?? "-";

    /// <summary>Everything owed at once.</summary>
    private static Ruling Broken(SupervisionPack page) =>
        Ruling.All(
            ResponsibleInspectorRule.Judge(page, hasInspector: false),
            InspectionVisitRule.Judge(page, []),
            EvaluationRule.JudgeFinal(page, []),
            AnnualReportRule.JudgeOwed(page, 2026),
            AnnualReportRule.JudgeSubmit(page, []),
            TrialRule.Judge(page, new DateOnly(2026, 9, 1)),
            DisclosureRule.Judge(page)
        );
}
