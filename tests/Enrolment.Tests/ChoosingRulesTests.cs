using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.Enrolment.Tests.FivePlaces;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Rules of choosing, signing, joining and leaving, by the pages and without the service.</summary>
public sealed class ChoosingRulesTests
{
    [Theory]
    [InlineData(Lipu, Verdict.Duty, "四(三)")]
    [InlineData(Hunan, null, null)] // 自愿报名、自主选课: its document names no class review
    [InlineData(Urumqi, Verdict.NeedsReason, "三(四)")]
    [InlineData(Zaozhuang, null, null)] // 家长申请、班级审核、学校统一实施: no decision of its own
    [InlineData(Changzhi, null, null)] // no chain
    public void A_decision_before_the_class_review_comes_to_what_the_chain_s_force_says(
        string place,
        Verdict? verdict,
        string? article
    )
    {
        var ruling = RequestChainRule.Judge(Asked(), RequestStep.SchoolDecision, PageOf(place));
        Assert.Equal(verdict, ruling.Gravest);
        if (verdict is not null)
            Assert.Equal(article, ruling.Findings[0].Sources[0].Article);
        var reviewed = Asked();
        reviewed.Review("同意");
        Assert.Empty(RequestChainRule.Judge(reviewed, RequestStep.SchoolDecision, PageOf(place)).Findings);
    }

    [Fact]
    public void Zaozhuang_owes_the_class_review_when_it_takes_the_child_in_without()
    {
        var request = Asked();
        var finding = Assert.Single(RequestChainRule.Judge(request, RequestStep.Delivery, PageOf(Zaozhuang)).Findings);
        Assert.Equal((Verdict.Duty, "school", "五¶3"), (finding.Verdict, finding.Bound, finding.Sources[0].Article));
        request.Review("同意");
        Assert.Empty(RequestChainRule.Judge(request, RequestStep.Delivery, PageOf(Zaozhuang)).Findings);
    }

    [Theory]
    [InlineData(Lipu, 1)]
    [InlineData(Zaozhuang, 3)]
    [InlineData(Hunan, 1)]
    [InlineData(Changzhi, 3)] // 由学生家长自主选择、自愿申报: the family's word is enough
    [InlineData(Urumqi, 1)]
    public void A_place_waits_for_the_school_s_decision_only_where_the_chain_names_one(string place, int statuses) =>
        Assert.Equal(statuses, RequestChainRule.ReadyForPlace(PageOf(place)).Length);

    [Theory]
    [InlineData(Lipu, new[] { "guardian" }, new[] { "school" })]
    [InlineData(Lipu, new[] { "guardian", "school" }, new string[0])]
    [InlineData(Zaozhuang, new[] { "guardian", "school" }, new[] { "pupil" })]
    [InlineData(Zaozhuang, new[] { "guardian", "school", "pupil" }, new string[0])]
    [InlineData(Hunan, new[] { "guardian" }, new string[0])] // there the place waits instead
    [InlineData(Changzhi, new[] { "guardian" }, new[] { "school" })]
    [InlineData(Urumqi, new[] { "guardian", "school" }, new[] { "pupil" })]
    public void Owes_the_signatures_that_are_missing(string place, string[] signed, string[] missing)
    {
        var ruling = SignatoriesRule.JudgeMissing(signed, PageOf(place));
        Assert.Equal(missing.Length > 0 ? Verdict.Duty : null, ruling.Gravest);
        if (missing.Length > 0)
            Assert.Equal(
                missing,
                (string[])
                    ruling
                        .Findings[0]
                        .Compared!.GetType()
                        .GetProperty("Missing")!
                        .GetValue(ruling.Findings[0].Compared)!
            );
    }

    [Fact]
    public void A_signature_more_is_refused_only_where_the_parties_bind_strictly()
    {
        Assert.Equal(Verdict.Refused, SignatoriesRule.Judge("pupil", PageOf(Hunan)).Gravest);
        Assert.Null(SignatoriesRule.Judge("pupil", PageOf(Lipu)).Gravest);
    }

    [Theory]
    [InlineData(Hunan, true)]
    [InlineData(Lipu, false)]
    [InlineData(Zaozhuang, false)]
    [InlineData(Changzhi, false)]
    [InlineData(Urumqi, false)]
    public void The_agreement_comes_first_in_a_strict_order_alone(string place, bool comesFirst) =>
        Assert.Equal(comesFirst, AgreementRule.ComesFirst(PageOf(place)));

    [Fact]
    public void Changzhi_owes_one_document_once_and_a_second_one_only_where_the_page_has_two()
    {
        var page = PageOf(Changzhi);
        Assert.Equal(["safety-agreement-missing"], Rules(AgreementRule.Judge(Asked(), page)));
        var both = page with { AgreementType = PageOf(Lipu).AgreementType };
        Assert.Equal(["safety-agreement-missing", "agreement-missing"], Rules(AgreementRule.Judge(Asked(), both)));
    }

    [Theory]
    [InlineData(Changzhi, "noPlace", Verdict.Pending)] // 应允许: never a no
    [InlineData(Changzhi, null, Verdict.Pending)]
    [InlineData(Lipu, "noPlace", null)]
    [InlineData(Zaozhuang, "noFittingGroup", null)]
    [InlineData(Hunan, "other", Verdict.NeedsReason)]
    [InlineData(Urumqi, null, Verdict.NeedsReason)]
    public void Declines_who_joins_in_mid_term_for_want_of_a_place_alone(string place, string? code, Verdict? verdict)
    {
        Assert.Equal(
            verdict,
            MidTermJoinRule.JudgeDecline(isMidTerm: true, code, hasFree: false, PageOf(place)).Gravest
        );
        Assert.Null(MidTermJoinRule.JudgeDecline(isMidTerm: false, code, hasFree: false, PageOf(place)).Gravest);
    }

    [Theory]
    [InlineData(16, 16, 18_000)]
    [InlineData(7, 16, 7_875)] // 18,000 × 7 ÷ 16
    [InlineData(5, 14, 6_428)] // 6,428.57: a broken fen is the pupil's
    [InlineData(0, 0, 18_000)] // nothing planned says nothing
    public void Charges_who_joins_by_the_sessions_still_planned(int remaining, int planned, long fen)
    {
        foreach (var place in (string[])[Lipu, Zaozhuang, Hunan, Changzhi, Urumqi])
            Assert.Equal(fen, MidTermJoinRule.Fee(new Money(18_000), remaining, planned, PageOf(place)).Fen);
    }

    [Theory]
    [InlineData(Lipu, Verdict.Refused, "二(三)")]
    [InlineData(Zaozhuang, Verdict.Refused, "五¶3")]
    [InlineData(Hunan, Verdict.Refused, "(二)-1")]
    [InlineData(Changzhi, Verdict.Pending, "四(一)¶2")]
    [InlineData(Urumqi, Verdict.Refused, "二(二)")]
    public void Lets_no_school_put_off_a_pupil_s_leaving(string place, Verdict verdict, string article)
    {
        var next = new DateOnly(2026, 9, 7);
        var finding = Assert.Single(LeavingRule.Judge(bySchool: true, next.AddDays(1), next, PageOf(place)).Findings);
        Assert.Equal((verdict, article), (finding.Verdict, finding.Sources[0].Article));
        Assert.Empty(LeavingRule.Judge(bySchool: true, next, next, PageOf(place)).Findings);
        Assert.Empty(LeavingRule.Judge(bySchool: false, next.AddDays(1), next, PageOf(place)).Findings);
    }

    private static string[] Rules(Ruling ruling) => [.. ruling.Findings.Select(finding => finding.Rule)];

    private static EnrolmentRequest Asked() =>
        new()
        {
            Id = Guid.CreateVersion7(),
            PupilId = Guid.Empty,
            ClassId = Guid.Empty,
            SchoolId = Guid.Empty,
            TermId = Guid.Empty,
            AskedBy = Guid.Empty,
            Choices = [],
        };
}
