using System.Text.Json;
using AfterSchool.Enrolment.Agreements;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Papers;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Family;

/// <summary>A step of a request as the family reads it (申请、班级审核、学校审批、名额、协议).</summary>
/// <param name="Code">The step.</param>
/// <param name="IsDone">Whether it is done.</param>
/// <param name="At">When it was done.</param>
public sealed record StepShown(string Code, bool IsDone, DateTimeOffset? At);

/// <summary>The agreement of a place.</summary>
/// <param name="Paper">The paper that counts, as it was written down and hashed.</param>
/// <param name="Text">What it says.</param>
/// <param name="Marks">Who has signed it.</param>
/// <param name="Replaced">Number of the paper whose place it took; null for the first.</param>
/// <param name="Sources">Where it says that it is signed.</param>
public sealed record MatterAgreement(
    Agreement Paper,
    AgreementPaper Text,
    IReadOnlyList<AgreementMark> Marks,
    string? Replaced,
    IReadOnlyList<Citation> Sources
);

/// <summary>A request with its place.</summary>
/// <param name="Home">The household it belongs to.</param>
/// <param name="Child">Whose it is.</param>
/// <param name="Request">The request.</param>
/// <param name="Steps">Its steps, in order.</param>
/// <param name="IsFromPaper">Whether the school entered it from a paper (代录).</param>
/// <param name="Since">Since when it is where it is.</param>
/// <param name="DecisionWords">What the school said.</param>
/// <param name="DeclinedFor">Coded reason of a refusal.</param>
/// <param name="DecidedUnder">The sentences that the school's decision rests on.</param>
/// <param name="Agreement">The agreement, where it has a place and the page names one.</param>
/// <param name="LeavesOn">The day from which a child that leaves now takes no part.</param>
public sealed record MatterShown(
    Household Home,
    ChildAtHome Child,
    RankedShown Request,
    IReadOnlyList<StepShown> Steps,
    bool IsFromPaper,
    DateTimeOffset? Since,
    string? DecisionWords,
    string? DeclinedFor,
    IReadOnlyList<Citation> DecidedUnder,
    MatterAgreement? Agreement,
    DateOnly? LeavesOn
)
{
    /// <summary>Where it stands.</summary>
    public Standing Standing => Home.Of(Request);

    /// <summary>What it is about.</summary>
    public Offering? About => Home.About(Request);

    /// <summary>Its place.</summary>
    public PlaceShown? Place => Child.Shown.Places.FirstOrDefault(one => one.Id == Request.PlaceId);

    /// <summary>Where it is.</summary>
    public string Address => $"{FamilyPages.Home}/requests/{Request.Id}";

    /// <summary>Whether the family may sign here and now.</summary>
    public bool MaySign => Standing.Holder is Holder.FamilySigns or Holder.FamilySignsLater;

    /// <summary>Whether it may be taken back without more ado: there is no place yet.</summary>
    public bool MayTakeBack =>
        Request
            is {
                PlaceId: null,
                Status: RequestStatus.Submitted or RequestStatus.ClassReviewed or RequestStatus.Approved
            }
        && (
            Request.RoundId is not { } round
            || Home.Rounds.GetValueOrDefault(round) is { IsOpen: true } or { Status: RoundStatus.Drawn }
        );

    /// <summary>Whether there is a place to leave.</summary>
    public bool MayLeave => Place is { Status: not PlaceStatus.Ended } && Standing.Holder != Holder.FamilyAnswers;
}

/// <summary>Reads it for the child's own guardian.</summary>
internal sealed class MatterReading(HouseholdReading reading, AgreementBook agreements, Desk desk)
{
    private const string Decided = "decide-request";

    public async Task<MatterShown?> ReadAsync(Guid id, CancellationToken ct)
    {
        var home = await reading.ReadAsync(ct);
        var child = home.Children.FirstOrDefault(one => one.Shown.Requests.Any(request => request.Id == id));
        if (child is null)
            return null;
        var shown = child.Shown.Requests.First(one => one.Id == id);
        var request = await desk.Db.Requests.AsNoTracking().FirstAsync(one => one.Id == id, ct);
        var entered = await desk
            .Db.Decisions.AsNoTracking()
            .Where(one => one.SubjectId == id)
            .OrderBy(one => one.Id)
            .ToListAsync(ct);
        // What did not go through has left everything as it was.
        var decisions = entered.Where(one => one.Verdict is null or <= Verdict.Duty).ToList();
        var pack = home.Pages.GetValueOrDefault(request.TermId);
        var agreement = await AgreementAsync(request, pack, ct);
        return new MatterShown(
            home,
            child,
            shown,
            [.. Steps(request, pack, decisions, agreement)],
            request.EnteredBy is not null,
            decisions.LastOrDefault()?.At,
            request.DecisionWords,
            request.DeclinedFor,
            Sources(decisions.LastOrDefault(one => one.Command == Decided)),
            agreement,
            await LeavesOnAsync(child.Shown.Places.FirstOrDefault(one => one.Id == request.PlaceId), ct)
        );
    }

    private static IEnumerable<StepShown> Steps(
        EnrolmentRequest request,
        EnrolmentPack? pack,
        List<Decision> decisions,
        MatterAgreement? agreement
    )
    {
        DateTimeOffset? At(string command) => decisions.LastOrDefault(one => one.Command == command)?.At;
        var chain = pack?.RequestChain?.Value ?? [];
        yield return new(RequestStep.Application, true, At("ask-for-place") ?? At("claim-seat") ?? At(Asking.OnPaper));
        if (chain.Contains(RequestStep.ClassReview))
            yield return new(
                RequestStep.ClassReview,
                request.StepsDone.Contains(RequestStep.ClassReview),
                At("review-request")
            );
        if (chain.Contains(RequestStep.SchoolDecision))
            yield return new(
                RequestStep.SchoolDecision,
                request.StepsDone.Contains(RequestStep.SchoolDecision),
                At(Decided)
            );
        yield return new(RequestStep.Place, request.PlaceId is not null, null);
        if (pack?.Signatories?.Value is { } parties)
            yield return new(
                RequestStep.Agreement,
                parties.All(request.SignedBy.Contains),
                parties.All(request.SignedBy.Contains) ? agreement?.Marks[^1].At : null
            );
    }

    private static IReadOnlyList<Citation> Sources(Decision? decision) =>
        decision is null
            ? []
            :
            [
                .. JsonSerializer
                    .Deserialize<Finding[]>(decision.Findings, JsonSerializerOptions.Web)!
                    .SelectMany(one => one.Sources)
                    .Distinct(),
            ];

    private async Task<MatterAgreement?> AgreementAsync(
        EnrolmentRequest request,
        EnrolmentPack? pack,
        CancellationToken ct
    )
    {
        if (pack?.Signatories is not { } parties || await agreements.ReadAsync(request.Id, ct) is not { } paper)
            return null;
        var before = await desk
            .Db.Agreements.Where(one => one.RequestId == paper.RequestId && one.Version == paper.Version - 1)
            .Select(one => one.Number)
            .FirstOrDefaultAsync(ct);
        return new MatterAgreement(
            paper,
            Canonical.Read<AgreementPaper>(paper.Canonical),
            await desk.Db.MarksOfAsync(paper.Id, ct),
            before,
            parties.Sources
        );
    }

    private async Task<DateOnly?> LeavesOnAsync(PlaceShown? place, CancellationToken ct) =>
        place is null or { Status: PlaceStatus.Ended }
            ? null
            : await desk.Db.NextSessionDayAsync(place.OfferingId, desk.Clock.Now(), ct);
}
