using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Safety.Tests;

/// <summary>The rows of the catalogue, place by place: what the force of the cell makes of the same matter.</summary>
public sealed class PlacesTests
{
    private static readonly string[] All = ["lipu", "zaozhuang", "hunan", "changzhi", "urumqi"];

    // Verdicts in the order of All; "-" where the cell is silent.
    [Theory]
    [InlineData("roll-call-owed", "Pending - Pending Pending Pending")] // SAF-006
    [InlineData("children-in-care", "Pending Pending Pending Pending Pending")] // SAF-007
    [InlineData("group-without-supervisor", "Duty Duty Duty Duty Duty")] // SAF-007
    [InlineData("hand-over-count", "Pending - Pending Pending Pending")] // SAF-008
    [InlineData("hand-over-mismatch", "Duty - Duty Duty Duty")] // SAF-008
    [InlineData("roll-call-late", "Duty - Duty Duty Duty")] // SAF-006, default
    [InlineData("pick-up-late", "Duty Duty Duty Noted Duty")] // SAF-009
    [InlineData("leave-notice-undelivered", "- - Duty - -")] // SAF-010
    [InlineData("gate-unknown-person", "Pending Pending Pending Pending Pending")] // SAF-011
    [InlineData("gate-not-cleared", "Refused Refused Refused Refused Refused")] // SAF-011, STF-010
    [InlineData("emergency-plan-missing", "Duty Duty Duty - Duty")] // SAF-012
    [InlineData("hazard-open", "Duty Duty Duty Duty Duty")] // SAF-014
    [InlineData("place-closed", "Duty Duty Duty Duty Duty")] // SAF-014
    [InlineData("first-responsible-unnamed", "- - - - Duty")] // SAF-003
    [InlineData("responsibility-not-fixed", "- - - - Duty")] // SAF-004
    [InlineData("insurance-not-used", "Duty - - - Noted")] // SAF-020
    [InlineData("insurance-cover", "- - Duty - -")] // SAF-020
    [InlineData("police-patrol-owed", "- - - - Duty")] // SAF-023, SAF-009
    public void Follows_the_cell(string rule, string verdicts) =>
        Assert.Equal(verdicts, string.Join(' ', All.Select(place => VerdictOf(rule, Pages.Of(place)))));

    // Everything kept: nothing is said anywhere.
    [Fact]
    public void Says_nothing_where_what_is_asked_was_done() =>
        Assert.All(
            All.Select(Pages.Of),
            page =>
                Assert.Empty(
                    Ruling
                        .All(
                            AttendanceRule.JudgeClose(page, unmarked: 0, inCare: 0),
                            AttendanceRule.JudgeSupervised(page, isSupervised: true),
                            AttendanceRule.JudgeRollCall(page.RollCallAlertMinutes, 15),
                            HandOverRule.JudgeCounts(page, 28, 28, 28),
                            GateRule.Judge(page, isKnown: true),
                            EmergencyPlanRule.Judge(page, isValid: true),
                            HazardRule.JudgeUse(page, "阅览室", isClosed: false),
                            FirstResponsibleRule.Judge(page, isNamed: true),
                            ResponsibilityRule.Judge(page, isFixed: true),
                            InsuranceRule.Judge(page, firstGap: null, hasAny: true),
                            PolicePatrolRule.Judge(page, page.PolicePatrol?.Value ?? [])
                        )
                        .Findings
                )
        );

    [Theory]
    [InlineData("urumqi", "surroundings guardPost patrol", "traffic")]
    [InlineData("urumqi", "", "surroundings guardPost patrol traffic")]
    public void Names_the_parts_of_the_patrol_that_are_not_confirmed(string place, string confirmed, string missing)
    {
        var finding = Assert.Single(PolicePatrolRule.Judge(Pages.Of(place), confirmed.Split(' ')).Findings);
        Assert.Equal("police", finding.Bound);
        var compared = finding.Compared!.GetType().GetProperty("Missing")!.GetValue(finding.Compared);
        Assert.Equal(missing.Split(' '), Assert.IsType<string[]>(compared));
    }

    private static string VerdictOf(string rule, SafetyPack page) =>
        Broken(page).Findings.FirstOrDefault(one => one.Rule == rule)?.Verdict.ToString() ?? "-";

    /// <summary>Everything broken at once.</summary>
    private static Ruling Broken(SafetyPack page) =>
        Ruling.All(
            AttendanceRule.JudgeClose(page, unmarked: 1, inCare: 1),
            AttendanceRule.JudgeSupervised(page, isSupervised: false),
            AttendanceRule.JudgeRollCall(page.RollCallAlertMinutes, 15.1),
            HandOverRule.JudgeCounts(page, 28, 27, 28),
            HandOverRule.JudgeMismatch(page, 28, 27, 28),
            PickUpRule.Judge(page.LatePickUpMinutes, 30.1),
            LeaveNoticeRule.Judge(page, isDelivered: false),
            GateRule.Judge(page, isKnown: false),
            ClearedListRule.Judge("gate-not-cleared", page, isCleared: false),
            EmergencyPlanRule.Judge(page, isValid: false),
            HazardRule.JudgeFound(page, "fire", "食堂"),
            HazardRule.JudgeUse(page, "食堂", isClosed: true),
            FirstResponsibleRule.Judge(page, isNamed: false),
            ResponsibilityRule.Judge(page, isFixed: false),
            InsuranceRule.Judge(page, new DateOnly(2026, 9, 1), hasAny: false),
            PolicePatrolRule.Judge(page, [])
        );
}
