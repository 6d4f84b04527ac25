using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Tests.Probe;

namespace AfterSchool.ServiceDefaults.Tests.Policy;

public sealed class RulingTests
{
    private static readonly ProbePage Page = Editions.Read<ProbePage>(typeof(ProbePage).Assembly).Pages[0];

    [Theory]
    [InlineData(Force.Ban, Verdict.Refused)]
    [InlineData(Force.Principle, Verdict.NeedsReason)]
    [InlineData(Force.OpenList, Verdict.Held)]
    [InlineData(Force.Duty, Verdict.Duty)]
    [InlineData(Force.Main, Verdict.Noted)]
    [InlineData(Force.Encouraged, Verdict.Noted)]
    public void The_force_of_the_text_decides_the_verdict(Force force, Verdict verdict) =>
        Assert.Equal(verdict, Page.MostLessons!.Broken("rule", force).Gravest);

    [Fact]
    public void What_the_text_permits_has_no_finding() =>
        Assert.Empty(Page.MostLessons!.Broken("rule", Force.May).Findings);

    [Fact]
    public void Every_finding_is_kept_and_the_gravest_stands_first()
    {
        var ruling = Ruling.All(
            Page.MostLessons!.Broken("noted", Force.Main),
            Page.MostLessons.Broken("refused", Force.Ban),
            Page.MostLessons.Broken("held", Force.OpenList)
        );

        Assert.Equal(["refused", "held", "noted"], ruling.Findings.Select(finding => finding.Rule));
        Assert.False(ruling.Permits);
    }

    [Fact]
    public void A_reason_lets_through_what_needs_one_and_nothing_else()
    {
        var plea = new Plea("The gymnasium is being repaired.", new Dictionary<string, bool>());

        Assert.True(Page.MostLessons!.Broken("rule", Force.Principle).Heard(plea).Permits);
        Assert.False(Page.MostLessons.Broken("rule", Force.Ban).Heard(plea).Permits);
        Assert.False(Page.MostLessons.Broken("rule", Force.OpenList).Heard(plea).Permits);
        Assert.False(Page.MostLessons.Broken("rule", Force.Principle).Heard(plea with { Reason = " " }).Permits);
    }

    [Fact]
    public void What_the_authority_granted_passes_and_what_it_declined_is_refused()
    {
        var held = Page.MostLessons!.Broken("rule", Force.OpenList);

        Assert.True(held.Heard(new Plea(null, new Dictionary<string, bool> { ["rule"] = true })).Permits);
        Assert.Equal(
            Verdict.Refused,
            held.Heard(new Plea(null, new Dictionary<string, bool> { ["rule"] = false })).Gravest
        );
        Assert.Equal(
            Verdict.Held,
            held.Heard(new Plea(null, new Dictionary<string, bool> { ["another"] = true })).Gravest
        );
    }

    [Fact]
    public void A_duty_never_hinders_and_names_the_body_bound()
    {
        var ruling = (Page.MostLessons! with { Force = Force.Duty, Bound = "educationAuthority" }).Broken("rule");

        Assert.True(ruling.Permits);
        Assert.Equal("educationAuthority", Assert.Single(ruling.Duties).Bound);
    }

    [Fact]
    public void Every_finding_cites_document_number_article_and_quote() =>
        Assert.Equal(
            new Citation("probe/2024-03-18", "试行办法", "试〔2024〕1号", "(一)", "不得超过两节"),
            Assert.Single(Page.MostLessons!.Broken("rule").Findings[0].Sources)
        );

    [Fact]
    public void A_default_is_shown_as_a_default() =>
        Assert.True(Page.LeastShare!.Broken("rule").Findings[0].Sources[0].IsDefault);
}

public sealed class EditionsTests
{
    private static readonly ProbePage Page = Editions.Read<ProbePage>(typeof(ProbePage).Assembly).Pages[0];
    private static readonly DateOnly Day = new(2026, 9, 1);

    [Fact]
    public void The_longest_division_that_covers_the_school_wins()
    {
        var county = Page with { Place = "county", Division = Division("430102") };
        var editions = new Editions<ProbePage>([Page, county]);

        Assert.Equal("county", editions.InForce(Division("430102"), Day)?.Place);
        Assert.Equal("probe", editions.InForce(Division("430103"), Day)?.Place);
        Assert.Null(editions.InForce(Division("440103"), Day));
    }

    [Fact]
    public void The_latest_edition_that_has_begun_wins()
    {
        var next = Page with { From = Day };
        var editions = new Editions<ProbePage>([next, Page]);

        Assert.Equal("probe/2024-03-18", editions.InForce(Division("430103"), Day.AddDays(-1))?.Edition);
        Assert.Equal("probe/2026-09-01", editions.InForce(Division("430103"), Day)?.Edition);
        Assert.Null(editions.InForce(Division("430103"), new DateOnly(2024, 3, 17)));
    }

    private static DivisionCode Division(string code) => TextValue.Read<DivisionCode>(code);
}
