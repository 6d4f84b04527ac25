using System.Text.Json;
using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>
/// After the lot has fallen: a place is given up and offered to whoever waits, a declared seat is given by hand, somebody waits no longer,
/// and what nobody waits for goes to whoever comes first. As far as somebody waits, and something is left.
/// </summary>
public sealed class SeatsAfterwards(School school, Places places)
{
    /// <summary>The whole step.</summary>
    public async Task PlayAsync()
    {
        await APlaceIsGivenUpAsync();
        await ADeclaredSeatIsGivenAsync();
        if (places.Waiting.Count > 0)
            await places.StopsWaitingAsync(places.Waiting[0]);
        await WhatIsLeftIsClaimedAsync();
        await ACopyIsReadAsync();
    }

    private async Task APlaceIsGivenUpAsync()
    {
        var (place, given) = places
            .Confirmed.Where(one => WaitingFor(one.Value.Offering).Count > 0)
            .OrderBy(one => one.Value.Pupil.Id)
            .FirstOrDefault();
        if (given is null)
            return;
        await places.LeaveAsync(place);
        // The first family does not want it any more, if there is another to ask.
        if (WaitingFor(given.Offering).Count > 1)
            await AnswersAsync(await OfferedAsync(given.Offering), "decline");
        var offered = await OfferedAsync(given.Offering);
        await AnswersAsync(offered, "accept");
        await places.ComesInAsync(offered.Wish);
    }

    private IReadOnlyList<Wish> WaitingFor(Guid offering) =>
        [.. places.Waiting.Where(wish => wish.Choices.Contains(offering))];

    // Whoever is next is offered the seat in the moment after it became free.
    private async Task<(Wish Wish, Guid Place)> OfferedAsync(Guid offering)
    {
        (Wish, Guid) offered = default;
        await Asking.OnceHeardAsync(async () =>
        {
            foreach (var wish in WaitingFor(offering))
            {
                var shown = await school.GuardianOf(wish.Pupil).GetAsync(places.Path(wish));
                if (shown.TryGetProperty("placeId", out var place) && place.ValueKind is not JsonValueKind.Null)
                {
                    offered = (wish, place.GetGuid());
                    return;
                }
            }

            throw new UnexpectedAnswerException($"{school.Made.Name}: nobody who waits was offered the seat");
        });
        return offered;
    }

    private Task<JsonElement> AnswersAsync((Wish Wish, Guid Place) offered, string answer) =>
        school.GuardianOf(offered.Wish.Pupil).DoesPostAsync($"/enrolment/v1/places/{offered.Place}/{answer}");

    private async Task ADeclaredSeatIsGivenAsync()
    {
        foreach (var offering in school.Made.Menu.Where(one => one.Activity == Opening.HeldBack))
            if (WaitingFor(offering.Id) is [var wish, ..])
            {
                await school.Office.DoesPostAsync(
                    $"{Menu.Path(offering.Id)}/internal-places",
                    new { requestId = places.Path(wish).Split('/')[^1], group = "teams" }
                );
                await places.ComesInAsync(wish);
                return;
            }
    }

    private async Task WhatIsLeftIsClaimedAsync()
    {
        var left = (await school.Office.GetAsync($"{places.Round}/leftovers"))
            .EnumerateArray()
            .Select(one => one.Id("offeringId"))
            .ToHashSet();
        var found = school
            .Made.Menu.Where(one => left.Contains(one.Id))
            .Select(one => (Offering: one, Pupil: school.Made.Pupils.FirstOrDefault(pupil => MayCome(pupil, one))))
            .FirstOrDefault(one => one.Pupil is not null);
        if (found is not ({ } offering, { } pupil))
            return;
        await school.Office.DoesPostAsync($"{Menu.Path(offering.Id)}/open-claims", new { holdHours = 48 });
        var guardian = school.GuardianOf(pupil);
        await guardian.GetAsync("/enrolment/v1/children");
        var wish = new Wish(pupil, [offering.Id], pupil.Wishes.Count);
        var given = await guardian.DoesPutAsync(
            $"/enrolment/v1/seat-claims/{places.Path(wish).Split('/')[^1]}",
            new { seats = new[] { new { pupilId = pupil.Id, offeringId = offering.Id } } }
        );
        var isHeld = given.GetProperty("seats")[0].TryGetProperty("heldUntil", out var until);
        await places.AreClaimedAsync(wish, isHeld && until.ValueKind is not JsonValueKind.Null);
    }

    // Stays already, and is nowhere else at that time.
    private static bool MayCome(PupilMade pupil, OfferingMade offering) =>
        pupil.Wishes.Count == 1
        && offering.Grades.Contains(pupil.Class.Grade)
        && !pupil.Wishes[0].Contains(offering.Id)
        && offering.Grades.Count > 1;

    private async Task ACopyIsReadAsync()
    {
        var pupil = places.Confirmed.Values.Select(place => place.Pupil).MinBy(one => one.Id)!;
        await school.GuardianOf(pupil).GetAsync($"{places.Path(pupil)}/agreements");
    }
}
