using AfterSchool.Fees.BudgetYears;
using AfterSchool.Fees.ChargePackages;
using AfterSchool.Fees.Expenditures;
using AfterSchool.Fees.Incomes;
using AfterSchool.Fees.PayoutRules;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Standards;
using AfterSchool.Fees.Storage;
using AfterSchool.Fees.TermAccounts;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Tests;

/// <summary>Each bound of the five pages: on each side of it, and exactly on it; and the force of the place's own cell.</summary>
public sealed class PlaceRuleBoundTests
{
    private static readonly Editions<FeesPack> Pages = Editions.Read<FeesPack>(typeof(FeesDb).Assembly);
    private static readonly FeesPack Hunan = In("430102");
    private static readonly FeesPack Lipu = In("450381");
    private static readonly FeesPack Zaozhuang = In("370402");
    private static readonly FeesPack Changzhi = In("140402");
    private static readonly FeesPack Urumqi = In("650102");

    private static FeesPack In(string division) =>
        Pages.InForce(DivisionCode.Parse(division), new DateOnly(2026, 9, 1))!;

    [Fact]
    public void Five_places_have_a_page() => Assert.Equal(5, Pages.Pages.Count);

    [Theory]
    [InlineData(200_01, null, false)]
    [InlineData(200_00, null, true)]
    [InlineData(200_01, 60, false)]
    [InlineData(200_01, 61, true)]
    public void The_cap_is_200_a_term_up_to_an_hour(long fen, int? minutes, bool passes)
    {
        Assert.Equal(passes, TermCapRule.JudgeStandard(FeeUnit.Term, minutes, new(fen), Urumqi).Permits);
        // No other place has a number.
        Assert.True(TermCapRule.JudgeStandard(FeeUnit.Term, minutes, new(fen), Changzhi).Permits);
    }

    [Theory]
    [InlineData(100_00, 100_00, true)] // two lines of an hour together: 200.00
    [InlineData(100_00, 100_01, false)]
    public void Lines_of_an_hour_are_added_up(long one, long other, bool passes) =>
        Assert.Equal(passes, TermCapRule.JudgeLines([Line(one, 60), Line(other, null)], [], Urumqi).Permits);

    [Theory]
    [InlineData(279_99, true)]
    [InlineData(280_00, true)]
    [InlineData(280_01, false)]
    public void A_rural_standard_is_no_higher_than_the_lower_of_the_two(long rural, bool passes)
    {
        var ruling = RuralStandardRule.Judge(new(rural), [new(300_00), new(280_00)], Zaozhuang);
        Assert.Equal(passes, ruling.Permits);
        Assert.Equal(passes ? null : Verdict.NeedsReason, ruling.Gravest);
        Assert.True(RuralStandardRule.Judge(new(rural), [], Zaozhuang).Permits);
    }

    [Theory]
    [InlineData(79_999_99, false)] // 79.99999 %
    [InlineData(80_000_00, true)]
    [InlineData(80_000_01, true)]
    public void Staff_get_80_percent_of_fee_and_subsidy(long pay, bool passes)
    {
        var figures = new PayShareFigures(new(80_000_00), new(20_000_00), new(pay));
        Assert.Equal(passes, StaffPayShareRule.Judge(figures, Zaozhuang).Permits);
        Assert.True(StaffPayShareRule.Note(figures, Zaozhuang).Permits);
        Assert.Equal(passes ? null : Verdict.Noted, StaffPayShareRule.Note(figures, Zaozhuang).Gravest);
        Assert.Empty(StaffPayShareRule.Judge(figures, Hunan).Findings);
    }

    [Theory]
    [InlineData(999_99, false)]
    [InlineData(1_000_00, true)]
    public void Takings_are_remitted_in_full(long remitted, bool passes)
    {
        Assert.Equal(passes, TwoLinesRule.JudgeRemittance(new(remitted), new(1_000_00), Zaozhuang).Permits);
        Assert.True(TwoLinesRule.JudgeRemittance(new(remitted), new(1_000_00), Urumqi).Permits);
        Assert.False(TwoLinesRule.JudgeSpending(PaidFrom.Takings, new(1_000_00), Zaozhuang).Permits);
        Assert.True(TwoLinesRule.JudgeSpending(PaidFrom.Funds, new(1_000_00), Zaozhuang).Permits);
        Assert.False(TwoLinesRule.JudgeClosing(new(1), Zaozhuang).Permits);
        Assert.True(TwoLinesRule.JudgeClosing(Money.Zero, Zaozhuang).Permits);
    }

    [Theory]
    [InlineData(17_000_00, true)]
    [InlineData(17_000_01, false)]
    public void In_Urumqi_pay_waits_for_operating_cost_and_in_Hunan_it_is_the_other_way_round(long pay, bool passes)
    {
        Assert.Equal(passes, UseOrderRule.JudgePayOut(new(pay), new(20_000_00), new(3_000_00), Urumqi).Permits);
        Assert.True(UseOrderRule.JudgePayOut(new(pay), new(20_000_00), new(3_000_00), Hunan).Permits);
        Assert.Equal(passes, UseOrderRule.Judge("utilities", new(pay), new(20_000_00), new(3_000_00), Hunan).Permits);
        Assert.True(UseOrderRule.Judge("utilities", new(pay), new(20_000_00), new(3_000_00), Urumqi).Permits);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void One_cost_accounting_a_year_is_owed_in_Urumqi(int runs, bool met)
    {
        Assert.Equal(met, !CostAccountingRule.Judge(runs, 2026, Urumqi).Duties.Any());
        Assert.Empty(CostAccountingRule.Judge(runs, 2026, Lipu).Findings);
    }

    [Fact]
    public void A_source_that_is_not_named_is_held_wherever_there_is_a_list()
    {
        foreach (var pack in (FeesPack[])[Hunan, Lipu, Changzhi, Urumqi])
            Assert.Equal(Verdict.Held, FundingSourceRule.Judge(FundingSource.Sponsorship, pack).Gravest);
        Assert.Null(FundingSourceRule.Judge(FundingSource.Sponsorship, Zaozhuang).Gravest);
        Assert.Null(FundingSourceRule.Judge(FundingSource.PublicWelfareOrganisation, Lipu).Gravest);
        Assert.Null(FundingSourceRule.Judge(FundingSource.Subsidy, Changzhi).Gravest);
    }

    [Fact]
    public void A_use_that_is_not_named_is_what_the_cell_makes_of_it()
    {
        Assert.Equal(Verdict.Noted, UseRule.Judge("consumables", "九月", Lipu).Gravest);
        Assert.Equal(Verdict.Held, UseRule.Judge("consumables", "九月", Zaozhuang).Gravest);
        Assert.Equal(Verdict.Held, UseRule.Judge("consumables", "九月", Urumqi).Gravest);
        Assert.Null(UseRule.Judge("consumables", "九月", Hunan).Gravest);
        Assert.Null(UseRule.Judge("consumables", "九月", Changzhi).Gravest);
        // Only Hunan asks what causes it.
        Assert.True(UseRule.LacksItsLink("equipmentPurchase", " ", Hunan));
        Assert.False(UseRule.LacksItsLink("equipmentPurchase", "社团训练", Hunan));
        Assert.False(UseRule.LacksItsLink("consumables", null, Hunan));
        Assert.False(UseRule.LacksItsLink("consumables", null, Zaozhuang));
    }

    [Theory]
    [InlineData("transferOut", Verdict.Refused, Verdict.Duty, Verdict.Refused, null, Verdict.Duty)]
    [InlineData("managementFee", Verdict.Refused, Verdict.Noted, Verdict.Refused, null, Verdict.Duty)]
    [InlineData("unrelated", Verdict.Refused, Verdict.Noted, Verdict.Refused, null, Verdict.Duty)]
    public void What_is_not_the_service_is_refused_owed_or_noted(
        string use,
        Verdict hunan,
        Verdict lipu,
        Verdict zaozhuang,
        Verdict? changzhi,
        Verdict urumqi
    ) =>
        Assert.Equal(
            [hunan, lipu, zaozhuang, changzhi, urumqi],
            ((FeesPack[])[Hunan, Lipu, Zaozhuang, Changzhi, Urumqi]).Select(pack =>
                UseRule.Judge(use, "九月", pack).Gravest
            )
        );

    [Theory]
    [InlineData("", Verdict.Refused, Verdict.Noted)]
    [InlineData("申请退费", null, null)]
    public void A_refund_on_leaving_is_asked_for_in_writing(string application, Verdict? zaozhuang, Verdict? lipu)
    {
        Assert.Equal(zaozhuang, RefundOwedRule.JudgeWriting(application, Zaozhuang).Gravest);
        // A default of ours refuses nobody.
        Assert.Equal(lipu, RefundOwedRule.JudgeWriting(application, Lipu).Gravest);
        Assert.Null(RefundOwedRule.JudgeWriting(application, Hunan).Gravest);
    }

    [Fact]
    public void A_waiver_comes_about_as_the_page_says()
    {
        Assert.Equal(100, WaiverRule.Percent(true, 30, 40, Zaozhuang));
        Assert.Equal(0, WaiverRule.Percent(false, 30, 40, Zaozhuang));
        Assert.Equal(30, WaiverRule.Percent(true, 30, 40, Hunan));
        Assert.Null(WaiverRule.Percent(true, null, 40, Hunan));
        Assert.Equal(40, WaiverRule.Percent(true, 30, 40, Urumqi));
        Assert.Equal(0, WaiverRule.Percent(true, 30, null, Urumqi));
        Assert.Equal(0, WaiverRule.Percent(true, 30, 40, Lipu));
        Assert.True(WaiverRule.JudgeDecision(isEntitled: true, Urumqi).Permits);
        Assert.Equal(Verdict.Noted, WaiverRule.JudgeDecision(isEntitled: false, Urumqi).Gravest);
        Assert.Equal(Verdict.Refused, WaiverRule.JudgeDecision(isEntitled: true, Zaozhuang).Gravest);
    }

    [Fact]
    public void The_rule_on_pay_is_approved_in_Urumqi_drawn_up_in_Changzhi_and_nothing_elsewhere()
    {
        var rule = new PayoutRule
        {
            Id = Guid.CreateVersion7(),
            SchoolId = Guid.CreateVersion7(),
            Rates = "每课时40元",
            ClassHours = 1,
            Content = "社团",
            DrawnUpAt = DateTimeOffset.UnixEpoch,
        };
        Assert.Equal(Verdict.Refused, PayoutRuleRule.Judge(rule, Urumqi).Gravest);
        Assert.Null(PayoutRuleRule.Judge(rule, Changzhi).Gravest);
        Assert.Equal(Verdict.Duty, PayoutRuleRule.Judge(null, Changzhi).Gravest);
        Assert.Null(PayoutRuleRule.Judge(null, Hunan).Gravest);
        rule.Approve(Guid.CreateVersion7(), DateTimeOffset.UnixEpoch);
        Assert.Null(PayoutRuleRule.Judge(rule, Urumqi).Gravest);
    }

    [Theory]
    [InlineData(500, 350, 300, 450)] // subsidy bears 300, the fees 50
    [InlineData(500, 300, 300, 500)]
    [InlineData(500, 299, 300, 500)] // what is left of the subsidy is no family's
    [InlineData(500, 301, 300, 499)]
    public void Costs_go_against_other_money_first(long collected, long spent, long other, long surplus) =>
        Assert.Equal(surplus, Figures.SurplusOf(new(collected), new(spent), new(other), Money.Zero).Fen);

    [Fact]
    public void A_rate_that_changes_in_a_term_needs_a_reason_in_Hunan_is_noted_in_Urumqi_and_free_elsewhere()
    {
        var day = new DateOnly(2026, 10, 1);
        Assert.Equal(Verdict.NeedsReason, RateFixedPerTermRule.Judge(true, day, Hunan).Gravest);
        Assert.Equal(Verdict.Noted, RateFixedPerTermRule.Judge(true, day, Urumqi).Gravest);
        Assert.Null(RateFixedPerTermRule.Judge(true, day, Zaozhuang).Gravest);
    }

    [Theory]
    [InlineData("同步练习册可自愿购买", true)]
    [InlineData("请带上练习册", false)]
    [InlineData("请购买雨具", false)]
    public void A_workbook_is_not_offered_in_Urumqi(string text, bool refused) =>
        Assert.Equal(refused, !SalesInNoticesRule.Judge(text, Urumqi).Permits);

    private static ChargeLine Line(long fen, int? minutes) =>
        new()
        {
            Kind = ChargeKind.AfterSchoolService,
            Type = ChargeType.ServiceFee,
            Minutes = minutes,
            Title = "课后服务",
            AmountFen = fen,
            OwnConsent = true,
        };
}
