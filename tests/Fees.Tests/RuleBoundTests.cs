using AfterSchool.Fees.Copies;
using AfterSchool.Fees.PayLists;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Refunds;
using AfterSchool.Fees.Storage;
using AfterSchool.Fees.TermAccounts;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Tests;

public sealed class RuleBoundTests
{
    private static readonly FeesPack Hunan = Editions
        .Read<FeesPack>(typeof(FeesDb).Assembly)
        .InForce(DivisionCode.Parse("430102"), new DateOnly(2026, 9, 1))!;

    [Theory]
    [InlineData(11_000_00, 10_000_00, 1_000_00, true)]
    [InlineData(11_000_00, 10_000_00, 1_000_01, false)]
    [InlineData(9_000_00, 10_000_00, 1, false)]
    public void What_is_free_is_the_balance_less_the_reserve(long funds, long reserved, long amount, bool passes) =>
        Assert.Equal(passes, UseOrderRule.Judge("utilities", new(amount), new(funds), new(reserved), Hunan).Permits);

    [Theory]
    [InlineData(33_334, false)] // 33,334 × 3 = 100,002 > 100,001
    [InlineData(33_333, true)] // 33,333 × 3 = 99,999 ≤ 100,001
    public void The_average_is_compared_without_rounding(long manager, bool passes)
    {
        PayLine[] month = [Line(33_333), Line(33_334), Line(33_334), Line(manager, DutyRole.Management)];
        Assert.Equal(passes, ManagementCapRule.Judge(month, [], Hunan).Permits);
    }

    [Fact]
    public void Where_nobody_serves_directly_a_manager_gets_nothing() =>
        Assert.False(ManagementCapRule.Judge([Line(1, DutyRole.Management)], [], Hunan).Permits);

    [Theory]
    [InlineData(10_000, 7, 5, 1, 7_143)] // 100.00 × 5 ÷ 7 = 71.428…, up
    [InlineData(10_000, 7, 0, 7, 0)]
    [InlineData(10_000, 7, 5, 0, 10_000)] // never came
    public void A_refund_is_paid_times_remaining_by_planned(
        long paid,
        int planned,
        int remaining,
        int attended,
        long due
    ) => Assert.Equal(due, RefundFormula.Of(new(paid), planned, remaining, attended).Amount.Fen);

    [Fact]
    public void Part_of_a_class_hour_is_not_billed()
    {
        var timetable = new OfferingTimetable
        {
            OfferingId = Guid.CreateVersion7(),
            Days = [new(2026, 9, 1), new(2026, 9, 2), new(2026, 9, 3)],
            Minutes = [90, 79, 80],
        };
        // From the second day on: 79 minutes are one hour of 40, 80 are two.
        Assert.Equal(3, timetable.ClassHoursFrom(new(2026, 9, 2), 40));
    }

    [Fact]
    public void A_term_with_a_fen_of_surplus_stays_open()
    {
        var figures = new Figures(new(100), new(99), Money.Zero, Money.Zero, new(1), Money.Zero, 0, Money.Zero);
        var finding = Assert.Single(TermCloseRule.JudgeSurplus(figures, Hunan).Findings);
        Assert.Equal(("surplus-unreturned", Verdict.Pending), (finding.Rule, finding.Verdict));
        Assert.True(TermCloseRule.JudgeSurplus(figures with { Surplus = Money.Zero }, Hunan).Permits);
        Assert.False(TermCloseRule.JudgeOwed(figures with { OpenRefunds = 1 }, Hunan).Permits);
        Assert.False(TermCloseRule.JudgeOwed(figures with { UnpaidAllowances = new(1) }, Hunan).Permits);
    }

    private static PayLine Line(long fen, DutyRole role = DutyRole.Direct) =>
        new()
        {
            PersonId = Guid.CreateVersion7(),
            Role = role,
            AmountFen = fen,
        };
}
