using System.Text.Json;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
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

/// <summary>A signature as the family reads it.</summary>
/// <param name="Party">Who signed.</param>
/// <param name="At">When.</param>
public sealed record SignatureShown(string Party, DateTimeOffset At);

/// <summary>The agreement of a place.</summary>
/// <param name="Text">Its text; null where the school drew up none of its own.</param>
/// <param name="Version">Which form it is.</param>
/// <param name="Parties">Who signs.</param>
/// <param name="Signed">Who has.</param>
/// <param name="Sources">Where it says that it is signed.</param>
public sealed record AgreementShown(
    string? Text,
    int Version,
    IReadOnlyList<string> Parties,
    IReadOnlyList<SignatureShown> Signed,
    IReadOnlyList<Citation> Sources
);

/// <summary>A request with its place.</summary>
/// <param name="Home">The household it belongs to.</param>
/// <param name="Child">Whose it is.</param>
/// <param name="Request">The request.</param>
/// <param name="Steps">Its steps, in order.</param>
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
    DateTimeOffset? Since,
    string? DecisionWords,
    string? DeclinedFor,
    IReadOnlyList<Citation> DecidedUnder,
    AgreementShown? Agreement,
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
        Request.Status is RequestStatus.Submitted or RequestStatus.ClassReviewed or RequestStatus.Approved
        && (
            Request.RoundId is not { } round
            || Home.Rounds.GetValueOrDefault(round) is { IsOpen: true } or { Status: RoundStatus.Drawn }
        );

    /// <summary>Whether there is a place to leave.</summary>
    public bool MayLeave => Place is { Status: not PlaceStatus.Ended } && Standing.Holder != Holder.FamilyAnswers;
}

/// <summary>Reads it for the child's own guardian.</summary>
internal sealed class MatterReading(HouseholdReading reading, Desk desk)
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
        var signed = await desk
            .Db.Signatures.AsNoTracking()
            .Where(one => one.RequestId == id)
            .OrderBy(one => one.At)
            .Select(one => new SignatureShown(one.Party, one.At))
            .ToListAsync(ct);
        var pack = home.Pages.GetValueOrDefault(request.TermId);
        return new MatterShown(
            home,
            child,
            shown,
            [.. Steps(request, pack, decisions, signed)],
            decisions.LastOrDefault()?.At,
            request.DecisionWords,
            request.DeclinedFor,
            Sources(decisions.LastOrDefault(one => one.Command == Decided)),
            await AgreementAsync(home, shown, pack, signed, ct),
            await LeavesOnAsync(child.Shown.Places.FirstOrDefault(one => one.Id == request.PlaceId), ct)
        );
    }

    private static IEnumerable<StepShown> Steps(
        EnrolmentRequest request,
        EnrolmentPack? pack,
        List<Decision> decisions,
        List<SignatureShown> signed
    )
    {
        DateTimeOffset? At(string command) => decisions.LastOrDefault(one => one.Command == command)?.At;
        var chain = pack?.RequestChain?.Value ?? [];
        yield return new(RequestStep.Application, true, At("ask-for-place") ?? At("claim-seat"));
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
                parties.All(request.SignedBy.Contains) ? signed.LastOrDefault()?.At : null
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

    private async Task<AgreementShown?> AgreementAsync(
        Household home,
        RankedShown request,
        EnrolmentPack? pack,
        List<SignatureShown> signed,
        CancellationToken ct
    )
    {
        if (request.PlaceId is null || pack?.Signatories is not { } parties || home.About(request) is not { } offering)
            return null;
        var form = await desk
            .Db.Plans.Where(one => one.Id == offering.PlanId)
            .Select(one => new { one.AgreementForm, one.AgreementVersion })
            .FirstOrDefaultAsync(ct);
        return new AgreementShown(
            form?.AgreementForm,
            form?.AgreementVersion ?? 0,
            parties.Value,
            signed,
            parties.Sources
        );
    }

    private async Task<DateOnly?> LeavesOnAsync(PlaceShown? place, CancellationToken ct) =>
        place is null or { Status: PlaceStatus.Ended }
            ? null
            : await desk.Db.NextSessionDayAsync(place.OfferingId, desk.Clock.Now(), ct);
}
