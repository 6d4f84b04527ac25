using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Family;

/// <summary>What became of choices that a family sent.</summary>
/// <param name="Findings">All that the rules say against them.</param>
/// <param name="IsStale">Whether something had changed since the page was opened.</param>
internal sealed record ChoicesSent(Ruling Findings, bool IsStale)
{
    /// <summary>Whether all of it is kept.</summary>
    public bool IsDone => !IsStale && Findings.Findings.Count == 0;
}

/// <summary>Sends a family's choices, slot by slot, by the verbs of the API.</summary>
internal sealed class Choices(Commands commands, EnrolmentDb db)
{
    /// <summary>
    /// Ranks, ranks anew or takes back, whatever each slot needs; every slot is tried and every finding told.
    /// </summary>
    public async Task<ChoicesSent> SendAsync(ChoosingShown filled, CancellationToken ct)
    {
        List<IResult> answers = [];
        foreach (var slot in filled.Slots)
            answers.AddRange(await SendAsync(slot, filled, ct));
        return Read(answers);
    }

    /// <summary>Takes back all that was asked for in the round (不参加).</summary>
    public async Task<ChoicesSent> TakeBackAsync(ChoosingShown shown, CancellationToken ct)
    {
        List<IResult> answers = [];
        foreach (var request in shown.Asked)
            answers.Add(await TakeBackAsync(request.Id, ct));
        return Read(answers);
    }

    private static ChoicesSent Read(List<IResult> answers) =>
        new(
            new([
                .. answers
                    .OfType<RuledOut>()
                    .SelectMany(one => one.Ruling.Findings)
                    .Where(one => one.Verdict > Verdict.Duty)
                    .DistinctBy(one => (one.Rule, $"{one.Compared}")),
            ]),
            answers.Exists(one => one is not (NoContent or RuledOut))
        );

    private async Task<IReadOnlyList<IResult>> SendAsync(SlotShown slot, ChoosingShown filled, CancellationToken ct)
    {
        var ranked = slot.Ranked();
        var siblings = slot.Siblings.Where(one => one.IsTogether).ToArray();
        Guid? together = siblings.Length == 0 || ranked.Length == 0 ? null : TogetherOf(slot, siblings);
        var own = new Asking(
            filled.Child.Shown.PupilId,
            slot.CommandId,
            slot.Request,
            ranked,
            filled.Pickup == true,
            together
        );
        if (ranked.Length == 0)
            return slot.Request is null ? [] : [await TakeBackAsync(slot.Request.Id, ct)];
        List<IResult> answers = own.IsKept ? [] : [await AskAsync(own, ct)];
        foreach (var one in siblings)
        {
            var its = own with
            {
                Pupil = one.Child.Shown.PupilId,
                Id = Derived.From(slot.CommandId, $"together {one.Child.Shown.PupilId}"),
                Before = one.Request,
                Pickup = one.Request?.PickupDifficulty ?? own.Pickup,
            };
            if (!its.IsKept)
                answers.Add(await AskAsync(its, ct));
        }

        return answers;
    }

    // What the children share is made once and kept when they rank anew.
    private static Guid TogetherOf(SlotShown slot, Sibling[] siblings) =>
        slot.Request?.TogetherId
        ?? siblings.Select(one => one.Request?.TogetherId).FirstOrDefault(one => one is not null)
        ?? Derived.From(slot.CommandId, "together");

    private async Task<IResult> AskAsync(Asking asking, CancellationToken ct)
    {
        // The form's own request again, or the first one: the API knows a repetition from another under the same id.
        if (asking.Before is null || asking.Before.Id == asking.Id)
        {
            var body = new PlaceAsked(asking.Pupil, asking.Ranked, asking.Pickup, asking.Together);
            var answer = await commands.RunAsync(services =>
                AskForPlace.Handle(
                    asking.Id,
                    body,
                    services.GetRequiredService<Desk>(),
                    services.GetRequiredService<RoundGate>(),
                    ct
                )
            );
            // Asked for, taken back, and the old page sent once more: nothing was done now, and nobody shall think so.
            return
                answer is NoContent
                && await db.Requests.AnyAsync(one => one.Id == asking.Id && one.Status == RequestStatus.Ended, ct)
                ? TypedResults.Conflict()
                : answer;
        }

        var ranking = new Ranking(asking.Ranked, asking.Pickup, asking.Together);
        return await commands.RunAsync(services =>
            RankChoices.Handle(
                asking.Before.Id,
                asking.Id,
                ranking,
                services.GetRequiredService<Desk>(),
                services.GetRequiredService<RoundGate>(),
                ct
            )
        );
    }

    private Task<IResult> TakeBackAsync(Guid request, CancellationToken ct) =>
        commands.RunAsync(services =>
            WithdrawRequest.Handle(
                request,
                services.GetRequiredService<Desk>(),
                services.GetRequiredService<RoundGate>(),
                services.GetRequiredService<Leaving>(),
                ct
            )
        );

    private sealed record Asking(Guid Pupil, Guid Id, RankedShown? Before, Guid[] Ranked, bool Pickup, Guid? Together)
    {
        /// <summary>Whether that is what is kept already.</summary>
        public bool IsKept =>
            Before is not null
            && Before.PickupDifficulty == Pickup
            && Before.TogetherId == Together
            && Before.Choices.Select(one => one.OfferingId).SequenceEqual(Ranked);
    }
}
