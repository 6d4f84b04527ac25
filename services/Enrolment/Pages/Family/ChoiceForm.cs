using System.Globalization;
using AfterSchool.ServiceDefaults.Pages;

namespace AfterSchool.Enrolment.Pages.Family;

/// <summary>The choices as a family sent them. A form speaks of the slots that it showed and of no other.</summary>
/// <param name="sent">What was sent.</param>
internal sealed class ChoiceForm(IFormCollection sent)
{
    /// <summary>Whether the family takes no part in the round: one tap, as large as the other (不参加).</summary>
    public bool IsNone => sent["answer"] == "none";

    /// <summary>The page with what was filled in, in place of what is kept; only slots that the form showed.</summary>
    public ChoosingShown FilledIn(ChoosingShown shown) =>
        shown with
        {
            Slots =
            [
                .. shown
                    .Slots.Where(slot => slot.IsOpen && sent["slot"].Contains($"{slot.Number}"))
                    .Select(slot =>
                        slot with
                        {
                            CommandId = Guid.TryParse(sent[$"id-{slot.Number}"], out var id) ? id : Guid.Empty,
                            Cards = [.. slot.Cards.Select(card => card with { Rank = RankOf(card) })],
                            Siblings =
                            [
                                .. slot.Siblings.Select(one =>
                                    one with
                                    {
                                        IsTogether = sent[$"together-{slot.Number}"]
                                            .Contains($"{one.Child.Shown.PupilId}"),
                                    }
                                ),
                            ],
                        }
                    ),
            ],
            Pickup = shown.Pickup is null ? null : sent["pickup"] == "yes",
        };

    /// <summary>What is wrong in it, in the order of the page.</summary>
    public static IReadOnlyList<FormError> WrongIn(ChoosingShown filled)
    {
        var errors = new List<FormError>();
        foreach (var slot in filled.Slots)
        {
            if (slot.CommandId == Guid.Empty)
                errors.Add(new(null, "family-form-stale"));
            var seen = new HashSet<int>();
            foreach (var card in slot.Cards.Where(one => one.Rank is not null))
                if (!seen.Add(card.Rank!.Value))
                    errors.Add(new(card.Field, "family-rank-twice"));
        }

        if (filled.Slots.All(slot => slot.Ranked().Length == 0 && slot.Request is null))
            errors.Add(new(null, "family-nothing-chosen"));
        return errors;
    }

    private int? RankOf(OfferingCardShown card) =>
        int.TryParse(sent[card.Field], NumberStyles.None, CultureInfo.InvariantCulture, out var rank)
        && rank is > 0 and < 100
            ? rank
            : null;
}
