using System.Text.Json.Serialization;
using AfterSchool.Enrolment.CountyPolicies;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>GET /plans/{id}/findings — what handing in and publishing would come to now, all of it at once; nothing is done (试提交).</summary>
internal static class PlanFindings
{
    /// <summary>What handing the plan in is judged by.</summary>
    public static Ruling ForSubmission(ServicePlan plan, EnrolmentPack pack) =>
        Ruling.All(
            PlanSectionsRule.Judge(plan, pack),
            ExcludedFeeItemsRule.Judge(plan.FeeScheme ?? [], pack).At("/feeScheme"),
            (plan.Consultation is { } held ? ConsultationRule.Judge(held, pack) : Ruling.Permitted).At("/consultation"),
            OpeningSequenceRule.Judge(plan, OpeningStep.Approval, pack).At("/stepsDone")
        );

    public static async Task<Results<NotFound, Ok<PlanFindingsShown>>> Handle(
        Guid id,
        Desk desk,
        CountyPolicyBook counties,
        Words words,
        HttpContext http
    )
    {
        var ct = http.RequestAborted;
        var plan = await desk.Db.Plans.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (plan is null || !await desk.Reach.ReadsSchoolAsync(plan.SchoolId, ct))
            return TypedResults.NotFound();
        var governed = await desk.GovernedAsync(plan, ct);
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var parents = await desk.Db.ParentsCountedAsync(plan.SchoolId, ct);
        var rural = await desk.Db.RuralFactsAsync(plan.SchoolId, ct);
        var language = Words.LanguageOf(http.Request);
        var submission = Ruling
            .All(
                ForSubmission(plan, governed.Pack),
                ForSchool(plan, governed, parents),
                await counties.JudgeAsync(governed, ct)
            )
            .Heard(plea);
        var publication = ForPublication(plan, governed, rural).Heard(plea);
        return TypedResults.Ok(Shown(submission, publication, words, language));
    }

    /// <summary>
    /// GET /plans/{id}/revisions/{revisionId}/findings — the same of a change, judged as its reviewer would find the plan with it.
    /// </summary>
    public static async Task<Results<NotFound, Ok<PlanFindingsShown>>> OfRevision(
        Guid id,
        Guid revisionId,
        Desk desk,
        Words words,
        HttpContext http
    )
    {
        var ct = http.RequestAborted;
        if (
            await desk.RevisionAsync(id, revisionId, ct) is not { } at
            || !await desk.Reach.ReadsSchoolAsync(at.Plan.SchoolId, ct)
        )
            return TypedResults.NotFound();
        var (revision, pack) = (at.Revision, at.Governed.Pack);
        // The reason of a change is heard with it, as when it is handed in.
        var plea = await desk.Rulings.HearAsync(revisionId, revision.Reason, ct);
        return TypedResults.Ok(
            Shown(
                revision.ForSubmission(at.Plan, at.HasTermBegun, pack).Heard(plea),
                revision.ForPublication(at.Plan, pack).Heard(plea),
                words,
                Words.LanguageOf(http.Request)
            )
        );
    }

    private static PlanFindingsShown Shown(Ruling submission, Ruling publication, Words words, string language) =>
        new(
            submission.Permits,
            publication.Permits,
            [.. Show("submit", submission, words, language), .. Show("publish", publication, words, language)]
        );

    // What the school is, and how its parents asked: judged when it was drafted and consulted, and shown here once more.
    private static Ruling ForSchool(ServicePlan plan, Governed governed, int parents) =>
        Ruling.All(
            ConsultationRule.JudgeMissing(plan, hasMenu: true, governed.Pack).At("/consultation"),
            ValidityRule.Judge(governed.Term, governed.Pack).At("/termId"),
            CompulsoryStagesRule.Judge(governed.School, plan.OptIns, governed.Pack).At("/optIns"),
            OptionalKindsRule.Judge(governed.School, governed.Pack).At("/schoolId"),
            OwnershipRule.Judge(governed.School, governed.Pack).At("/schoolId"),
            RuralOpeningRule.Judge(governed.School, plan.ParentsWish, parents, governed.Pack).At("/parentsWish")
        );

    private static Ruling ForPublication(ServicePlan plan, Governed governed, RuralFacts rural) =>
        Ruling.All(
            PlanReviewRule.Judge(plan, governed.Pack).At("/status"),
            OpeningSequenceRule.Judge(plan, OpeningStep.Publish, governed.Pack).At("/stepsDone"),
            RuralOpeningRule.JudgeCounty(governed.School, rural.IsDecidedOpen, governed.Pack).At("/schoolId"),
            CentralSchoolRule
                .JudgeAlone(rural.IsCoordinated, plan.TakenInto is not null, governed.Pack)
                .At("/takenInto")
        );

    private static IEnumerable<PlanFinding> Show(string step, Ruling ruling, Words words, string language) =>
        ruling.Findings.SelectMany(finding =>
            PolicyLine
                .Of(new Ruling([finding]))
                .Select(line => new PlanFinding(
                    step,
                    line.Rule,
                    line.Verdict,
                    line.Document,
                    line.Number,
                    line.Article,
                    line.Quote,
                    line.IsDefault,
                    line.Pointer,
                    words.Say(line.Rule, language, line.Compared)
                ))
        );
}

/// <summary>Everything that is found.</summary>
/// <param name="MayBeSubmitted">Whether handing in would go through now.</param>
/// <param name="MayBePublished">Whether publishing would go through now.</param>
/// <param name="Findings">Gravest first, a line for each sentence.</param>
public sealed record PlanFindingsShown(bool MayBeSubmitted, bool MayBePublished, IReadOnlyList<PlanFinding> Findings);

/// <summary>One finding.</summary>
/// <param name="Step">submit or publish.</param>
/// <param name="Rule">Stable rule code.</param>
/// <param name="Verdict">What it comes to.</param>
/// <param name="Document">Title of the document.</param>
/// <param name="Number">Its number.</param>
/// <param name="Article">The article.</param>
/// <param name="Quote">The sentence, verbatim.</param>
/// <param name="IsDefault">True where no document says it.</param>
/// <param name="Pointer">JSON Pointer into the plan as it is shown: the place to mend.</param>
/// <param name="Words">What is wrong and what to do, in the reader's language.</param>
public sealed record PlanFinding(
    string Step,
    string Rule,
    Verdict Verdict,
    string? Document,
    string? Number,
    string? Article,
    string? Quote,
    bool IsDefault,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer,
    string Words
);
