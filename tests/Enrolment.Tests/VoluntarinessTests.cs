using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Voluntariness;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.Enrolment.Tests;

/// <summary>What may not have been free choice is asked about, by the authority, and accuses nobody.</summary>
public sealed class VoluntarinessTests(EnrolmentApp app)
{
    private static readonly EnrolmentPack Hunan = FivePlaces.PageOf(FivePlaces.Hunan);

    [Theory]
    [InlineData(49, 50, true)] // 98 % exactly
    [InlineData(48, 50, false)] // 96 %
    [InlineData(10, 10, true)]
    [InlineData(9, 9, false)] // a class too small to say anything of
    public void Looks_at_a_class_of_which_98_of_100_asked_within_ten_minutes(int asked, int pupils, bool isLookedAt) =>
        Assert.Equal(isLookedAt, VoluntarinessRule.JudgeClass(asked, pupils, Hunan).Findings.Count == 1);

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Looks_at_an_account_that_asked_for_more_than_five_children(int children, bool isLookedAt) =>
        Assert.Equal(isLookedAt, VoluntarinessRule.JudgeAccount(children, Hunan).Findings.Count == 1);

    [Theory]
    [InlineData(300, 300, true, true)]
    [InlineData(300, 299, true, false)] // one stayed away
    [InlineData(300, 300, false, false)] // somebody did the term before
    public void Looks_where_nobody_stayed_away_for_two_terms(int onRoll, int asked, bool before, bool isLookedAt) =>
        Assert.Equal(isLookedAt, VoluntarinessRule.JudgeNobodyAway(onRoll, asked, before, Hunan).Findings.Count == 1);

    [Fact]
    public void Asks_the_authority_and_not_the_school_with_the_sentence_on_free_choice()
    {
        var finding = Assert.Single(VoluntarinessRule.JudgeClass(50, 50, Hunan).Findings);
        Assert.Equal((Verdict.Duty, "educationAuthority"), (finding.Verdict, finding.Bound));
        Assert.Equal("学校和教师不得强制要求学生参加", finding.Sources[0].Quote);
    }

    [Fact]
    public async Task Opens_one_matter_for_a_class_that_asks_as_one_and_none_for_one_that_takes_its_time()
    {
        var school = await app.SchoolAsync();
        var offering = await school.OnMenuAsync(await school.PlanInForceAsync());
        var together = await app.ClassAsync(school, 3, [.. Enumerable.Repeat("", 10)]);
        var apart = await app.ClassAsync(school, 4, [.. Enumerable.Repeat("", 10)]);
        foreach (var child in together.Children)
            await together.AskAsync(Guid.CreateVersion7(), child, offering);
        foreach (var child in apart.Children.Skip(1))
            await apart.AskAsync(Guid.CreateVersion7(), child, offering);

        await ReviewAsync(school);
        await ReviewAsync(school);

        var duty = await app.InDbAsync(db => db.Duties.SingleAsync(one => one.SubjectId == together.Id));
        Assert.Equal(("class-asked-as-one", "educationAuthority"), (duty.Rule, duty.Bound));
        // 9 of 10 are 90 %.
        Assert.False(await app.InDbAsync(db => db.Duties.AnyAsync(one => one.SubjectId == apart.Id)));
    }

    [Fact]
    public async Task Looks_again_in_another_term_and_not_twice_in_one()
    {
        var school = await app.SchoolAsync();
        var offering = await school.OnMenuAsync(await school.PlanInForceAsync());
        var pupils = await app.ClassAsync(school, 3, [.. Enumerable.Repeat("", 10)]);
        foreach (var child in pupils.Children)
            await pupils.AskAsync(Guid.CreateVersion7(), child, offering);
        await ReviewAsync(school);
        foreach (var (days, isOpen) in new[] { (0, false), (-150, true) })
        {
            await app.InDbAsync(db =>
                db.Duties.Where(one => one.SubjectId == pupils.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.DoneAt, one => one.OpenedAt.AddDays(days)))
            );
            await ReviewAsync(school);
            var duty = await app.InDbAsync(db => db.Duties.SingleAsync(one => one.SubjectId == pupils.Id));
            Assert.Equal(isOpen, duty.DoneAt is null);
        }
    }

    [Fact]
    public async Task Counts_the_term_and_looks_when_the_term_before_was_so_too()
    {
        var school = await app.SchoolAsync();
        var offering = await school.OnMenuAsync(await school.PlanInForceAsync());
        var pupils = await app.ClassAsync(school, 3, [.. Enumerable.Repeat("", 10)]);
        foreach (var child in pupils.Children)
            await pupils.AskAsync(Guid.CreateVersion7(), child, offering);
        await ReviewAsync(school);
        Assert.DoesNotContain("nobody-stayed-away", await school.DutiesAsync(school.TermId));
        await app.InDbAsync(db =>
        {
            db.Participations.Add(
                new Participation
                {
                    TermId = Guid.CreateVersion7(),
                    SchoolId = school.Id,
                    FirstDay = new DateOnly(2026, 2, 23),
                    OnRoll = 12,
                    Asked = 12,
                }
            );
            return db.SaveChangesAsync();
        });

        await ReviewAsync(school);

        Assert.Contains("nobody-stayed-away", await school.DutiesAsync(school.TermId));
    }

    private async Task ReviewAsync(SchoolAtHand school)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var governing = scope.ServiceProvider.GetRequiredService<Governing>();
        var governed = await governing.OfAsync(school.Id, school.TermId, CancellationToken.None);
        await scope
            .ServiceProvider.GetRequiredService<VoluntarinessBook>()
            .ReviewAsync(governed!, CancellationToken.None);
    }
}
